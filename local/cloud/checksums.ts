import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** What S3 can be asked to verify an upload with: header suffix to the checksum in base64. */
export const CHECKSUMS: Readonly<Record<string, (body: Buffer) => string>> = {
  crc32: (body) => uint32(crc32(body)),
  crc32c: (body) => uint32(crc32c(body)),
  crc64nvme: (body) => uint64(crc64nvme(body)),
  sha1: (body) => createHash('sha1').update(body).digest('base64'),
  sha256: (body) => createHash('sha256').update(body).digest('base64'),
}

function uint32(value: number): string {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer.toString('base64')
}

function uint64(value: bigint): string {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(value)
  return buffer.toString('base64')
}

/** CRC-32C (Castagnoli), reflected polynomial 0x82f63b78. */
function crc32c(body: Buffer): number {
  let crc = 0xffffffff
  for (const byte of body) crc = (CRC32C_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

const CRC32C_TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0x82f63b78 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** CRC-64/NVME, reflected polynomial 0x9a6c9329ac4bc9b5. */
function crc64nvme(body: Buffer): bigint {
  const all = 0xffffffffffffffffn
  let crc = all
  for (const byte of body) crc = (CRC64_TABLE[Number((crc ^ BigInt(byte)) & 0xffn)] ?? 0n) ^ (crc >> 8n)
  return crc ^ all
}

const CRC64_TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = BigInt(index)
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? 0x9a6c9329ac4bc9b5n ^ (value >> 1n) : value >> 1n
  return value
})

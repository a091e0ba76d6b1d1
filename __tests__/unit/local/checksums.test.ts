import { describe, expect, it } from 'vitest'
import { CHECKSUMS } from '../../../local/cloud/checksums.ts'

/** The check values that the catalogue of CRC algorithms gives for the text "123456789". */
const CHECK_VALUES = { crc32: 'cbf43926', crc32c: 'e3069283', crc64nvme: 'ae8b14860a799888' } as const

describe('checksums of S3', () => {
  it.each(Object.entries(CHECK_VALUES))('%s has its published check value', (name, hex) => {
    expect(CHECKSUMS[name]?.(Buffer.from('123456789'))).toBe(Buffer.from(hex, 'hex').toString('base64'))
  })
})

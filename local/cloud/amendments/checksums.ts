import { createHash } from 'node:crypto'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer } from '../answer.ts'
import { CHECKSUMS } from '../checksums.ts'
import { header } from '../identify.ts'

/** Uploads whose checksum is wrong: moto stores them, S3 refuses. */
export function checksumAmendments(): Amendment[] {
  return [
    {
      service: 's3',
      operations: ['PutObject', 'UploadPart'],
      handle: async (request, next) => refusal(request) ?? next(request),
    },
  ]
}

function refusal(request: CloudRequest): Answer | undefined {
  const { content, trailers } = decode(request)
  const announced = (name: string): string | undefined => header(request, name) ?? trailers[name]
  const md5 = announced('content-md5')
  if (md5 !== undefined && md5 !== createHash('md5').update(content).digest('base64')) {
    return errorAnswer('s3', 400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  const sha256 = header(request, 'x-amz-content-sha256')
  if (
    sha256 !== undefined &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    sha256 !== createHash('sha256').update(request.body).digest('hex')
  ) {
    return errorAnswer(
      's3',
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  for (const [name, compute] of Object.entries(CHECKSUMS)) {
    const value = announced(`x-amz-checksum-${name}`)
    if (value !== undefined && value !== compute(content)) {
      return errorAnswer(
        's3',
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
      )
    }
  }
  return undefined
}

/** The object itself, out of the chunks that a streaming upload wraps it in (`aws-chunked`), and the trailers after the last chunk. */
function decode(request: CloudRequest): { content: Buffer; trailers: Readonly<Record<string, string>> } {
  const isChunked = header(request, 'x-amz-content-sha256')?.startsWith('STREAMING-') === true
  if (!isChunked) return { content: request.body, trailers: {} }
  const chunks: Buffer[] = []
  let rest = request.body
  for (;;) {
    const lineEnd = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.subarray(0, lineEnd).toString(), 16)
    // The last chunk is empty; a body that ends without one is taken as it is.
    if (lineEnd < 0 || !(size > 0))
      return { content: Buffer.concat(chunks), trailers: trailersOf(rest.subarray(lineEnd + 2)) }
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size))
    rest = rest.subarray(lineEnd + 2 + size + 2)
  }
}

function trailersOf(text: Buffer): Readonly<Record<string, string>> {
  const pairs = text
    .toString()
    .split('\r\n')
    .map((line) => line.split(':'))
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (name && value ? [[name.trim().toLowerCase(), value.trim()]] : [])),
  )
}

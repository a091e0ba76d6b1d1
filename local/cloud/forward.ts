import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { Next } from './amendment.ts'
import type { Answer } from './answer.ts'

/** Headers that describe one connection, not the request. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'upgrade', 'te', 'trailer'])

/**
 * Sends a request on to moto as it came: `Host` and `Authorization` untouched, since moto tells services apart by the signature's scope and, when it enforces
 * IAM, checks the signature.
 */
export function forwardTo(port: number): Next {
  const agent = new Agent({ keepAlive: false, maxSockets: 64 })
  return ({ method, target, headers, body }) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: '127.0.0.1',
          port,
          method,
          path: target,
          agent,
          headers: { ...endToEnd(headers), 'content-length': String(body.length) },
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 500,
              headers: endToEnd(incoming.headers),
              body: Buffer.concat(chunks),
            }),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}

function endToEnd(
  headers: IncomingHttpHeaders | Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value
  }
  return kept
}

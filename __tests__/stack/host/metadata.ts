import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The instance metadata service, as far as the host asks it: its tags. */
export interface Metadata {
  readonly port: number
  /** What the host reads as its own tags. */
  readonly tags: Map<string, string>
  close(): Promise<void>
}

export const startMetadata = async (address: string): Promise<Metadata> => {
  const tags = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/latest/api/token' && request.method === 'PUT') return response.end('token')
    const tag = tags.get(path.replace('/latest/meta-data/tags/instance/', ''))
    return tag === undefined ? response.writeHead(404).end() : response.end(tag)
  })
  server.listen(0, address)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    tags,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

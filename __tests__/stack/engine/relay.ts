import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** A port on an address that containers reach. */
export interface Relay {
  readonly port: number
  close(): Promise<void>
}

/**
 * Makes a port of 127.0.0.1 reachable for containers, which have no way there.
 *
 * @param address this machine's own in the network of the containers
 */
export const relayTo = async (address: string, port: number): Promise<Relay> => {
  const server = createServer((outside) => {
    const inside = connect(port, '127.0.0.1')
    outside.pipe(inside).pipe(outside)
    for (const [one, other] of [
      [outside, inside],
      [inside, outside],
    ] as const)
      one.on('error', () => other.destroy())
  })
  server.listen(0, address)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

import { connect, createServer, type Server, type Socket } from 'node:net'

/** The product's ports: what a host publishes and a public address leads to. */
export const PUBLISHED_PORTS: readonly number[] = [80, 443, 3000, 3200, 4040, 4317, 9090, 9999]

/**
 * Leads connections to a public address on to the host that has it at the moment. An Elastic IP outlives its host, so the host cannot listen on it by itself:
 * forwarding is what the internet gateway does on AWS.
 */
export class Forwarders {
  readonly #hostByPublic = new Map<string, string>()
  readonly #servers = new Map<string, Server[]>()
  readonly #sockets = new Set<Socket>()
  readonly #portShift: number
  readonly #onLine: (line: string) => void

  /** @param portShift what is added to ports below 1024 on both ends */
  constructor(portShift: number, onLine: (line: string) => void) {
    this.#portShift = portShift
    this.#onLine = onLine
  }

  /** Makes exactly these public addresses lead to their hosts (loopback to loopback). */
  async set(wanted: ReadonlyMap<string, string>): Promise<void> {
    for (const address of [...this.#hostByPublic.keys()]) if (!wanted.has(address)) await this.#close(address)
    for (const [address, host] of wanted) {
      this.#hostByPublic.set(address, host)
      if (!this.#servers.has(address)) await this.#open(address)
    }
  }

  async close(): Promise<void> {
    await this.set(new Map())
    for (const socket of this.#sockets) socket.destroy()
  }

  async #open(address: string): Promise<void> {
    const servers: Server[] = []
    this.#servers.set(address, servers)
    await Promise.all(
      PUBLISHED_PORTS.map(async (published) => {
        const port = published < 1_024 ? published + this.#portShift : published
        const server = createServer((socket) => this.#forward(address, port, socket))
        await new Promise<void>((resolve) => {
          server.once('error', (error) => {
            this.#onLine(`[simulated] ${address}:${port} cannot be listened on (${error.message}): it is not reachable`)
            resolve()
          })
          server.listen(port, address, () => {
            servers.push(server)
            resolve()
          })
        })
      }),
    )
  }

  async #close(address: string): Promise<void> {
    this.#hostByPublic.delete(address)
    const servers = this.#servers.get(address) ?? []
    this.#servers.delete(address)
    // Existing connections end by themselves or with the cloud; only new ones are refused.
    for (const server of servers) server.close()
  }

  #forward(address: string, port: number, socket: Socket): void {
    const host = this.#hostByPublic.get(address)
    if (host === undefined) {
      socket.destroy()
      return
    }
    const upstream = connect(port, host)
    for (const end of [socket, upstream]) {
      this.#sockets.add(end)
      end.on('close', () => {
        this.#sockets.delete(end)
        socket.destroy()
        upstream.destroy()
      })
      // A refused or reset connection closes both ends, which is all that a client of a dead host sees.
      end.on('error', () => end.destroy())
    }
    socket.pipe(upstream).pipe(socket)
  }
}

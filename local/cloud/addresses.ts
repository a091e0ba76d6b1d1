import { once } from 'node:events'
import { createServer } from 'node:net'

/** Port on which a cloud holds its block, so that two clouds on one machine never share an address. */
const CLAIM_PORT = 47_001
const FIRST_BLOCK = 16
/** Above it, other tests of this repository have addresses of their own. */
const LAST_BLOCK = 239

/** Thrown when the machine has no loopback addresses besides 127.0.0.1. */
export class LoopbackUnavailable extends Error {
  override readonly name = 'LoopbackUnavailable'
}

/**
 * The loopback addresses of one cloud: `127.<block>.x.y`. moto deals out routable addresses of strangers; each is stood for by one loopback address, always
 * the same, so that nothing that waits for a host ever leaves this machine, and so that several hosts have the same ports side by side.
 */
export class AddressBook {
  readonly #block: number
  readonly #release: () => Promise<void>
  readonly #loopbackByPublic = new Map<string, string>()
  readonly #publicByLoopback = new Map<string, string>()
  #hosts = 0

  private constructor(block: number, release: () => Promise<void>) {
    this.#block = block
    this.#release = release
  }

  /**
   * Takes a block that no other cloud on this machine has.
   *
   * @throws LoopbackUnavailable where only 127.0.0.1 can be listened on (macOS without aliases)
   */
  static async claim(): Promise<AddressBook> {
    const blocks = LAST_BLOCK - FIRST_BLOCK + 1
    const start = Math.floor(Math.random() * blocks)
    for (let step = 0; step < blocks; step++) {
      const block = FIRST_BLOCK + ((start + step) % blocks)
      const release = await hold(`127.${block}.0.1`)
      if (release !== undefined) return new AddressBook(block, release)
    }
    throw new LoopbackUnavailable('all loopback blocks of this machine are held by other embedded clouds')
  }

  /** The loopback address that stands for a public address of moto. */
  loopbackOf(publicAddress: string): string {
    const known = this.#loopbackByPublic.get(publicAddress)
    if (known !== undefined) return known
    const loopback = this.#address(128, this.#loopbackByPublic.size)
    this.#loopbackByPublic.set(publicAddress, loopback)
    this.#publicByLoopback.set(loopback, publicAddress)
    return loopback
  }

  /** The public address that moto knows, of a loopback address that stands for one; undefined for anything else. */
  publicOf(loopback: string): string | undefined {
    return this.#publicByLoopback.get(loopback)
  }

  /** A new address for a host's own interface. */
  newHostAddress(): string {
    return this.#address(1, this.#hosts++)
  }

  /** What has to be added to ports below 1024 for this user to listen on them: 0, or 8000 where that takes a privilege. */
  async portShift(): Promise<number> {
    const server = createServer()
    server.listen(443, `127.${this.#block}.0.1`)
    try {
      await once(server, 'listening')
      await new Promise((resolve) => server.close(resolve))
      return 0
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EACCES') return 8_000
      throw error
    }
  }

  async release(): Promise<void> {
    await this.#release()
  }

  /** Address `index` (from 0) after `127.<block>.<third>.0`, 250 to a third. */
  #address(third: number, index: number): string {
    return `127.${this.#block}.${third + Math.floor(index / 250)}.${1 + (index % 250)}`
  }
}

/** Listens on the claim port of an address; undefined when another cloud does. */
async function hold(address: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.listen(CLAIM_PORT, address)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return undefined
    throw new LoopbackUnavailable(
      `the embedded cloud gives every host a loopback address of its own and cannot listen on ${address} (${code}). ` +
        'Linux has all of 127.0.0.0/8; macOS only 127.0.0.1: run it on Linux, or in a Linux container or virtual machine.',
      { cause: error },
    )
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

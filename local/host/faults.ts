import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STRIKE = fileURLToPath(new URL('strike', import.meta.url))

/** A failure of a program on the emulated hosts. */
export interface HostFault {
  /** Words that the command line must hold in this order, the program first: `docker compose up` matches `docker compose --file x up --wait`. */
  readonly match: string
  /** Exit code to end with. Absent: after the delay, the program runs as usual. */
  readonly exitCode?: number
  /** What it prints to stderr. */
  readonly stderr?: string
  /** How often it strikes. Default: always. */
  readonly times?: number
  /** Seconds to hang first. */
  readonly delaySeconds?: number
  /** The one host to strike; all of them when absent. */
  readonly instanceId?: string
}

/**
 * Faults of programs, kept as files that the `strike` script reads: a directory per fault with its pattern, its words and one token per time it may strike.
 * Only programs with a fault are led through `strike`, by a link of their name in front of the PATH.
 */
export class HostFaultList {
  readonly #links: string
  readonly #faults: string
  #count = 0

  /** @param directory becomes the first entry of the hosts' PATH */
  constructor(directory: string) {
    this.#links = directory
    this.#faults = join(directory, '.faults')
  }

  async prepare(): Promise<void> {
    await mkdir(this.#faults, { recursive: true })
  }

  async add(fault: HostFault): Promise<void> {
    const words = fault.match.trim().split(/\s+/)
    const program = words[0] ?? ''
    const directory = join(this.#faults, String(++this.#count).padStart(4, '0'))
    const tokens = join(directory, 'tokens')
    await mkdir(tokens, { recursive: true })
    await writeFile(join(directory, 'words'), words.map((word) => `${word}\n`).join(''))
    await writeFile(join(directory, 'stderr'), fault.stderr ?? '')
    await writeFile(join(directory, 'delay'), String(fault.delaySeconds ?? 0))
    await writeFile(join(directory, 'exit'), fault.exitCode === undefined ? '' : String(fault.exitCode))
    await writeFile(join(directory, 'instance'), fault.instanceId ?? '')
    if (fault.times === undefined) await writeFile(join(directory, 'always'), '')
    for (let token = 0; token < (fault.times ?? 0); token++) await writeFile(join(tokens, String(token)), '')
    await rm(join(this.#links, program), { force: true })
    await symlink(STRIKE, join(this.#links, program))
  }

  async clear(): Promise<void> {
    for (const entry of await readdir(this.#links)) if (entry !== '.faults') await rm(join(this.#links, entry))
    await rm(this.#faults, { recursive: true, force: true })
    await this.prepare()
  }
}

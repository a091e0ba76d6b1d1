import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, sec: 1_000, min: 60_000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a time span as systemd writes it: `5min`, `1h 30min`, `90` (seconds). */
export function timeSpanMs(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * 1_000
  const parts = [...text.matchAll(/(\d+)\s*([a-z]+)/g)]
  return parts.reduce((total, [, amount = '0', unit = '']) => total + Number(amount) * (UNITS[unit] ?? Number.NaN), 0)
}

/** What the timers of a host work with. */
export interface TimerParts {
  /** The host's own file tree. */
  readonly root: string
  /** Where the systemctl shim notes the timers that are enabled. */
  readonly enabled: string
  /** Starts a command of the host, program first, and logs what it prints under a name. */
  readonly start: (command: readonly string[], name: string) => void
}

/** The systemd timers of an emulated host: what `systemctl enable` was told to run every so often really runs. */
export class HostTimers {
  readonly #parts: TimerParts
  readonly #armed = new Map<string, NodeJS.Timeout>()

  constructor(parts: TimerParts) {
    this.#parts = parts
  }

  /** Starts the timers that were enabled since the last look, and stops those that were disabled. */
  async sync(): Promise<void> {
    const enabled = await readdir(this.#parts.enabled).catch((error: unknown): string[] => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    })
    for (const [timer, interval] of this.#armed) {
      if (enabled.includes(timer)) continue
      clearInterval(interval)
      this.#armed.delete(timer)
    }
    for (const timer of enabled) if (!this.#armed.has(timer)) await this.#arm(timer)
  }

  stop(): void {
    for (const timer of this.#armed.values()) clearInterval(timer)
    this.#armed.clear()
  }

  async #arm(timer: string): Promise<void> {
    const name = timer.replace(/\.timer$/, '')
    const interval = timeSpanMs(await this.#setting(timer, 'OnUnitActiveSec'))
    // Points in time (OnCalendar) are not stood in for: no emulated host lives to see them.
    if (!(interval > 0)) return
    const command = await this.#setting(`${name}.service`, 'ExecStart')
    const { root, start } = this.#parts
    const [program = '', ...argumentList] = command.split(/\s+/)
    const path = program.startsWith(root) ? program : join(root, program)
    this.#armed.set(timer, setInterval(() => start([path, ...argumentList], name), interval).unref())
  }

  async #setting(unit: string, name: string): Promise<string> {
    const text = await readFile(join(this.#parts.root, 'etc/systemd/system', unit), 'utf8')
    return new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  }
}

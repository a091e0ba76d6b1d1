import type { EmulatedHost } from '../host/host.ts'
import type { Clock } from './clock.ts'

/** How long agents do not register that are held back: until their host is rebooted, or whatever is done to it. */
export type Hold = 'until-reboot' | 'for-good'

/** When the agents of hosts register: a while after the host has started, unless they are held back. */
export class Registration {
  readonly #delayMs: number
  readonly #clock: Clock
  #hold: Hold | undefined

  constructor(delayMs: number, clock: Clock) {
    this.#delayMs = delayMs
    this.#clock = clock
  }

  /** Holds back the agents of all hosts, or none any more. */
  hold(hold: Hold | undefined): void {
    this.#hold = hold
  }

  isOnline(host: EmulatedHost | undefined): boolean {
    if (host?.bootedAt === undefined || this.#hold === 'for-good') return false
    if (this.#hold === 'until-reboot' && host.boots < 2) return false
    return this.#clock() - host.bootedAt >= this.#delayMs
  }
}

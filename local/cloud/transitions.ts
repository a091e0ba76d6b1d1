import type { Clock } from './clock.ts'

/** Codes that EC2 gives the states of an instance. */
export const INSTANCE_STATES = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const

export type InstanceState = keyof typeof INSTANCE_STATES

/** What an instance still holds on to while it ends. */
export interface Holdings {
  readonly vpcId: string | undefined
  readonly subnetIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly volumeIds: readonly string[]
}

interface Transition {
  readonly state: InstanceState
  /** Milliseconds since the epoch. */
  readonly until: number
  readonly holdings: Holdings | undefined
}

/**
 * Instances on their way from one state to the next. moto changes states at once; on AWS an instance that is ending keeps its network interface, and with it
 * the subnet and the security groups, for a while.
 */
export class Transitions {
  readonly #durationMs: number
  readonly #clock: Clock
  readonly #byInstance = new Map<string, Transition>()

  /** @param durationMs how long every transition takes */
  constructor(durationMs: number, clock: Clock) {
    this.#durationMs = durationMs
    this.#clock = clock
  }

  begin(instanceId: string, state: InstanceState, holdings?: Holdings): void {
    this.#byInstance.set(instanceId, { state, until: this.#clock() + this.#durationMs, holdings })
  }

  /** The state an instance is passing through; undefined when it has arrived. */
  stateOf(instanceId: string): InstanceState | undefined {
    const transition = this.#byInstance.get(instanceId)
    return transition !== undefined && this.#clock() < transition.until ? transition.state : undefined
  }

  /** Instances under way, with their states. */
  current(): readonly (readonly [string, InstanceState])[] {
    return [...this.#byInstance].flatMap(([instanceId, { state, until }]) =>
      this.#clock() < until ? [[instanceId, state] as const] : [],
    )
  }

  /** Whether an instance that is ending still holds something. */
  holds(test: (holdings: Holdings) => boolean): boolean {
    return [...this.#byInstance.values()].some(
      ({ until, holdings }) => this.#clock() < until && holdings !== undefined && test(holdings),
    )
  }
}

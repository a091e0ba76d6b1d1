import { UserError } from '../model/errors.ts'

/** A service of the stack that has a memory limit of its own. */
export type Service = 'alloy' | 'grafana' | 'loki' | 'nginx' | 'prometheus' | 'pyroscope' | 'tempo'

/** The limit of one service, and what its Go runtime is told to stay below. */
export interface MemoryLimit {
  readonly limitMiB: number
  readonly goLimitMiB: number
}

/** What each service gets on a host of 4 GiB, in MiB: the proportions in which memory is shared out on any host. */
const SHARES = {
  alloy: 384,
  grafana: 700,
  loki: 384,
  nginx: 64,
  prometheus: 700,
  pyroscope: 512,
  tempo: 1000,
} as const satisfies Record<Service, number>

/** More than this is of no use to them, in MiB; the others get what is over. */
const CEILINGS: Partial<Record<Service, number>> = { grafana: 1280, nginx: 96 }

/**
 * Part of the limit that the Go runtime may use. Grafana's data source plugins are processes of their own in the same container, which share the rest.
 */
const GO_PART = (service: Service): number => (service === 'grafana' ? 0.5 : 0.9)

/** For the kernel, systemd, the SSM agent and the Docker daemon: about 0.5 GiB measured at rest, plus the page cache of the stores. */
const hostReserveMiB = (memoryMiB: number): number => Math.max(832, Math.ceil(memoryMiB * 0.12))

/** Below this part of its share a service no longer holds what a small team sends. */
const LEAST_FACTOR = 0.8

const servicesOf = (logs: boolean): Service[] =>
  (Object.keys(SHARES) as Service[]).filter((service) => logs || service !== 'loki')

const sumOf = (services: readonly Service[]): number => services.reduce((sum, service) => sum + SHARES[service], 0)

/** The smallest instance memory that the stack runs on, in MiB. */
export const leastMemoryMiB = (logs: boolean): number =>
  Math.ceil(sumOf(servicesOf(logs)) * LEAST_FACTOR) + hostReserveMiB(0)

/**
 * Shares out an instance's memory. The limits and the host's reserve always sum to no more than the memory.
 * @throws UserError when the instance is too small.
 */
export const memoryLimits = (memoryMiB: number, logs: boolean): ReadonlyMap<Service, MemoryLimit> => {
  if (memoryMiB < leastMemoryMiB(logs)) {
    throw new UserError(
      `The instance has ${memoryMiB} MiB of memory; the stack ${logs ? 'with logs ' : ''}needs at least ${leastMemoryMiB(logs)} MiB.`,
      {
        fix: `Choose an instance type with at least 4 GiB, such as t4g.medium or t3.medium${logs ? '; with logs, 8 GiB are roomier' : ''}.`,
      },
    )
  }
  const limits = new Map<Service, MemoryLimit>()
  let budget = memoryMiB - hostReserveMiB(memoryMiB)
  let open = servicesOf(logs)
  const settle = (service: Service, limitMiB: number): void => {
    limits.set(service, { limitMiB, goLimitMiB: Math.floor(limitMiB * GO_PART(service)) })
    budget -= limitMiB
  }
  for (let factor = budget / sumOf(open); ; factor = budget / sumOf(open)) {
    const full = open.filter((service) => SHARES[service] * factor > (CEILINGS[service] ?? Number.POSITIVE_INFINITY))
    if (full.length === 0) {
      for (const service of open) settle(service, Math.floor(SHARES[service] * factor))
      return limits
    }
    for (const service of full) settle(service, CEILINGS[service] ?? 0)
    open = open.filter((service) => !full.includes(service))
  }
}

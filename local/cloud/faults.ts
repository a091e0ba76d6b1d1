import type { Operation } from './identify.ts'

/** A failure to inject into the answers of the cloud. */
export interface Fault {
  /** Signing name, such as `ec2`; any when absent. */
  readonly service?: string
  /** API operation, such as `RunInstances`; any when absent. */
  readonly operation?: string
  /** Text that the request's path or decoded body must contain. */
  readonly contains?: string
  /** Whose calls: default `client`, so that emulated hosts go on undisturbed. */
  readonly origin?: 'client' | 'host' | 'any'
  /** Matching requests to let pass first. Default 0. */
  readonly skip?: number
  /** How often it strikes. Default: always. */
  readonly times?: number
  /** HTTP status to answer with; 0 drops the connection without an answer. Absent: the request is only delayed. */
  readonly status?: number
  /** Error code in the service's own protocol. */
  readonly code?: string
  readonly message?: string
  /** Milliseconds to wait before answering. */
  readonly delayMs?: number
  /** `before`: nothing is done. `after`: the request is carried out, and then its answer is lost. Default `before`. */
  readonly when?: 'before' | 'after'
  /** Only for whoever shares the cloud's process: told when it strikes, and waited for before anything is answered. */
  readonly onStrike?: () => Promise<void>
}

interface ArmedFault {
  readonly fault: Fault
  skip: number
  left: number
}

/** The faults waiting to strike, in the order they were added; the first that matches does. */
export class FaultList {
  #armed: ArmedFault[] = []

  add(fault: Fault): void {
    this.#armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#armed = []
  }

  /** The fault that strikes this request, if one does; counts it. */
  strike(operation: Operation, origin: 'client' | 'host', text: () => string): Fault | undefined {
    for (const armed of this.#armed) {
      if (armed.left <= 0 || !matches(armed.fault, operation, origin, text)) continue
      if (armed.skip > 0) {
        armed.skip--
        continue
      }
      armed.left--
      return armed.fault
    }
    return undefined
  }
}

function matches(fault: Fault, operation: Operation, origin: 'client' | 'host', text: () => string): boolean {
  const wanted = fault.origin ?? 'client'
  return (
    (fault.service === undefined || fault.service === operation.service) &&
    (fault.operation === undefined || fault.operation === operation.operation) &&
    (wanted === 'any' || wanted === origin) &&
    (fault.contains === undefined || text().includes(fault.contains))
  )
}

import type { Operation } from './identify.ts'

/** One request that reached the front, as the control interface lists it. */
export interface Call {
  /** Position in the order of arrival, from 1; not restarted by a reset. */
  readonly n: number
  /** ISO 8601. */
  readonly time: string
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly mutating: boolean
  readonly dryRun: boolean
  readonly accessKeyId: string | undefined
  /** `host` when an emulated host called with its role's credentials, else `client`. */
  readonly origin: 'client' | 'host'
  /** Method and path with query. */
  readonly request: string
  /** HTTP status; 0 while in flight and when the connection was dropped. */
  readonly status: number
  readonly errorCode: string | undefined
}

/** A recorded request's body beside what it asked. */
export interface RecordedBody {
  readonly n: number
  readonly service: string
  readonly operation: string
  readonly body: Buffer
}

/** Keeps what was asked of the cloud, in order of arrival. */
export class CallRecord {
  readonly #hostKeys: ReadonlySet<string>
  #next = 1
  #calls = new Map<number, Call>()
  #bodies: RecordedBody[] = []

  /** @param hostKeys access keys of emulated hosts; the owner adds to the set as hosts start */
  constructor(hostKeys: ReadonlySet<string>) {
    this.#hostKeys = hostKeys
  }

  /** Records an arrival; the function returned records its end. */
  begin(operation: Operation, request: string, body: Buffer): (status: number, errorCode: string | undefined) => void {
    const { service, operation: name, region, mutating, dryRun, accessKeyId } = operation
    const call: Call = {
      n: this.#next++,
      time: new Date().toISOString(),
      service,
      operation: name,
      region,
      mutating,
      dryRun,
      accessKeyId,
      origin: accessKeyId !== undefined && this.#hostKeys.has(accessKeyId) ? 'host' : 'client',
      request,
      status: 0,
      errorCode: undefined,
    }
    this.#calls.set(call.n, call)
    this.#bodies.push({ n: call.n, service, operation: name, body })
    return (status, errorCode) => {
      // After a reset the call is no longer of interest.
      if (this.#calls.has(call.n)) this.#calls.set(call.n, { ...call, status, errorCode })
    }
  }

  list(): readonly Call[] {
    return [...this.#calls.values()]
  }

  bodies(): readonly RecordedBody[] {
    return this.#bodies
  }

  reset(): void {
    this.#calls = new Map()
    this.#bodies = []
  }
}

import type { Answer } from './answer.ts'
import type { Operation, RequestParts } from './identify.ts'

/** A request on its way through the front. */
export interface CloudRequest extends RequestParts, Operation {}

/** Carries a request on: to the next amendment, in the end to moto. */
export type Next = (request: CloudRequest) => Promise<Answer>

/** One thing that the front does otherwise than moto. */
export interface Amendment {
  readonly service: string
  /** The operations it concerns. */
  readonly operations: readonly string[] | 'all'
  /** Answers by itself, or carries the request on, changed or not, and changes the answer or not. */
  handle(request: CloudRequest, next: Next): Promise<Answer>
}

/** Puts amendments in a row before `last`, in their order. */
export function chain(amendments: readonly Amendment[], last: Next): Next {
  return amendments.reduceRight<Next>(
    (next, amendment) => (request) => (concerns(amendment, request) ? amendment.handle(request, next) : next(request)),
    last,
  )
}

function concerns(amendment: Amendment, request: CloudRequest): boolean {
  return (
    amendment.service === request.service &&
    (amendment.operations === 'all' || amendment.operations.includes(request.operation))
  )
}

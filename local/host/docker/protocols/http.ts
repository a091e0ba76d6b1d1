import type { IncomingMessage } from 'node:http'

/** What a stand-in answers over HTTP. */
export interface HttpAnswer {
  readonly status: number
  readonly body?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A request to a stand-in, complete. */
export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** Answers the requests to one port. */
export type HttpHandler = (request: HttpRequest) => HttpAnswer

/** An answer that only says something. */
export const say = (status: number, body: string): HttpAnswer => ({ status, body: `${body}\n` })

/** An answer in JSON. */
export const json = (status: number, value: unknown): HttpAnswer => ({
  status,
  body: JSON.stringify(value),
  type: 'application/json',
})

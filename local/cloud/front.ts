import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { CloudRequest, Next } from './amendment.ts'
import { type Answer, errorAnswer, errorCode } from './answer.ts'
import type { CallRecord } from './calls.ts'
import type { FaultList } from './faults.ts'
import { identify } from './identify.ts'

/** The HTTP server that AWS clients talk to. */
export interface Front {
  readonly port: number
  close(): Promise<void>
}

/** What the front works with. */
export interface FrontParts {
  /** 0 for any free port. */
  readonly port: number
  readonly record: CallRecord
  readonly faults: FaultList
  /** Carries out an AWS request: amendments, then moto. */
  readonly perform: Next
  /** Answers what is asked under `/_cloud/`. */
  readonly control: (request: IncomingMessage, body: Buffer) => Promise<Answer>
  readonly hostKeys: ReadonlySet<string>
}

/** Starts the front on 127.0.0.1. It records every AWS request, strikes it with an injected fault if one matches, and has it carried out. */
export async function startFront(parts: FrontParts): Promise<Front> {
  const server = createServer((incoming, outgoing) => {
    serve(parts, incoming, outgoing).catch((error: unknown) => {
      // An error of the front itself: answer in a way that no client takes for AWS, with everything a developer needs.
      outgoing
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(error instanceof Error ? error.stack : String(error))
    })
  })
  server.listen(parts.port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the front has no port')
  return {
    port: address.port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(parts: FrontParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming)
  const target = incoming.url ?? '/'
  if (target === '/_cloud/lifeline') {
    // Held open until the cloud ends, however it ends: what must not outlive it waits for that.
    outgoing.writeHead(200).flushHeaders()
    return
  }
  if (target.startsWith('/_cloud/')) {
    send(outgoing, await parts.control(incoming, body))
    return
  }
  const method = incoming.method ?? 'GET'
  const requestParts = { method, target, headers: incoming.headers, body }
  const operation = identify(requestParts)
  const request: CloudRequest = { ...requestParts, ...operation }
  const end = parts.record.begin(operation, `${method} ${target}`, body)
  const answer = await performUnlessStruck(parts, request)
  if (answer === undefined) {
    end(0, 'ConnectionDropped')
    outgoing.destroy()
    return
  }
  end(answer.status, errorCode(answer))
  send(outgoing, answer)
}

/** The answer to give; undefined drops the connection. */
async function performUnlessStruck(parts: FrontParts, request: CloudRequest): Promise<Answer | undefined> {
  const origin = request.accessKeyId !== undefined && parts.hostKeys.has(request.accessKeyId) ? 'host' : 'client'
  const fault = parts.faults.strike(request, origin, () => searchableText(request))
  if (fault === undefined) return parts.perform(request)
  if (fault.delayMs !== undefined) await wait(fault.delayMs)
  const { status, code = 'InternalError', message = 'injected by the embedded cloud' } = fault
  if (status === undefined) {
    await fault.onStrike?.()
    return parts.perform(request)
  }
  if (fault.when === 'after') await parts.perform(request)
  await fault.onStrike?.()
  return status === 0 ? undefined : errorAnswer(request.service, status, code, message)
}

function searchableText(request: CloudRequest): string {
  const form = [...request.parameters].map(([name, value]) => `${name}=${value}`).join('&')
  return `${decodeURIComponent(request.target)}\n${form === '' ? request.body.toString() : form}`
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function send(outgoing: ServerResponse, answer: Answer): void {
  const { 'content-length': _length, ...headers } = answer.headers
  // A HEAD answer announces a length without having a body.
  const length = outgoing.req.method === 'HEAD' ? (answer.headers['content-length'] ?? '0') : String(answer.body.length)
  outgoing.writeHead(answer.status, { ...headers, 'content-length': String(length) })
  outgoing.end(answer.body)
}

import type { IncomingMessage } from 'node:http'
import type { HostFault } from '../host/faults.ts'
import type { Answer } from './answer.ts'
import type { CloudControl } from './control.ts'
import type { Fault } from './faults.ts'
import type { Hold } from './registration.ts'

type Handler = (body: Buffer, query: URLSearchParams) => unknown

/** The control over HTTP, for another process than the one that started the cloud: JSON in and out, under `/_cloud/`. */
export function controlServer(control: CloudControl): (request: IncomingMessage, body: Buffer) => Promise<Answer> {
  const handlers: Readonly<Record<string, Handler>> = {
    'GET calls': () => control.calls(),
    'DELETE calls': () => control.resetCalls(),
    'GET bodies': () => control.bodies().map((one) => ({ ...one, body: one.body.toString('base64') })),
    'POST faults': (body) => control.addFault(parse<Fault>(body)),
    'DELETE faults': () => control.clearFaults(),
    'POST host-faults': (body) => control.addHostFault(parse<HostFault>(body)),
    'DELETE host-faults': () => control.clearHostFaults(),
    'POST capacity': (body) => {
      const { zones, instanceType } = parse<{ zones: string[]; instanceType?: string }>(body)
      control.exhaustCapacity(zones, instanceType)
    },
    'DELETE capacity': () => control.restoreCapacity(),
    'POST agents': (body) => control.holdAgents(parse<{ hold: Hold }>(body).hold),
    'DELETE agents': () => control.releaseAgents(),
    'GET inventory': (_body, query) => control.inventory(query.get('region') ?? undefined),
    'GET hosts': () => control.hosts(),
    'POST power-off': (body) => control.powerOff(parse<{ instanceId: string }>(body).instanceId),
    'POST enforce-iam': (body) => control.enforceIam(parse<{ enforce: boolean }>(body).enforce),
  }
  return async (request, body) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const route = `${request.method} ${url.pathname.replace('/_cloud/', '')}`
    const handler = Object.hasOwn(handlers, route) ? handlers[route] : undefined
    if (handler === undefined) return json(404, { error: `no ${route}`, routes: Object.keys(handlers) })
    return json(200, (await handler(body, url.searchParams)) ?? {})
  }
}

function parse<T>(body: Buffer): T {
  return JSON.parse(body.toString()) as T
}

function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value, undefined, 2)),
  }
}

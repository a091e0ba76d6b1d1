import type { Telemetry } from '../telemetry.ts'
import { type HttpHandler, json, say } from './http.ts'

/** Tempo's API on 3200: only traces that arrived are found. */
export function tempo(telemetry: Telemetry): HttpHandler {
  return ({ url }) => {
    if (url.pathname === '/ready') return say(200, 'ready')
    const id = /^\/api\/(?:v2\/)?traces\/([0-9a-fA-F]{1,32})$/.exec(url.pathname)?.[1]
    if (id === undefined) return say(404, 'the stand-in for Tempo answers /ready and /api/traces/<id>')
    return telemetry.hasTrace(id)
      ? json(200, { standIn: true, batches: [{ traceId: id }] })
      : say(404, 'trace not found')
  }
}

/** Pyroscope on 4040: only profiles that arrived are in a flame graph. */
export function pyroscope(telemetry: Telemetry): HttpHandler {
  return ({ url }) => {
    if (url.pathname === '/ready') return say(200, 'ready')
    if (url.pathname !== '/pyroscope/render')
      return say(404, 'the stand-in for Pyroscope answers /ready and /pyroscope/render')
    const service = /service_name="([^"]*)"/.exec(url.searchParams.get('query') ?? '')?.[1] ?? ''
    const seconds = (name: string, otherwise: number): number => Number(url.searchParams.get(name) ?? otherwise) * 1_000
    const names = telemetry.functions(service, seconds('from', 0), seconds('until', Number.MAX_SAFE_INTEGER / 1_000))
    return json(200, { standIn: true, flamebearer: { names: names.length === 0 ? [] : ['total', ...names] } })
  }
}

import type { Telemetry } from '../telemetry.ts'
import { type HttpAnswer, type HttpHandler, say } from './http.ts'

/** Remote write on 9090, under Alloy's path and Prometheus' own. */
export function remoteWrite(telemetry: Telemetry): HttpHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || !['/api/v1/metrics/write', '/api/v1/write'].includes(url.pathname)) {
      return say(404, 'remote write only: POST /api/v1/metrics/write')
    }
    return accept(204, () => telemetry.addSamples(body))
  }
}

/** Profiles on 9999: Pyroscope's ingestion by form, and an empty push over Connect. */
export function profiles(telemetry: Telemetry): HttpHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST') return say(405, 'POST only')
    if (url.pathname === '/push.v1.PusherService/Push') return { status: 200, body: '{}', type: 'application/json' }
    if (url.pathname !== '/ingest') return say(404, 'profiles only: POST /ingest')
    return accept(200, () => telemetry.addProfile(url.searchParams.get('name') ?? 'unknown', body))
  }
}

/** `status` when it could be read, else 400 with the reason. */
function accept(status: number, take: () => unknown): HttpAnswer {
  try {
    take()
    return { status }
  } catch (error) {
    return say(400, `not readable: ${error instanceof Error ? error.message : String(error)}`)
  }
}

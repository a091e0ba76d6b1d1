import { createServer, type RequestListener } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { connect, createServer as createRelay } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Grafana } from '../../../local/host/docker/protocols/grafana.ts'
import { type HttpHandler, say } from '../../../local/host/docker/protocols/http.ts'
import { profiles, remoteWrite } from '../../../local/host/docker/protocols/ingest.ts'
import { answerOtlp } from '../../../local/host/docker/protocols/otlp.ts'
import { pyroscope, tempo } from '../../../local/host/docker/protocols/query.ts'
import { Telemetry } from '../../../local/host/docker/telemetry.ts'

// What runs in the containers of the host's tests in place of a component: the protocols of the stand-ins of local/, behind the real nginx. Everything is kept by
// the gateway, on the data volume; the databases ask there.

const serve = (port: number, handler: HttpHandler): void => {
  const listener: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const body = await buffer(request)
    const answer = handler({ method: request.method ?? 'GET', url, headers: request.headers, body })
    response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/plain', ...answer.headers })
    response.end(answer.body)
  }
  createServer(listener).listen(port)
}

const askGateway = (port: number, gatewayPort: number): void => {
  createRelay((outside) => {
    const inside = connect(gatewayPort, 'alloy')
    outside.pipe(inside).pipe(outside)
    outside.on('error', () => inside.destroy())
    inside.on('error', () => outside.destroy())
  }).listen(port)
}

const QUERY_PORT = 9091

const SERVICES: Readonly<Record<string, () => void>> = {
  alloy: () => {
    const telemetry = new Telemetry('/var/lib/alloy/data/telemetry.json')
    serve(9090, remoteWrite(telemetry))
    serve(9999, profiles(telemetry))
    serve(3200, tempo(telemetry))
    serve(4040, pyroscope(telemetry))
    serve(QUERY_PORT, ({ url }) =>
      say(200, telemetry.instantQuery(url.searchParams.get('expression') ?? '').join('\n')),
    )
    createHttp2Server()
      .on('stream', (stream, headers) => answerOtlp(telemetry, stream, headers[':path'] ?? '', true))
      .listen(4317)
  },
  grafana: () =>
    serve(3000, new Grafana('/var/lib/grafana/database', '/run/secrets/grafana-admin-password', 'stand-in').handle),
  prometheus: () => askGateway(9090, QUERY_PORT),
  pyroscope: () => askGateway(4040, 4040),
  tempo: () => askGateway(3200, 3200),
}

process.on('SIGTERM', () => process.exit(0))
SERVICES[process.argv[2] ?? '']?.()

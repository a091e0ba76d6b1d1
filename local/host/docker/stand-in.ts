import { appendFileSync, readFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import {
  createServer as createHttp2Server,
  createSecureServer,
  type Http2SecureServer,
  type Http2Server,
} from 'node:http2'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { join } from 'node:path'
import { CONTROL_PORT, portShift } from './ports.ts'
import { Grafana } from './protocols/grafana.ts'
import type { HttpAnswer, HttpHandler } from './protocols/http.ts'
import { profiles, remoteWrite } from './protocols/ingest.ts'
import { answerOtlp } from './protocols/otlp.ts'
import { pyroscope, tempo } from './protocols/query.ts'
import { logFile, readState } from './state.ts'
import { Telemetry } from './telemetry.ts'

// The process that stands in for all containers of one emulated host: it listens where they would publish their ports, speaks enough of each protocol, and keeps
// what it was sent. Started by `docker compose up`, asked by the other docker commands over its control port, ended with the host.

type AnyServer = Server | TlsServer | Http2Server | Http2SecureServer

const root = process.env['VISPYR_ROOT'] ?? ''
const address = process.env['VISPYR_BIND_ADDRESS'] ?? '127.0.0.1'
const data = join(root, 'var/lib/vispyr')
const secrets = join(root, 'opt/vispyr/secrets')
const telemetry = new Telemetry(join(data, 'stand-in-telemetry.json'))
const grafana = new Grafana(
  join(data, 'grafana/stand-in-password'),
  join(secrets, 'grafana-admin-password'),
  /:([^:/@]+)(?:@.*)?$/.exec(readState().containers.find(({ name }) => name === 'grafana')?.image ?? '')?.[1] ??
    'unknown',
)
/** The servers by published port, with the start of the container that each stands in for. */
const servers = new Map<number, { readonly server: AnyServer; readonly startedAt: string }>()

/** By container port: what answers there. */
const HANDLERS: Readonly<Record<number, HttpHandler>> = {
  80: ({ headers, url }) => ({
    status: 308,
    headers: { location: `https://${headers.host?.split(':')[0]}${url.pathname}${url.search}` },
  }),
  443: grafana.handle,
  3000: grafana.handle,
  3200: tempo(telemetry),
  4040: pyroscope(telemetry),
  9090: remoteWrite(telemetry),
  9999: profiles(telemetry),
}

/** The ports that a token protects, when the release asks for one; they then speak TLS. */
const INGEST_PORTS: readonly number[] = [4317, 9090, 9999]
const OTLP_PORT = 4317

/** Listens on what the state says is up, and on nothing else. A container that was recreated listens anew. */
async function apply(): Promise<void> {
  const wanted = new Map(
    readState().containers.flatMap(({ name, startedAt, ports }) =>
      ports.map((port) => [port.published, { ...port, name, startedAt }]),
    ),
  )
  for (const [published, { server, startedAt }] of servers) {
    if (wanted.get(published)?.startedAt === startedAt) continue
    servers.delete(published)
    await close(server)
  }
  for (const [published, port] of wanted) {
    if (servers.has(published)) continue
    const server = makeServer(port.container)
    await listen(server, published + portShift(published), port.address)
    servers.set(published, { server, startedAt: port.startedAt })
    log(port.name, `stand-in for ${port.name} listens on ${port.address}:${published + portShift(published)}`)
  }
}

function makeServer(port: number): AnyServer {
  const tls = port === 443 || isIngestGuarded(port)
  if (port === OTLP_PORT) {
    const server = tls ? createSecureServer(certificate()) : createHttp2Server()
    server.on('stream', (stream, headers) =>
      answerOtlp(telemetry, stream, headers[':path'] ?? '', isAllowed(port, headers.authorization)),
    )
    return server
  }
  const handler = HANDLERS[port] ?? (() => ({ status: 501, body: 'nothing stands in for this port\n' }))
  const listener: RequestListener = (request, response) => {
    readBody(request)
      .then((body) => {
        const url = new URL(request.url ?? '/', 'http://stand-in')
        const answer: HttpAnswer = isAllowed(port, request.headers.authorization)
          ? handler({ method: request.method ?? 'GET', url, headers: request.headers, body })
          : { status: 401, body: 'token missing or wrong\n' }
        response.writeHead(answer.status, {
          'content-type': answer.type ?? 'text/plain',
          'x-stand-in': 'true',
          ...answer.headers,
        })
        response.end(answer.body)
      })
      // A request that broke off: nobody is left to answer.
      .catch(() => response.destroy())
  }
  return tls ? createTlsServer(certificate(), listener) : createServer(listener)
}

/** The certificate that the host's scripts made; nginx would not start without it either. */
function certificate(): { cert: Buffer; key: Buffer } {
  const live = join(data, 'tls/live')
  return { cert: readFileSync(join(live, 'fullchain.pem')), key: readFileSync(join(live, 'privkey.pem')) }
}

/** Whether telemetry comes in by TLS and with a token: the release says so. */
function isIngestGuarded(port: number): boolean {
  return INGEST_PORTS.includes(port) && readState().ingestAuth === 'token'
}

/** As nginx decides it: by the very file of accepted headers that the host's scripts made for it. */
function isAllowed(port: number, authorization: string | undefined): boolean {
  if (!isIngestGuarded(port)) return true
  const accepted = readFileSync(join(secrets, 'nginx/ingest-tokens.map'), 'utf8')
  return authorization !== undefined && accepted.split('\n').includes(`"${authorization}" 1;`)
}

/** What the docker commands ask: `apply` the state, `query` what has arrived, read the certificate again, set a password. */
const CONTROL: Readonly<Record<string, (body: Buffer, url: URL) => unknown>> = {
  apply: () => apply(),
  query: (_body, url) => telemetry.instantQuery(url.searchParams.get('expression') ?? '').join('\n'),
  'reload-certificate': () => {
    for (const { server } of servers.values()) if ('setSecureContext' in server) server.setSecureContext(certificate())
  },
  'set-password': (body) => grafana.setPassword(body.toString()),
  stop: () => {
    setImmediate(() => process.exit(0))
  },
}

const control = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const action = CONTROL[url.pathname.slice(1)]
  const answer = async (): Promise<unknown> => action?.(await readBody(request), url)
  answer().then(
    (value) => response.writeHead(action === undefined ? 404 : 200).end(String(value ?? '')),
    (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
  )
})

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function listen(server: AnyServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: AnyServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

function log(service: string, line: string): void {
  appendFileSync(logFile(service), `${new Date().toISOString()} [simulated] ${line}\n`)
}

/** Ends with the cloud, however that ends: a connection that it holds open breaks. */
function endWithTheCloud(): void {
  const endpoint = process.env['AWS_ENDPOINT_URL']
  if (endpoint === undefined) return
  const end = (): void => process.exit(0)
  get(`${endpoint}/_cloud/lifeline`, (response) => response.resume().on('close', end)).on('error', end)
}

await listen(control, CONTROL_PORT, address)
endWithTheCloud()

import type { ServerHttp2Stream } from 'node:http2'
import { gunzipSync } from 'node:zlib'
import type { Telemetry } from '../telemetry.ts'

const TRACES = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'
const METRICS = '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export'
const ACCEPTED = new Set([TRACES, METRICS, '/opentelemetry.proto.collector.logs.v1.LogsService/Export'])

/** gRPC's status codes that a stand-in answers with. */
const OK = 0
const INVALID_ARGUMENT = 3
const UNIMPLEMENTED = 12
const UNAUTHENTICATED = 16

/** One OTLP call: traces are kept, metrics counted, logs accepted, anything else is not implemented. */
export function answerOtlp(telemetry: Telemetry, stream: ServerHttp2Stream, path: string, isAllowed: boolean): void {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  // The client went away in the middle of a call: there is nobody left to answer.
  stream.on('error', () => stream.destroy())
  stream.on('end', () => {
    const { code, message } = isAllowed
      ? take(telemetry, path, Buffer.concat(chunks))
      : { code: UNAUTHENTICATED, message: 'token missing or wrong' }
    respond(stream, code, message)
  })
}

function take(telemetry: Telemetry, path: string, body: Buffer): { code: number; message: string } {
  if (!ACCEPTED.has(path)) return { code: UNIMPLEMENTED, message: `unknown method ${path}` }
  try {
    if (path === TRACES) telemetry.addTraces(unframe(body))
    if (path === METRICS) telemetry.addDataPoints(unframe(body))
    return { code: OK, message: '' }
  } catch (error) {
    return { code: INVALID_ARGUMENT, message: error instanceof Error ? error.message : String(error) }
  }
}

/** The one message of a unary call: a byte that tells whether it is compressed, four of length, the message. */
function unframe(body: Buffer): Buffer {
  const message = body.subarray(5, 5 + body.readUInt32BE(1))
  return body.readUInt8(0) === 1 ? gunzipSync(message) : message
}

function respond(stream: ServerHttp2Stream, code: number, message: string): void {
  const status = { 'grpc-status': String(code), ...(message === '' ? {} : { 'grpc-message': message }) }
  const headers = { ':status': 200, 'content-type': 'application/grpc' }
  if (code !== OK) {
    stream.respond({ ...headers, ...status }, { endStream: true })
    return
  }
  stream.respond(headers, { waitForTrailers: true })
  stream.on('wantTrailers', () => stream.sendTrailers(status))
  // An empty message: everything was accepted.
  stream.end(Buffer.alloc(5))
}

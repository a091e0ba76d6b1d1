// Sends spans, metrics and, where they are exported, logs at a fixed rate for a fixed time, then ends: `node --import ./instrument.ts load.ts SPANS_PER_SECOND SECONDS SERIES BYTES_A_SPAN`.
import { setTimeout as pause } from 'node:timers/promises'
import { logs, metrics, SeverityNumber, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

const [spansPerSecond = 0, seconds = 0, series = 0, bytesASpan = 0] = process.argv.slice(2).map(Number)
const SPANS_A_TRACE = 5
const TICK_MS = 50

const tracer = trace.getTracer('load')
const logger = logs.getLogger('load')
const gauge = metrics.getMeter('load').createGauge('load.queue.length')

/** A request and what it asks others for: the shape of an ordinary trace. */
const oneTrace = (number: number): void => {
  const route = `/load/${number % 20}/:id`
  tracer.startActiveSpan(
    `GET ${route}`,
    { kind: SpanKind.SERVER, attributes: { 'http.route': route, 'http.request.method': 'GET' } },
    (request) => {
      for (let child = 1; child < SPANS_A_TRACE; child++) {
        const call = tracer.startSpan(`query ${child}`, {
          kind: SpanKind.CLIENT,
          attributes: {
            'db.system.name': 'postgresql',
            'db.query.text': `select * from orders where id = ${number}`.padEnd(bytesASpan),
          },
        })
        call.end()
      }
      logger.emit({ severityNumber: SeverityNumber.INFO, severityText: 'INFO', body: `answered ${number}` })
      if (number % 100 === 0) request.setStatus({ code: SpanStatusCode.ERROR })
      request.end()
    },
  )
}

const started = performance.now()
let sent = 0
while (performance.now() - started < seconds * 1000) {
  const due = Math.floor(((performance.now() - started) / 1000) * (spansPerSecond / SPANS_A_TRACE))
  for (; sent < due; sent++) oneTrace(sent)
  for (let queue = 0; queue < series; queue += 1) gauge.record(sent + queue, { queue: `queue-${queue}` })
  await pause(TICK_MS)
}
// As the platform would end it.
process.emit('SIGTERM')

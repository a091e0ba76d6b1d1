// Sends one trace that is larger than Tempo keeps (5 MB), in pieces that it takes, and ends: `node --import ./instrument.ts huge-trace.ts`.
import { setTimeout as pause } from 'node:timers/promises'
import { context, trace } from '@opentelemetry/api'

const PIECES = 4
const SPANS_A_PIECE = 100
// Tempo shortens a longer attribute.
const ATTRIBUTE = 'x'.repeat(2000)
const attributes = Object.fromEntries(Array.from({ length: 10 }, (_, number) => [`payload.${number}`, ATTRIBUTE]))

const tracer = trace.getTracer('huge-trace')
const root = tracer.startSpan('huge')
const within = trace.setSpan(context.active(), root)
for (let piece = 0; piece < PIECES; piece++) {
  for (let span = 0; span < SPANS_A_PIECE; span++) tracer.startSpan('part', { attributes }, within).end()
  // Longer than the gateway collects before it sends.
  await pause(1500)
}
root.end()
// As the platform would end it.
process.emit('SIGTERM')

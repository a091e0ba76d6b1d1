// An application as a user would set it up: the OpenTelemetry SDK, told where to send, and with which token, by the standard variables (OTEL_EXPORTER_OTLP_…).
// Sends as many spans as its argument says and prints what the exporter complained of, or `sent`.
import { DiagLogLevel, diag, trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'

const complaints: string[] = []
const complain = (...words: unknown[]): void => void complaints.push(words.map(String).join(' '))
const ignore = (): void => undefined
diag.setLogger({ error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN)

const sdk = new NodeSDK({ instrumentations: [] })
sdk.start()
const tracer = trace.getTracer('send-spans')
for (let left = Number(process.argv[2]); left > 0; left--) tracer.startSpan(`span ${left}`).end()
await sdk.shutdown().catch(complain)
console.log(complaints.length === 0 ? 'sent' : complaints.join('\n'))
process.exit(0)

// Preloaded (`node --import`) into the services of this folder: sets up OpenTelemetry and Pyroscope as a user would. Where to send telemetry, and under which
// name, comes from the standard environment variables (OTEL_…, PYROSCOPE_SERVER_ADDRESS).
import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { NodeSDK } from '@opentelemetry/sdk-node'
import Pyroscope from '@pyroscope/nodejs'

const sdk = new NodeSDK({
  instrumentations: [
    new HttpInstrumentation(),
    // The route is on the server span; a span for each layer of Express would only repeat it.
    new ExpressInstrumentation({
      ignoreLayersType: [ExpressLayerType.MIDDLEWARE, ExpressLayerType.ROUTER, ExpressLayerType.REQUEST_HANDLER],
    }),
  ],
})
sdk.start()

const serverAddress = process.env['PYROSCOPE_SERVER_ADDRESS']
const appName = process.env['OTEL_SERVICE_NAME']
const profiled = serverAddress !== undefined && appName !== undefined
if (profiled) {
  Pyroscope.init({ serverAddress, appName, flushIntervalMs: 5000, wall: { collectCpuTime: true } })
  Pyroscope.start()
}

// What is buffered is sent first.
process.once('SIGTERM', () => {
  Promise.all([sdk.shutdown(), ...(profiled ? [Pyroscope.stop()] : [])]).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

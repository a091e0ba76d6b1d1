import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const FOLDER = import.meta.dirname

/** Where the services send their telemetry. */
export interface Destination {
  /** `http://host:4317`. */
  readonly otlp: string
  /** `http://host:9999`; without it, nothing is profiled. */
  readonly profiles?: string
  /** What a port that asks for a token is shown, and the authority that signed its certificate. */
  readonly token?: string
  readonly authority?: string
  /** Fewer where spans are large: the gateway takes 16 MiB at once. */
  readonly spansPerExport?: number
}

/** The services that run, and what they are asked for. */
export interface Shop {
  /** Asks for something that works. */
  succeed(): Promise<void>
  /** Asks for something that fails in the last service of the chain. */
  fail(): Promise<void>
  stop(): Promise<void>
}

const environmentOf = (name: string, destination: Destination): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  OTEL_SERVICE_NAME: name,
  OTEL_RESOURCE_ATTRIBUTES: `deployment.environment.name=test,service.namespace=shop,service.instance.id=${name}`,
  OTEL_EXPORTER_OTLP_ENDPOINT: destination.otlp,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_METRICS_EXPORTER: 'otlp',
  OTEL_LOGS_EXPORTER: name.startsWith('logging') ? 'otlp' : 'none',
  OTEL_SEMCONV_STABILITY_OPT_IN: 'http',
  OTEL_METRIC_EXPORT_INTERVAL: '5000',
  OTEL_METRIC_EXPORT_TIMEOUT: '4000',
  OTEL_BSP_SCHEDULE_DELAY: '500',
  OTEL_BSP_MAX_QUEUE_SIZE: '50000',
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: String(destination.spansPerExport ?? 2000),
  ...(destination.profiles === undefined ? {} : { PYROSCOPE_SERVER_ADDRESS: destination.profiles }),
  ...(destination.token === undefined
    ? {}
    : { OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${destination.token}` }),
  ...(destination.authority === undefined ? {} : { OTEL_EXPORTER_OTLP_CERTIFICATE: destination.authority }),
})

const start = (script: string, name: string, parameters: readonly string[], destination: Destination): ChildProcess =>
  spawn(process.execPath, ['--import', join(FOLDER, 'instrument.ts'), join(FOLDER, script), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentOf(name, destination),
  })

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  // What is left to send has ten seconds.
  const late = new AbortController()
  await Promise.race([
    ended,
    pause(10_000, undefined, { signal: late.signal }).then(() => child.kill('SIGKILL')),
  ]).finally(() => late.abort())
  await ended
}

/** Starts one service and waits until it listens. */
const startService = async (
  role: string,
  next: string,
  destination: Destination,
): Promise<{ readonly url: string; readonly child: ChildProcess }> => {
  const child = start('service.ts', role, [role, next], destination)
  if (child.stdout === null) throw new Error('a service without an output')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the service ${role} ended with ${code} before it listened`)
    }),
  ])
  return { url: `http://127.0.0.1:${line}`, child }
}

/** Starts shop, orders and stock, each calling the next, instrumented with OpenTelemetry and Pyroscope. */
export const startShop = async (destination: Destination): Promise<Shop> => {
  const stock = await startService('stock', '', destination)
  const orders = await startService('orders', stock.url, destination)
  const shop = await startService('shop', orders.url, destination)
  const ask = async (path: string): Promise<void> => {
    const response = await fetch(shop.url + path)
    await response.arrayBuffer()
  }
  let asked = 0
  return {
    succeed: async () => {
      asked += 1
      await Promise.all([ask(`/checkout/item-${asked % 7}`), ask('/search?q=lamp'), ask('/health')])
    },
    fail: () => ask('/checkout/broken'),
    stop: async () => {
      await Promise.all([shop, orders, stock].map(({ child }) => stop(child)))
    },
  }
}

export interface Load {
  readonly spansPerSecond: number
  readonly seconds: number
  readonly series: number
  /** Of those spans that are calls: 0 for the size that they have anyway. */
  readonly bytesASpan: number
}

/** Sends spans and series at a rate until the time is over; a service whose name starts with `logging` sends a log with each trace. */
export const applyLoad = async (load: Load, destination: Destination, name = 'load'): Promise<void> => {
  const child = start(
    'load.ts',
    name,
    [load.spansPerSecond, load.seconds, load.series, load.bytesASpan].map(String),
    destination,
  )
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the load ended with ${code ?? signal}`)
}

/** Runs a script that sends something once and ends. */
const sendOnce = async (script: string, name: string, destination: Destination): Promise<void> => {
  const child = start(script, name, [], destination)
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${script} ended with ${code ?? signal}`)
}

/** Reports, as a host of its own, a disk that is 97 % full; returns the host's name. */
export const pretendFullDisk = async (destination: Destination): Promise<string> => {
  const host = 'full-host'
  await sendOnce('full-disk.ts', host, destination)
  return host
}

/** Sends a trace that is larger than Tempo keeps. */
export const sendHugeTrace = (destination: Destination): Promise<void> =>
  sendOnce('huge-trace.ts', 'huge', { ...destination, spansPerExport: 100 })

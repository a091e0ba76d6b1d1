import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fields, nested } from './protobuf.ts'
import { uncompress } from './snappy.ts'

/** The latest sample of a series. */
interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  readonly timestampMs: number
}

interface Profile {
  readonly service: string
  readonly functions: readonly string[]
  readonly timeMs: number
}

/** What is counted as it arrives. */
type Counted = 'spans' | 'samples' | 'profiles'

interface Kept {
  readonly traces: Record<string, number>
  readonly samples: Record<string, Sample>
  readonly profiles: Profile[]
  /** When how much arrived, in milliseconds, for as long as a rate looks back. */
  readonly arrivals: Record<Counted, [timeMs: number, count: number][]>
}

/** More than any run of the demo or a test sends; the oldest go first. */
const KEPT_TRACES = 10_000
const KEPT_PROFILES = 1_000
/** What the rates are averaged over, milliseconds. */
const WINDOW = 5 * 60_000

/** The stack's own counters that a stand-in has a true answer to, by what they count. */
const COUNTERS: Readonly<Record<string, Counted>> = {
  otelcol_receiver_accepted_spans_total: 'spans',
  prometheus_tsdb_head_samples_appended_total: 'samples',
  pyroscope_distributor_received_compressed_bytes_count: 'profiles',
}

/**
 * What arrived at a stand-in, and nothing else: a question after something that was never sent is answered with nothing. Kept on the data volume, so that a
 * replaced host still has it.
 */
export class Telemetry {
  readonly #file: string
  readonly #kept: Kept

  /** @param file where it is kept between runs */
  constructor(file: string) {
    this.#file = file
    const nothing: Kept = { traces: {}, samples: {}, profiles: [], arrivals: { spans: [], samples: [], profiles: [] } }
    this.#kept = existsSync(file) ? { ...nothing, ...(JSON.parse(readFileSync(file, 'utf8')) as Kept) } : nothing
  }

  /**
   * Takes an OTLP ExportTraceServiceRequest; returns how many spans were in it.
   *
   * @throws RangeError when it is none
   */
  addTraces(message: Buffer): number {
    // resource_spans 1, scope_spans 2, spans 2, trace_id 1.
    const spans = nested(message, 1)
      .flatMap((resource) => nested(resource, 2))
      .flatMap((scope) => nested(scope, 2))
    for (const id of spans.flatMap((span) => nested(span, 1))) this.#kept.traces[id.toString('hex')] = Date.now()
    const ids = Object.keys(this.#kept.traces)
    for (const id of ids.slice(0, Math.max(0, ids.length - KEPT_TRACES))) delete this.#kept.traces[id]
    this.#count('spans', spans.length)
    return spans.length
  }

  /**
   * Takes an OTLP ExportMetricsServiceRequest, of which nothing but the number of its data points is kept; returns that.
   *
   * @throws RangeError when it is none
   */
  addDataPoints(message: Buffer): number {
    // resource_metrics 1, scope_metrics 2, metrics 2, then one of gauge 5, sum 7, histogram 9, exponential_histogram 10, summary 11, each with data_points 1.
    const points = nested(message, 1)
      .flatMap((resource) => nested(resource, 2))
      .flatMap((scope) => nested(scope, 2))
      .flatMap((metric) => [5, 7, 9, 10, 11].flatMap((kind) => nested(metric, kind)))
      .flatMap((data) => nested(data, 1))
    this.#count('samples', points.length)
    return points.length
  }

  hasTrace(id: string): boolean {
    return Object.hasOwn(this.#kept.traces, id.toLowerCase().padStart(32, '0'))
  }

  /**
   * Takes a remote-write request (1.0), compressed as it comes; returns how many samples were in it.
   *
   * @throws RangeError when it is none
   */
  addSamples(compressed: Buffer): number {
    let count = 0
    // timeseries 1: labels 1 (name 1, value 2), samples 2 (value 1, timestamp 2).
    for (const series of nested(uncompress(compressed), 1)) {
      const labels = Object.fromEntries(nested(series, 1).map((label) => [text(label, 1), text(label, 2)]))
      for (const sample of nested(series, 2)) {
        const bits = fields(sample).find((field) => field.number === 1)?.value ?? 0n
        const timestampMs = Number(fields(sample).find((field) => field.number === 2)?.value ?? 0n)
        this.#kept.samples[JSON.stringify(labels)] = { labels, value: toDouble(bits), timestampMs }
        count++
      }
    }
    this.#count('samples', count)
    return count
  }

  /**
   * Answers an instant query as promtool prints it: the latest sample of every series of a metric, or the stack's own figures of what arrives.
   *
   * @throws Error for a question that it cannot answer truly
   */
  instantQuery(query: string): string[] {
    if (/^\w*$/.test(query)) return this.#latestSamples(query)
    return query.split(' or ').map((part) => {
      const [, expression = '', label, value] = /^label_replace\((.+), "(\w+)", "(\w+)", "", ""\)$/.exec(part) ?? []
      return `{${label}="${value}"} => ${this.#figure(expression)} @[${Date.now() / 1_000}]`
    })
  }

  #figure(expression: string): number {
    if (expression === 'max(prometheus_tsdb_head_series{job="vispyr"})') return Object.keys(this.#kept.samples).length
    const counted = COUNTERS[/^sum\(rate\((\w+)\{job="vispyr"\}\[5m\]\)\)$/.exec(expression)?.[1] ?? '']
    if (counted === undefined) throw new Error(`nothing stands in for the query ${expression}`)
    const since = Date.now() - WINDOW
    const recent = this.#kept.arrivals[counted].filter(([timeMs]) => timeMs > since)
    return recent.reduce((sum, [, count]) => sum + count, 0) / (WINDOW / 1_000)
  }

  #latestSamples(metric: string): string[] {
    return Object.values(this.#kept.samples)
      .filter((sample) => sample.labels['__name__'] === metric)
      .map(({ labels, value, timestampMs }) => {
        const { __name__: _name, ...others } = labels
        const pairs = Object.entries(others).map(([name, one]) => `${name}=${JSON.stringify(one)}`)
        return `${metric}{${pairs.join(', ')}} => ${value} @[${timestampMs / 1_000}]`
      })
  }

  /**
   * Takes a pprof profile of a service, compressed or not.
   *
   * @throws RangeError when it is none
   */
  addProfile(service: string, body: Buffer): void {
    const profile = body.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])) ? gunzipSync(body) : body
    // string_table 6: the functions' names are among them.
    this.#kept.profiles.push({ service, functions: nested(profile, 6).map(String), timeMs: Date.now() })
    this.#kept.profiles.splice(0, Math.max(0, this.#kept.profiles.length - KEPT_PROFILES))
    this.#count('profiles', 1)
  }

  /** The functions in the profiles of a service that arrived in a span of time (milliseconds). */
  functions(service: string, fromMs: number, untilMs: number): string[] {
    const matching = this.#kept.profiles.filter(
      (one) => one.service === service && one.timeMs >= fromMs && one.timeMs <= untilMs,
    )
    return [...new Set(matching.flatMap((one) => one.functions))].filter((name) => name !== '')
  }

  /** Counts what has arrived, and keeps it. */
  #count(counted: Counted, count: number): void {
    if (count === 0) return
    const now = Date.now()
    const arrivals = this.#kept.arrivals[counted]
    arrivals.push([now, count])
    arrivals.splice(
      0,
      arrivals.findIndex(([timeMs]) => timeMs > now - WINDOW),
    )
    this.#save()
  }

  #save(): void {
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(this.#kept))
  }
}

function text(message: Buffer, number: number): string {
  return nested(message, number)[0]?.toString() ?? ''
}

function toDouble(bits: Buffer | bigint): number {
  if (Buffer.isBuffer(bits)) return Number.NaN
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64LE(bits)
  return buffer.readDoubleLE()
}

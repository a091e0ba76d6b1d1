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

interface Kept {
  readonly traces: Record<string, number>
  readonly samples: Record<string, Sample>
  readonly profiles: Profile[]
}

/** More than any run of the demo or a test sends; the oldest go first. */
const KEPT_TRACES = 10_000
const KEPT_PROFILES = 1_000

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
    this.#kept = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
      : { traces: {}, samples: {}, profiles: [] }
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
    if (spans.length > 0) this.#save()
    return spans.length
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
    if (count > 0) this.#save()
    return count
  }

  /** The latest sample of every series of a metric, as promtool prints an instant query. */
  instantQuery(metric: string): string[] {
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
    this.#save()
  }

  /** The functions in the profiles of a service that arrived in a span of time (milliseconds). */
  functions(service: string, fromMs: number, untilMs: number): string[] {
    const matching = this.#kept.profiles.filter(
      (one) => one.service === service && one.timeMs >= fromMs && one.timeMs <= untilMs,
    )
    return [...new Set(matching.flatMap((one) => one.functions))].filter((name) => name !== '')
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

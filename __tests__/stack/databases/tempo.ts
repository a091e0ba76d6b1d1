import { ask, type Endpoint } from './ask.ts'

export interface FoundTrace {
  readonly traceID: string
  readonly rootServiceName: string
  readonly spanSets: readonly { readonly spans: readonly unknown[] }[]
  /** Spans of the whole trace, by service. */
  readonly serviceStats?: Readonly<Record<string, { readonly spanCount: number }>>
}

/** The traces that a TraceQL search finds. */
export const search = async (
  tempo: Endpoint,
  query: string,
  range: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<FoundTrace[]> => {
  const parameters = { q: query, start: Math.floor(range.from), end: Math.ceil(range.to), limit: range.limit, spss: 3 }
  return (await ask<{ traces: FoundTrace[] }>(tempo, '/api/search', parameters)).traces
}

/** The series of a TraceQL metrics query that hold a value: their labels, in words. */
export const queryMetrics = async (
  tempo: Endpoint,
  query: string,
  range: { readonly from: number; readonly to: number; readonly step: number },
): Promise<string[]> => {
  const parameters = { q: query, start: Math.floor(range.from), end: Math.ceil(range.to), step: `${range.step}s` }
  const { series } = await ask<{ series: { labels: unknown; samples: { value?: number }[] }[] }>(
    tempo,
    '/api/metrics/query_range',
    parameters,
  )
  // A value of 0 is left out of the JSON: what counts is that one of them is not.
  return series
    .filter(({ samples }) => samples.some(({ value = 0 }) => value > 0))
    .map(({ labels }) => JSON.stringify(labels))
}

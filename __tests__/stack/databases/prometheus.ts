import { ask, type Endpoint } from './ask.ts'

/** One series of an answer, with the values that are numbers; the newest last. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly values: readonly number[]
}

interface Vector {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

const seriesOf = (result: readonly Vector[]): Series[] =>
  result
    .map(({ metric, value, values = value === undefined ? [] : [value] }) => ({
      labels: metric,
      values: values.map(([, text]) => Number(text)).filter((number) => !Number.isNaN(number)),
    }))
    .filter(({ values }) => values.length > 0)

/** The values of an expression at a time, as an instant query of a panel or an alert rule sees them. */
export const queryInstant = async (prometheus: Endpoint, expr: string, time: number): Promise<Series[]> => {
  const answer = await ask<{ data: { result: Vector[] } }>(prometheus, '/api/v1/query', { query: expr, time })
  return seriesOf(answer.data.result)
}

/** The values of an expression over time. */
export const queryRange = async (
  prometheus: Endpoint,
  expr: string,
  range: { readonly from: number; readonly to: number; readonly step: number },
): Promise<Series[]> => {
  const { from: start, to: end, step } = range
  const parameters = { query: expr, start, end, step }
  return seriesOf(
    (await ask<{ data: { result: Vector[] } }>(prometheus, '/api/v1/query_range', parameters)).data.result,
  )
}

/** The trace ids of the exemplars of an expression. */
export const queryExemplars = async (
  prometheus: Endpoint,
  expr: string,
  range: { readonly from: number; readonly to: number },
): Promise<string[]> => {
  const answer = await ask<{ data: { exemplars: { labels: Record<string, string> }[] }[] }>(
    prometheus,
    '/api/v1/query_exemplars',
    { query: expr, start: range.from, end: range.to },
  )
  return answer.data.flatMap(({ exemplars }) =>
    exemplars.flatMap(({ labels }) => labels['traceID'] ?? labels['trace_id'] ?? []),
  )
}

/** The values of a label, of all series or of those that match. */
export const labelValues = async (
  prometheus: Endpoint,
  label: string,
  match: string | undefined,
  range: { readonly from: number; readonly to: number },
): Promise<string[]> => {
  const parameters = { start: range.from, end: range.to, ...(match === undefined ? {} : { 'match[]': match }) }
  return (await ask<{ data: string[] }>(prometheus, `/api/v1/label/${label}/values`, parameters)).data
}

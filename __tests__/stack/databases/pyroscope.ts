import { ask, type Endpoint } from './ask.ts'

interface Range {
  readonly from: number
  readonly to: number
}

const milliseconds = ({ from, to }: Range): { start: number; end: number } => ({
  start: Math.floor(from * 1000),
  end: Math.ceil(to * 1000),
})

const call = <T>(pyroscope: Endpoint, method: string, request: unknown): Promise<T> =>
  ask<T>(pyroscope, `/querier.v1.QuerierService/${method}`, {}, request)

/** The types of profile that were received. */
export const profileTypes = async (pyroscope: Endpoint, range: Range): Promise<string[]> => {
  const { profileTypes: types = [] } = await call<{ profileTypes?: { ID: string }[] }>(
    pyroscope,
    'ProfileTypes',
    milliseconds(range),
  )
  return types.map(({ ID }) => ID)
}

/** The functions of a flame graph, without its root. */
export const flameGraph = async (
  pyroscope: Endpoint,
  profileTypeID: string,
  labelSelector: string,
  range: Range,
): Promise<string[]> => {
  const request = { profileTypeID, labelSelector, ...milliseconds(range), maxNodes: 1000 }
  const { flamegraph } = await call<{ flamegraph?: { names?: string[] } }>(pyroscope, 'SelectMergeStacktraces', request)
  return (flamegraph?.names ?? []).filter((name) => name !== 'total')
}

/** The series of a profile over time: their labels, in words. */
export const profileSeries = async (
  pyroscope: Endpoint,
  profileTypeID: string,
  labelSelector: string,
  groupBy: readonly string[],
  range: Range & { readonly step: number },
): Promise<string[]> => {
  const request = { profileTypeID, labelSelector, groupBy, ...milliseconds(range), step: range.step }
  const { series = [] } = await call<{ series?: { labels: unknown; points: unknown[] }[] }>(
    pyroscope,
    'SelectSeries',
    request,
  )
  return series.filter(({ points }) => points.length > 0).map(({ labels }) => JSON.stringify(labels))
}

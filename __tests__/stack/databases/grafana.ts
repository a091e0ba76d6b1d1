import { interpolate, stepOf, type View } from '../grafana/interpolate.ts'
import type { Target } from '../grafana/model.ts'
import { ask, type Endpoint } from './ask.ts'

/** Grafana's own port, with its administrator's credentials. */
export const grafanaAt = (address: string, password: string): Endpoint => ({
  url: `http://${address}:3000`,
  headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` },
})

/** A data source as Grafana's front end reaches it. */
export const dataSourceProxy = (grafana: Endpoint, uid: string): Endpoint => ({
  ...grafana,
  url: `${grafana.url}/api/datasources/proxy/uid/${uid}`,
})

interface QueryAnswer {
  readonly results: Readonly<
    Record<
      string,
      {
        readonly error?: string
        readonly frames?: readonly { readonly data: { readonly values: readonly (readonly unknown[])[] } }[]
      }
    >
  >
}

/**
 * Executes a target by Grafana's query API, which also expands Prometheus' macros; the variables are filled in before, as the front end does.
 * @returns how many frames hold a value.
 */
export const queryDataSource = async (grafana: Endpoint, target: Target, view: View): Promise<number> => {
  const fill = (text: string | undefined, format: 'prometheus' | 'glob'): string | undefined =>
    text === undefined ? undefined : interpolate(text, view, format)
  const query = {
    ...target,
    expr: fill(target.expr, 'prometheus'),
    labelSelector: fill(target.labelSelector, 'glob'),
    profileTypeId: fill(target.profileTypeId, 'glob'),
    intervalMs: stepOf(view, target.interval) * 1000,
    maxDataPoints: view.maxDataPoints,
  }
  const range = { from: String(Math.floor(view.from * 1000)), to: String(Math.ceil(view.to * 1000)) }
  const { results } = await ask<QueryAnswer>(grafana, '/api/ds/query', {}, { queries: [query], ...range })
  const result = results[target.refId]
  if (result?.error !== undefined) throw new Error(result.error)
  return (result?.frames ?? []).filter(({ data }) => data.values.some((column) => column.length > 0)).length
}

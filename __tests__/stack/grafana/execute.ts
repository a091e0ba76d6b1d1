import type { Endpoint } from '../databases/ask.ts'
import { labelValues, queryExemplars, queryInstant, queryRange } from '../databases/prometheus.ts'
import { flameGraph, profileSeries, profileTypes } from '../databases/pyroscope.ts'
import { queryMetrics, search } from '../databases/tempo.ts'
import { expandMacros, interpolate, stepOf, type View } from './interpolate.ts'
import type { Target, Variable } from './model.ts'

/** How the databases are reached. */
export interface Databases {
  readonly prometheus: Endpoint
  readonly tempo: Endpoint
  readonly pyroscope: Endpoint
}

/** What a target returned: something to name each series, row or trace by. Empty when it returned nothing. */
export type Rows = readonly string[]

const prometheusTarget = async (target: Target, view: View, { prometheus }: Databases): Promise<Rows> => {
  const expr = expandMacros(interpolate(target.expr ?? '', view, 'prometheus'), view, target.interval)
  const series =
    target.instant === true
      ? await queryInstant(prometheus, expr, view.to)
      : await queryRange(prometheus, expr, { from: view.from, to: view.to, step: stepOf(view, target.interval) })
  if (target.exemplar === true && (await queryExemplars(prometheus, expr, view)).length === 0)
    throw new Error(`no exemplar of ${expr}`)
  return series.map(({ labels }) => JSON.stringify(labels))
}

const SERVICE_MAP_METRICS = [
  'traces_service_graph_request_server_seconds_sum',
  'traces_service_graph_request_total',
  'traces_service_graph_request_failed_total',
  'traces_service_graph_request_server_seconds_bucket',
]

/** What Tempo's data source asks Prometheus for to draw the service map: every one of its queries has to return something. */
const serviceMap = async (target: Target, view: View, { prometheus }: Databases): Promise<Rows> => {
  const filters = [target.serviceMapQuery ?? ''].flat().map((filter) => interpolate(filter, view, 'glob'))
  const expressions = SERVICE_MAP_METRICS.flatMap((metric) => [
    filters.map((filter) => `sum by (client, server) (rate(${metric}${filter}[$__range]))`).join(' OR '),
    filters.map((filter) => `group by (client, connection_type, server) (${metric}${filter})`).join(' OR '),
  ])
  const answers = await Promise.all(
    expressions.map((expr) => queryInstant(prometheus, expandMacros(expr, view), view.to)),
  )
  const silent = expressions.filter((_, index) => answers[index]?.length === 0)
  if (silent.length > 0) throw new Error(`the service map has no answer to\n${silent.join('\n')}`)
  return answers.flat().map(({ labels }) => JSON.stringify(labels))
}

/** A TraceQL query with a metrics function draws lines instead of listing traces. */
const METRICS_QUERY =
  /\}\s*\|\s*(rate|count_over_time|quantile_over_time|histogram_over_time|(min|max|avg|sum)_over_time)\(/

const traceQl = async (target: Target, view: View, { tempo }: Databases): Promise<Rows> => {
  const query = interpolate(target.query ?? '', view, 'pipe')
  if (METRICS_QUERY.test(query)) return queryMetrics(tempo, query, { ...view, step: stepOf(view) })
  const traces = await search(tempo, query, { ...view, limit: target.limit ?? 20 })
  return traces.map(({ traceID, rootServiceName }) => `${rootServiceName} ${traceID}`)
}

const profileTarget = async (target: Target, view: View, { pyroscope }: Databases): Promise<Rows> => {
  const type = interpolate(target.profileTypeId ?? '', view, 'glob')
  const selector = interpolate(target.labelSelector ?? '', view, 'glob')
  return target.queryType === 'profile'
    ? flameGraph(pyroscope, type, selector, view)
    : profileSeries(pyroscope, type, selector, target.groupBy ?? [], { ...view, step: stepOf(view) })
}

/** Executes a panel's target as Grafana does and returns its rows. @throws Error when a database refuses it. */
export const executeTarget = (target: Target, view: View, databases: Databases): Promise<Rows> => {
  const { uid } = target.datasource
  if (uid === 'prometheus') return prometheusTarget(target, view, databases)
  if (uid === 'tempo' && target.queryType === 'serviceMap') return serviceMap(target, view, databases)
  if (uid === 'tempo') return traceQl(target, view, databases)
  if (uid === 'pyroscope') return profileTarget(target, view, databases)
  throw new Error(`no test knows how Grafana asks the data source ${uid}`)
}

/** The values that a variable offers. */
export const executeVariable = async (variable: Variable, view: View, databases: Databases): Promise<Rows> => {
  const { uid } = variable.datasource
  if (uid === 'pyroscope' && variable.query.type === 'profileType') return profileTypes(databases.pyroscope, view)
  const query = interpolate(variable.query.query ?? '', view, 'prometheus')
  const [, match, label] = /^label_values\((?:(.+), )?(\w+)\)$/.exec(query) ?? []
  if (uid !== 'prometheus' || label === undefined)
    throw new Error(`no test knows how Grafana fills the variable ${variable.name}`)
  return labelValues(databases.prometheus, label, match, view)
}

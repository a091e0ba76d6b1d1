import type { Endpoint } from '../databases/ask.ts'
import { queryInstant, type Series } from '../databases/prometheus.ts'
import type { AlertRule } from './model.ts'

/** What a rule makes of its query now. */
export interface Evaluation {
  /** Every series of the query. */
  readonly series: readonly Series[]
  /** Those that are beyond the limit: one alert each, once the rule's `for` is over. */
  readonly firing: readonly Series[]
}

const beyond = (type: string, limit: number, value: number): boolean => {
  if (type === 'gt') return value > limit
  if (type === 'lt') return value < limit
  throw new Error(`no test knows the evaluator ${type}`)
}

/** Evaluates a rule as Grafana does: query A at this moment, each series compared with the limit of B. */
export const evaluate = async (rule: AlertRule, prometheus: Endpoint): Promise<Evaluation> => {
  const expr = rule.data.find(({ refId }) => refId === 'A')?.model.expr
  const evaluator = rule.data.find(({ refId }) => refId === rule.condition)?.model.conditions?.[0]?.evaluator
  const limit = evaluator?.params[0]
  if (expr === undefined || evaluator === undefined || limit === undefined)
    throw new Error(`${rule.uid} does not compare a query with a limit`)
  const series = await queryInstant(prometheus, expr, Date.now() / 1000)
  const firing = series.filter(({ values }) => beyond(evaluator.type, limit, values.at(-1) ?? Number.NaN))
  return { series, firing }
}

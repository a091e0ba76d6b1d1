import { type Databases, executeVariable } from './execute.ts'
import type { VariableValue, View } from './interpolate.ts'
import type { Dashboard, Variable } from './model.ts'

/** How a reader looks at a dashboard: everything, one of each variable, several of each. */
export type Look = 'all' | 'one' | 'several'

export interface Frame {
  readonly from: number
  readonly to: number
}

/** What `one` chooses where it matters: a service, a route of that very service, a type of profile that it sends. */
const PREFERRED: Readonly<Record<string, string>> = {
  service: 'shop',
  route: '/checkout/:item',
  profile_type: 'wall:cpu:nanoseconds:wall:nanoseconds',
}

const choose = (variable: Variable, values: readonly string[], look: Look): VariableValue => {
  const { multi, allValue } = variable
  if (look === 'all' && variable.includeAll) return { values, multi, ...(allValue === undefined ? {} : { allValue }) }
  if (look === 'several' && multi) return { values: values.slice(0, 3), multi }
  const preferred = PREFERRED[variable.name]
  return {
    values: values
      .filter((value) => value === preferred)
      .concat(values)
      .slice(0, 1),
    multi,
  }
}

/**
 * Fills a dashboard's variables one after the other, each by its own query with the ones before it filled in, as Grafana does.
 * @throws Error when a variable offers nothing.
 */
export const viewOf = async (dashboard: Dashboard, look: Look, frame: Frame, databases: Databases): Promise<View> => {
  const values = new Map<string, VariableValue>()
  const view: View = { ...frame, maxDataPoints: 600, scrapeInterval: 15, values }
  for (const variable of dashboard.templating.list) {
    const offered = await executeVariable(variable, view, databases)
    if (offered.length === 0) throw new Error(`the variable ${variable.name} offers nothing`)
    values.set(variable.name, choose(variable, offered, look))
  }
  return view
}

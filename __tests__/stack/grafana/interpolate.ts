/** What a dashboard is looked at with: its time range, the width of its panels, the values of its variables. */
export interface View {
  /** Seconds since the epoch. */
  readonly from: number
  readonly to: number
  /** Points that fit into a panel. */
  readonly maxDataPoints: number
  /** Scrape interval of the Prometheus data source (`timeInterval`), in seconds. */
  readonly scrapeInterval: number
  readonly values: ReadonlyMap<string, VariableValue>
}

export interface VariableValue {
  readonly values: readonly string[]
  /** Set when All is chosen and the variable has a value of its own for that, which Grafana inserts as it stands. */
  readonly allValue?: string
  /** Whether several values can be chosen: decides how Prometheus' data source writes a single one. */
  readonly multi: boolean
}

const REGEX_CHARACTERS = /[\\^$*+?.()|[\]{}]/g

/** Grafana's format `regex`. */
const asRegex = (values: readonly string[]): string => {
  const escaped = values.map((value) => value.replace(REGEX_CHARACTERS, '\\$&').replaceAll('/', '\\/'))
  return escaped.length === 1 ? (escaped[0] ?? '') : `(${escaped.join('|')})`
}

/** How Prometheus' data source writes a variable that has no format: a regular expression inside a double-quoted string. */
const asPrometheus = (value: VariableValue): string => {
  const [only] = value.values
  if (!value.multi) return (only ?? '').replaceAll('\\', '\\\\\\\\').replaceAll("'", "\\\\'").replaceAll('"', '\\"')
  const escaped = value.values.map((one) =>
    one
      .replaceAll('\\', '\\\\\\\\')
      .replace(/[$^*{}[\]'+?.()|]/g, '\\\\$&')
      .replaceAll('"', '\\"'),
  )
  return escaped.length === 1 ? (escaped[0] ?? '') : `(${escaped.join('|')})`
}

/** Grafana's default format for data sources that ask for none. */
const asGlob = (values: readonly string[]): string =>
  values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`

const write = (value: VariableValue, format: string): string => {
  if (value.allValue !== undefined) return value.allValue
  if (format === 'regex') return asRegex(value.values)
  if (format === 'pipe') return value.values.join('|')
  if (format === 'prometheus') return asPrometheus(value)
  if (format === 'glob') return asGlob(value.values)
  throw new Error(`no test knows how Grafana writes the format "${format}"`)
}

/**
 * Fills a template as Grafana does.
 * @param defaultFormat what the data source writes `$name` and `${name}` as.
 * @throws when the text names a variable that the view has no value for.
 */
export const interpolate = (text: string, view: View, defaultFormat: 'prometheus' | 'pipe' | 'glob'): string =>
  text.replace(/\$\{(\w+)(?::(\w+))?\}|\$(\w+)/g, (match, braced?: string, format?: string, plain?: string) => {
    const name = braced ?? plain ?? ''
    if (name.startsWith('__')) return match
    const value = view.values.get(name)
    if (value === undefined) throw new Error(`the variable ${name} is not defined`)
    return write(value, format ?? defaultFormat)
  })

/** Seconds of a Grafana interval such as `15s` or `1m`. */
export const seconds = (interval: string): number => {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(interval) ?? []
  if (count === undefined || unit === undefined) throw new Error(`not an interval: ${interval}`)
  return Number(count) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as 's' | 'm' | 'h' | 'd']
}

/** The step of a range query: wide enough for the panel, and never below the minimal step. */
export const stepOf = (view: View, minStep?: string): number => {
  const minimum = minStep === undefined ? view.scrapeInterval : seconds(minStep)
  return Math.max(minimum, Math.ceil((view.to - view.from) / view.maxDataPoints))
}

/** Replaces Prometheus' macros: `$__interval`, `$__rate_interval`, `$__range` and their relatives. */
export const expandMacros = (expr: string, view: View, minStep?: string): string => {
  const step = stepOf(view, minStep)
  const scrape = minStep === undefined ? view.scrapeInterval : seconds(minStep)
  const range = Math.round(view.to - view.from)
  const macros: Readonly<Record<string, string>> = {
    __rate_interval: `${Math.max(step + scrape, 4 * scrape)}s`,
    __interval: `${step}s`,
    __interval_ms: `${step * 1000}`,
    __range: `${range}s`,
    __range_s: `${range}`,
    __range_ms: `${range * 1000}`,
  }
  return expr.replace(/\$\{?(__\w+)\}?/g, (match, name: string) => {
    const value = macros[name]
    if (value === undefined) throw new Error(`no test knows the macro ${match}`)
    return value
  })
}

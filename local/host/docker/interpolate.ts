/** Thrown when a variable that must be set is not; worded as compose words it. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable'
}

const EXPRESSION = /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\}|([A-Za-z_]\w*))/g

/**
 * Replaces variables as compose does: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:?message}`, `${NAME:+other}` and their forms without the colon, which
 * let an empty value pass; `$$` is a dollar.
 *
 * @throws MissingVariable for `?` without a value
 */
export function interpolate(text: string, variables: Readonly<Record<string, string | undefined>>): string {
  return text.replace(EXPRESSION, (whole, braced?: string, operator?: string, word?: string, bare?: string) => {
    if (whole === '$$') return '$'
    const name = braced ?? bare ?? ''
    const value = variables[name]
    const isSet = value !== undefined && (value !== '' || operator?.startsWith(':') !== true)
    switch (operator?.at(-1)) {
      case '-':
        return isSet ? value : (word ?? '')
      case '+':
        return isSet ? (word ?? '') : ''
      case '?':
        if (!isSet)
          throw new MissingVariable(`error while interpolating: required variable ${name} is missing a value: ${word}`)
        return value
      default:
        return value ?? ''
    }
  })
}

/** The same for every string in a parsed document. */
export function interpolateAll(value: unknown, variables: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof value === 'string') return interpolate(value, variables)
  if (Array.isArray(value)) return value.map((one) => interpolateAll(one, variables))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, interpolateAll(one, variables)]))
}

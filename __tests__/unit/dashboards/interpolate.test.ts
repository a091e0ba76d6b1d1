import { describe, expect, it } from 'vitest'
import { expandMacros, interpolate, type VariableValue, type View } from '../../stack/grafana/interpolate.ts'

const view = (values: Record<string, VariableValue>): View => ({
  from: 0,
  to: 3600,
  maxDataPoints: 600,
  scrapeInterval: 15,
  values: new Map(Object.entries(values)),
})

// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's syntax, not JavaScript's.
const REGEX = 'x=~`${name:regex}`'

describe('interpolate', () => {
  it('writes several values as one regular expression for Prometheus, escaped for a double-quoted string', () => {
    const shown = view({ name: { values: ['/orders/:id', 'a.b'], multi: true } })
    expect(interpolate('x=~"$name"', shown, 'prometheus')).toBe('x=~"(/orders/:id|a\\\\.b)"')
  })

  it('writes a single value without parentheses', () => {
    const shown = view({ name: { values: ['shop'], multi: true } })
    expect(interpolate('x=~"$name"', shown, 'prometheus')).toBe('x=~"shop"')
    expect(interpolate(REGEX, shown, 'glob')).toBe('x=~`shop`')
  })

  it('writes the format that the text asks for', () => {
    const shown = view({ name: { values: ['a.b', 'c'], multi: true } })
    expect(interpolate(REGEX, shown, 'glob')).toBe('x=~`(a\\.b|c)`')
    expect(interpolate('$name', shown, 'glob')).toBe('{a.b,c}')
    expect(interpolate('$name', shown, 'pipe')).toBe('a.b|c')
  })

  it("inserts All's own value as it stands", () => {
    const shown = view({ name: { values: ['a.b', 'c'], multi: true, allValue: '.*' } })
    expect(interpolate('x=~"$name"', shown, 'prometheus')).toBe('x=~".*"')
    expect(interpolate(REGEX, shown, 'glob')).toBe('x=~`.*`')
  })

  it('leaves macros alone and refuses an unknown variable', () => {
    expect(interpolate('rate(x[$__rate_interval])', view({}), 'prometheus')).toBe('rate(x[$__rate_interval])')
    expect(() => interpolate('$nobody', view({}), 'prometheus')).toThrow('nobody')
  })
})

describe('expandMacros', () => {
  it('makes a rate interval of four scrapes, or more when the panel shows less detail', () => {
    expect(expandMacros('[$__rate_interval]', view({}))).toBe('[60s]')
    expect(expandMacros('[$__rate_interval]', view({}), '1m')).toBe('[240s]')
    expect(expandMacros('[$__rate_interval]', { ...view({}), to: 86_400 * 7 })).toBe('[1023s]')
  })

  it('knows the range and refuses a macro that it does not know', () => {
    expect(expandMacros('[$__range]', view({}))).toBe('[3600s]')
    expect(() => expandMacros('$__timeFilter', view({}))).toThrow('__timeFilter')
  })
})

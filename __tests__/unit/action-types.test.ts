import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readInputs } from '../../src/inputs.ts'
import { actionFile, environmentWith } from './factories.ts'

interface Type {
  readonly type: 'string' | 'boolean' | 'integer' | 'enum' | 'list'
  readonly 'allowed-values'?: readonly string[]
  readonly separator?: string
  readonly 'list-item'?: Type
}

const types: { inputs: Record<string, Type>; outputs: Record<string, Type> } = parse(
  readFileSync(new URL('../../action-types.yml', import.meta.url), 'utf8'),
)
const { inputs, outputs } = actionFile()

/** What the action says of one input's value. */
const complaint = (name: string, value: string): string => {
  try {
    readInputs(environmentWith({ [name]: value }))
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The values that an enumeration allows, wherever it stands. */
const choicesOf = ({ type, 'allowed-values': values, 'list-item': item }: Type): readonly string[] | undefined =>
  type === 'list' && item ? choicesOf(item) : values

describe('action-types.yml', () => {
  it('knows every input and output of action.yml, in its order, and no other', () => {
    expect(Object.keys(types.inputs)).toEqual(Object.keys(inputs))
    expect(Object.keys(types.outputs)).toEqual(Object.keys(outputs))
  })

  it.each(Object.entries(types.inputs))('has the type of %s that the action takes', (name, type) => {
    const fallback = String(inputs[name]?.default)
    expect(type.type === 'boolean', 'a flag has true or false as its default').toBe(/^(true|false)$/.test(fallback))
    expect(type.type === 'integer', 'a size has a number as its default').toBe(/^\d+$/.test(fallback))
    expect(type.type === 'list', 'a list says how it is separated').toBe(
      /by comma/.test(String(inputs[name]?.description)),
    )
    const choices = choicesOf(type)
    // What is refused is answered with everything that is allowed.
    const allowed = /^\S+: 'no-such-value' is not valid; allowed is ((?:`[\w-]+`(?:, )?)+)$/.exec(
      complaint(name, 'no-such-value'),
    )
    if (type.type === 'boolean' || choices === undefined) return
    expect(allowed?.[1]?.split(', ').map((choice) => choice.slice(1, -1))).toEqual(choices)
  })

  it('has an enumeration wherever the action takes no other value', () => {
    const enumerated = Object.keys(inputs).filter((name) =>
      /allowed is `[\w-]+`(, `[\w-]+`)+$/.test(complaint(name, 'no-such-value')),
    )
    expect(enumerated).toEqual(Object.keys(types.inputs).filter((name) => choicesOf(types.inputs[name] as Type)))
  })
})

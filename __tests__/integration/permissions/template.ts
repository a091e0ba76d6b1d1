import { readFileSync } from 'node:fs'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import type { Policy } from '../../../local/cloud/iam/policy.ts'

/** What the template makes, as far as permissions go. */
export interface Template {
  /** The role's policies, those left out whose condition does not hold. */
  readonly role: readonly Policy[]
  readonly boundary: Policy
}

/** A function of CloudFormation with what it is given. */
type Call = readonly [function: 'Ref' | 'Sub' | 'GetAtt', argument: string]

const scalarTag = (name: Call[0]): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text) => ({ call: [name, text] satisfies Call }),
})
const listTag = (name: string): CollectionTag => ({
  tag: `!${name}`,
  collection: 'seq',
  resolve: (value) => value,
})

/**
 * Reads docs/github-role.yaml as CloudFormation would, for the given parameters.
 *
 * @param values what `!Ref` and `!Sub` stand for
 * @param conditions the conditions that hold
 */
export const readTemplate = (values: Readonly<Record<string, string>>, conditions: readonly string[]): Template => {
  const text = readFileSync(new URL('../../../docs/github-role.yaml', import.meta.url), 'utf8')
  const lookUp = (name: string): unknown => {
    if (name === 'AWS::NoValue') return undefined
    if (values[name] === undefined) throw new Error(`The template refers to ${name}, which has no value here.`)
    return values[name]
  }
  const evaluate = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      // A list that begins with a condition's name is what `!If` was given: nothing else in this template does.
      const [condition, then, otherwise] = node as unknown[]
      if (node.length === 3 && typeof condition === 'string' && ifs.has(condition))
        return evaluate(conditions.includes(condition) ? then : otherwise)
      return node.map(evaluate).filter((one) => one !== undefined)
    }
    if (typeof node !== 'object' || node === null) return node
    if ('call' in node) {
      const [name, argument] = node.call as Call
      if (name === 'Ref') return lookUp(argument)
      return argument.replaceAll(/\$\{([^}]+)\}/g, (_, one: string) => String(lookUp(one)))
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, evaluate(value)]))
  }
  const template = parse(text, {
    customTags: [
      scalarTag('Ref'),
      scalarTag('Sub'),
      scalarTag('GetAtt'),
      listTag('If'),
      listTag('Not'),
      listTag('Equals'),
    ],
  }) as {
    Conditions: Record<string, unknown>
    Resources: {
      Role: { Properties: { Policies: unknown } }
      HostBoundary: { Properties: { PolicyDocument: unknown } }
    }
  }
  const ifs = new Set(Object.keys(template.Conditions))
  const { Role, HostBoundary } = template.Resources
  const policies = evaluate(Role.Properties.Policies) as { PolicyDocument: Policy }[]
  return {
    role: policies.map(({ PolicyDocument }) => PolicyDocument),
    boundary: evaluate(HostBoundary.Properties.PolicyDocument) as Policy,
  }
}

/** A statement of an IAM policy, as far as the project's policies use the language. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** An IAM policy document. */
export interface Policy {
  readonly Version: string
  readonly Statement: readonly Statement[]
}

/** One resource that a call is about, and what is known of it: the values of condition keys. */
export interface Subject {
  readonly arn: string
  readonly keys: Readonly<Record<string, string | readonly string[]>>
}

/** What a call needs: an action that is allowed on every one of the subjects. */
export interface Demand {
  readonly action: string
  readonly subjects: readonly Subject[]
}

/** The subject of calls that are about no resource in particular. */
export const ANYTHING: Subject = { arn: '*', keys: {} }

/** A subject on which an action is not allowed, or, explicitly, denied by a statement. */
export interface Refused extends Subject {
  readonly explicit: boolean
}

/** The first subject that no statement allows, or that one denies; undefined when the demand is met. */
export function refusedSubject(policies: readonly Policy[], { action, subjects }: Demand): Refused | undefined {
  const statements = policies
    .flatMap(({ Statement }) => Statement)
    .filter((one) => listed(one.Action).some((pattern) => like(pattern, action, true)))
  const concerns = (statement: Statement, subject: Subject): boolean =>
    listed(statement.Resource).some((pattern) => like(pattern, subject.arn)) && holds(statement, subject)
  for (const subject of subjects) {
    const explicit = statements.some((one) => one.Effect === 'Deny' && concerns(one, subject))
    if (explicit || !statements.some((one) => one.Effect === 'Allow' && concerns(one, subject)))
      return { ...subject, explicit }
  }
  return undefined
}

const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringLike: (pattern, value) => like(pattern, value),
  ArnLike: (pattern, value) => like(pattern, value),
}

const FOR_ALL = 'ForAllValues:'
const NOT_EQUALS = 'StringNotEquals'

/** Every key of every operator must have one of the values listed; a key that the call does not have matches nothing, except where all its values, or others, are asked for. */
function holds({ Sid, Condition = {} }: Statement, { keys }: Subject): boolean {
  return Object.entries(Condition).every(([name, wanted]) => {
    if (name === NOT_EQUALS)
      return Object.entries(wanted).every(([key, values]) =>
        listed(keys[key] ?? []).every((value) => !listed(values).includes(value)),
      )
    const forAll = name.startsWith(FOR_ALL)
    const operator = OPERATORS[forAll ? name.slice(FOR_ALL.length) : name]
    if (operator === undefined) throw new Error(`the embedded cloud cannot evaluate ${name} of the statement ${Sid}`)
    return Object.entries(wanted).every(([key, patterns]) => {
      const values = listed(keys[key] ?? [])
      const matches = (value: string): boolean => listed(patterns).some((pattern) => operator(pattern, value))
      return values.every(matches) && (forAll || values.length > 0)
    })
  })
}

const listed = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value)

function like(pattern: string, value: string, ignoreCase = false): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${expression}$`, ignoreCase ? 'is' : 's').test(value)
}

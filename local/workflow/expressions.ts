import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { reviver } from '@actions/expressions/data/reviver'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'

/** What expressions can refer to, by context: `github`, `inputs`, `vars`, `secrets`, `matrix`, `steps`, `needs`, `env`. */
export type Contexts = Readonly<Record<string, unknown>>

/** How the job stands, for `success()`, `failure()` and `cancelled()`. */
export type JobStatus = 'success' | 'failure'

const toData = (value: unknown): data.ExpressionData => JSON.parse(JSON.stringify(value ?? null), reviver)

const statusFunctions = (status: JobStatus): FunctionDefinition[] => {
  const answer = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  })
  return [
    answer('always', true),
    answer('success', status === 'success'),
    answer('failure', status === 'failure'),
    answer('cancelled', false),
  ]
}

const evaluated = (expression: string, contexts: Contexts, status: JobStatus): data.ExpressionData => {
  const functions = statusFunctions(status)
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const dictionary = new data.Dictionary(
    ...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })),
  )
  return new Evaluator(parsed, dictionary, new Map(functions.map((one) => [one.name, one]))).evaluate()
}

/** The value of one expression as plain data. GitHub's own evaluator does the work. */
export const evaluate = (expression: string, contexts: Contexts, status: JobStatus = 'success'): unknown =>
  JSON.parse(JSON.stringify(evaluated(expression, contexts, status), data.replacer))

/** A text with its `${{ }}` filled in. */
export const filled = (text: string, contexts: Contexts, status: JobStatus = 'success'): string =>
  text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluated(expression, contexts, status).coerceString(),
  )

/** A value of a workflow file: a lone expression keeps its type, anything else becomes text. */
export const resolved = (value: unknown, contexts: Contexts): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolved(item, contexts))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, contexts)]))
  if (typeof value !== 'string') return value
  const [, expression] = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(value) ?? []
  return expression === undefined ? filled(value, contexts) : evaluate(expression, contexts)
}

/** Whether an `if:` holds. Without a status function in it, it holds only while the job is well. */
export const holds = (condition: unknown, contexts: Contexts, status: JobStatus): boolean => {
  if (condition === undefined) return status === 'success'
  const text = String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  if (!/\b(always|success|failure|cancelled)\s*\(/.test(text) && status !== 'success') return false
  const value = evaluate(text, contexts, status)
  return value !== false && value !== null && value !== '' && value !== 0
}

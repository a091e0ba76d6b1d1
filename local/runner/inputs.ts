import type { ActionFile } from './action-file.ts'

/** The variable in which the runner passes an input: upper case, spaces become underscores, hyphens stay. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/**
 * The variables for the inputs of a step: every declared one (given, default or empty) and, as the runner has it, unknown ones too.
 *
 * @param githubToken stands in for `${{ github.token }}` in a default, the one expression that actions use there
 */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  githubToken: string,
): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const { name, defaultValue = '' } of action.inputs) {
    variables[inputVariable(name)] = defaultValue.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, githubToken)
  }
  for (const [name, value] of Object.entries(given)) variables[inputVariable(name)] = value
  return variables
}

/** The runner's warning about inputs that the action does not declare; undefined when all are known. Names are compared without case. */
export function unexpectedInputs(action: ActionFile, given: Readonly<Record<string, string>>): string | undefined {
  const known = new Set(action.inputs.map(({ name }) => name.toLowerCase()))
  const unknown = Object.keys(given).filter((name) => !known.has(name.toLowerCase()))
  if (unknown.length === 0) return undefined
  const quote = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')
  return `Unexpected input(s) ${quote(unknown)}, valid inputs are [${quote(action.inputs.map(({ name }) => name))}]`
}

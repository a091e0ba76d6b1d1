import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const cell = (text: string): string => text.trim().replaceAll('\n', ' ').replaceAll('|', '\\|')

const inputTable = ({ inputs }: ActionFile): string => {
  const rows = Object.entries(inputs).map(([name, input]) => {
    const value = input.required ? '**required**' : input.default ? `\`${input.default}\`` : ''
    return `| \`${name}\` | ${cell(input.description)} | ${value} |`
  })
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

const outputTable = ({ outputs }: ActionFile): string => {
  const rows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`)
  return ['| output | meaning |', '|---|---|', ...rows].join('\n')
}

/** Puts the tables of inputs and outputs, as action.yml has them, between their marks in the README. */
export const describeInputs = async (root: string, readme: string): Promise<string> => {
  const action: ActionFile = parse(await readFile(join(root, 'action.yml'), 'utf8'))
  const tables = { inputs: inputTable(action), outputs: outputTable(action) }
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}: from action.yml -->\n)[^]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
      ),
    readme,
  )
}

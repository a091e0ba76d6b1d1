import { parseArgs } from 'node:util'
import { repositoryDirectory } from './cloud/directories.ts'
import { toTheEnd } from './failures.ts'
import { type ActionFile, readActionFile } from './runner/action-file.ts'
import { runAction } from './runner/run.ts'

const flags = parseInputs(process.argv.slice(2))

if (flags === 'help') console.log(help(await readActionFile(repositoryDirectory)))
else await toTheEnd(() => runStep(flags))

async function runStep(inputs: Readonly<Record<string, string>>): Promise<void> {
  const cancellation = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancellation.abort())
  const result = await runAction({
    inputs,
    environment: inherited(),
    directory: process.cwd(),
    onLine: (line) => console.log(line),
    signal: cancellation.signal,
  })
  if (Object.keys(result.outputs).length > 0) console.log('\nOutputs')
  for (const [name, value] of Object.entries(result.outputs)) console.log(`  ${name}=${value}`)
  if (result.summary !== '') console.log(`\nSummary\n\n${result.summary}`)
  process.exitCode = result.exitCode
}

/** Flags are inputs, known or not: the runner passes on both. Only `--help` is the runner's own. */
function parseInputs(argumentList: string[]): Record<string, string> | 'help' {
  const { tokens } = parseArgs({ args: argumentList, strict: false, allowPositionals: true, tokens: true })
  const inputs: Record<string, string> = {}
  for (const [position, token] of tokens.entries()) {
    if (token.kind !== 'option') continue
    if (token.name === 'help' || token.name === 'h') return 'help'
    const next = tokens[position + 1]
    // Of an option it does not know, parseArgs takes "--name value" for a flag and a positional.
    inputs[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true')
  }
  return inputs
}

/** The AWS settings, the proxy and the certificates of whoever started this: what a job would have from its earlier steps. */
function inherited(): Record<string, string> {
  const wanted = /^(AWS_|GITHUB_TOKEN$|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$)/i
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && wanted.test(name) ? [[name, value]] : [],
    ),
  )
}

function help({ name, inputs }: ActionFile): string {
  const width = Math.max(...inputs.map((input) => input.name.length)) + 2
  const indent = ' '.repeat(width + 4)
  const lines = inputs.map((input) => {
    const description = input.description.replaceAll(/\s*\n\s*/g, ' ')
    const suffix = input.defaultValue ? ` (default: ${input.defaultValue})` : ''
    return `  --${input.name.padEnd(width)}${wrap(description + suffix, 100).join(`\n${indent}`)}`
  })
  return [
    `npm run action -- --<input> <value> …`,
    '',
    `Runs "${name}" as a GitHub runner would, with the AWS environment it finds.`,
    '',
    ...lines,
  ].join('\n')
}

function wrap(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}(?:\\s|$)|\\S+`, 'g'))?.map((line) => line.trim()) ?? []
}

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { bundle } from './bundle.ts'
import { DESCRIBED } from './described.ts'
import { run } from './run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What loads before the first line of log; the SDK alone would be twenty times as much. Bytes. */
const LARGEST_ENTRY = 80 * 1_024

/** What a check found: nothing, a complaint, or that the machine lacks the program for it. */
type Finding = { readonly kind: 'fine' } | { readonly kind: 'wrong' | 'skipped'; readonly why: string }

const FINE: Finding = { kind: 'fine' }
const wrong = (why: string): Finding => ({ kind: 'wrong', why })

/** A check by a program that is part of the project's dependencies. */
const program =
  (name: string, ...parameters: string[]) =>
  async (): Promise<Finding> => {
    const { code, output } = await run(name, parameters, root)
    return code === 0 ? FINE : wrong(output)
  }

/** A check by a program that the machine may lack. In CI everything is there, or the check is not one. */
const optional = (name: string, parameters: () => Promise<string[]>) => async (): Promise<Finding> => {
  const files = await parameters()
  if (files.length === 0) return { kind: 'skipped', why: 'there is nothing to look at' }
  const { code, output } = await run(name, files, root)
  if (code === 0) return FINE
  if (code !== null) return wrong(output)
  const why = `${name} is not installed`
  return process.env['CI'] ? wrong(why) : { kind: 'skipped', why }
}

const filesIn = async (directory: string, pattern: RegExp): Promise<string[]> => {
  const path = join(root, directory)
  if (!existsSync(path)) return []
  return (await readdir(path, { recursive: true }))
    .filter((file) => pattern.test(file))
    .map((file) => join(directory, file))
}

const workflows = async (): Promise<string[]> => [
  ...(await filesIn('.github/workflows', /\.ya?ml$/)),
  ...(await filesIn('examples', /\.ya?ml$/)),
]

const descriptionsAreCurrent = async (): Promise<Finding> => {
  const outdated: string[] = []
  for (const [file, describe] of DESCRIBED) {
    const text = await readFile(join(root, file), 'utf8')
    if (text !== (await describe(root, text))) outdated.push(file)
  }
  return outdated.length === 0
    ? FINE
    : wrong(`${outdated.join(', ')} is not what action.yml and docs/policy.json say: run \`npm run build\`.`)
}

const bundleIsCurrent = async (): Promise<Finding> => {
  const contents = async (): Promise<Map<string, string>> => {
    const files = await filesIn('dist', /./)
    return new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)),
    )
  }
  const committed = await contents()
  await bundle()
  const built = await contents()
  const differing = [...new Set([...committed.keys(), ...built.keys()])].filter(
    (file) => committed.get(file) !== built.get(file),
  )
  if (differing.length > 0)
    return wrong(`dist/ is not what src/ makes: ${differing.join(', ')}. It has been rebuilt: commit it.`)
  const entry = Buffer.byteLength(built.get('dist/index.js') ?? '')
  return entry <= LARGEST_ENTRY
    ? FINE
    : wrong(`dist/index.js has ${entry} bytes, allowed are ${LARGEST_ENTRY}: something loads the SDK at start-up.`)
}

const CHECKS: readonly (readonly [string, () => Promise<Finding>])[] = [
  ['format and lint', program('biome', 'check', '--error-on-warnings', '.')],
  ['types', program('tsc', '--noEmit')],
  ['generated documentation', descriptionsAreCurrent],
  ['bundle', bundleIsCurrent],
  [
    'shell scripts',
    optional('shellcheck', async () => {
      const scripts = await filesIn('stack', /\.sh$/)
      return scripts.length === 0 ? [] : ['--external-sources', '--source-path=SCRIPTDIR', ...scripts]
    }),
  ],
  ['CloudFormation', optional('cfn-lint', () => filesIn('docs', /\.ya?ml$/))],
  [
    'workflows',
    optional('actionlint', async () => {
      const files = await workflows()
      return files.length === 0 ? [] : ['-color=false', ...files]
    }),
  ],
  [
    'workflow security',
    optional('zizmor', async () => {
      const files = await workflows()
      return files.length === 0 ? [] : ['--offline', '--no-progress', '--persona=pedantic', 'action.yml', ...files]
    }),
  ],
]

let failures = 0
for (const [name, check] of CHECKS) {
  const finding = await check()
  if (finding.kind === 'wrong') failures += 1
  console.log(`${finding.kind.padEnd(8)}${name}${finding.kind === 'skipped' ? ` (${finding.why})` : ''}`)
  if (finding.kind === 'wrong') console.log(stripVTControlCharacters(finding.why).replaceAll(/^/gm, '        '))
}
if (failures > 0) {
  console.log(`${failures} of ${CHECKS.length} checks failed.`)
  process.exitCode = 1
}

import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// How long a runner waits for the action itself, as multiples of starting Node with nothing to do, so that figures from different machines compare.
const root = fileURLToPath(new URL('..', import.meta.url))
const entry = join(root, 'dist/index.js')
const RUNS = 15

interface Case {
  readonly name: string
  readonly parameters: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** What it must have printed, so that a figure is never one of something else. */
  readonly expected: RegExp
}

const DEPLOY = { INPUT_NAME: 'bench', INPUT_REGION: 'eu-central-1', AWS_EC2_METADATA_DISABLED: 'true' }

const BASELINE: Case = { name: 'node -e 0', parameters: ['-e', '0'], environment: {}, expected: /^$/ }
const CASES: readonly Case[] = [
  { name: 'a missing input, to the error', parameters: [entry], environment: {}, expected: /name: is required/ },
  { name: 'a deploy, to the first AWS call', parameters: [entry], environment: DEPLOY, expected: /no AWS credentials/ },
]

const once = ({ parameters, environment, expected, name }: Case): number => {
  const begun = performance.now()
  const { stdout } = spawnSync(process.execPath, parameters, { env: environment, encoding: 'utf8' })
  const elapsed = performance.now() - begun
  if (!expected.test(stdout)) throw new Error(`${name} printed something else: ${stdout}`)
  return elapsed
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN

console.log(`medians of ${RUNS} runs in turn with \`${BASELINE.name}\`, Node ${process.versions.node}`)
for (const one of CASES) {
  // Paired, since a machine's speed drifts: each run is compared with the one right before it.
  const ratios = Array.from({ length: RUNS }, () => {
    const baseline = once(BASELINE)
    return once(one) / baseline
  })
  console.log(`${median(ratios).toFixed(1).padStart(6)} x  ${one.name}`)
}
const files = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'))
const bytes = files.reduce((sum, file) => sum + statSync(join(root, 'dist', file)).size, 0)
console.log(
  `${(bytes / 1_000_000).toFixed(2).padStart(6)} MB of JavaScript in ${files.length} files, ${(statSync(entry).size / 1_000).toFixed(0)} kB of it loaded before the inputs are checked`,
)

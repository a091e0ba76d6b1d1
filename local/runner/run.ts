import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryDirectory } from '../cloud/directories.ts'
import { type ActionFile, readActionFile } from './action-file.ts'
import { parseCommandFile } from './command-files.ts'
import { inputVariables, unexpectedInputs } from './inputs.ts'
import { type Annotation, StepLog } from './log.ts'
import { runScript } from './process.ts'

/** A step that uses the action. */
export interface StepOptions {
  /** What stands under `with:`. */
  readonly inputs: Readonly<Record<string, string>>
  /** Variables of the job, such as AWS credentials. Nothing else of this process's environment reaches the action, save PATH and HOME. */
  readonly environment: Readonly<Record<string, string>>
  /** The workspace. Default: an empty directory, removed afterwards. */
  readonly directory?: string
  /** Where action.yml is. Default: this repository. */
  readonly actionDirectory?: string
  /** Takes each line of the log as it comes, masked. */
  readonly onLine?: (line: string) => void
  /** Cancels the step as a runner does. */
  readonly signal?: AbortSignal
  /** Ends main as a machine does that shuts down: with SIGTERM and no SIGINT before it. */
  readonly terminate?: AbortSignal
  /** Kills main without a warning. A `lost` runner does nothing more; otherwise post still runs. */
  readonly kill?: { readonly signal: AbortSignal; readonly lost: boolean }
}

/** How a step ended. */
export interface StepResult {
  readonly exitCode: number
  readonly outputs: Readonly<Record<string, string>>
  /** The job summary in Markdown, as written (unmasked). */
  readonly summary: string
  /** The log as shown: readable and masked. */
  readonly log: readonly string[]
  /** Every line as the action printed it: unmasked, with commands and debug messages. */
  readonly rawLog: readonly string[]
  readonly annotations: readonly Annotation[]
  readonly state: Readonly<Record<string, string>>
}

/** Thrown when an action cannot be started at all; the message says why. */
export class StepUnstartable extends Error {
  override readonly name = 'StepUnstartable'
}

/** A runner refuses larger summaries. */
const SUMMARY_LIMIT_BYTES = 1_024 * 1_024

/**
 * Runs an action the way a GitHub runner does: its bundled files as they are, inputs as variables, results through files; pre, main and, whatever became of
 * main, post.
 *
 * @throws StepUnstartable on another version of Node than the action's; Error when there is no action.yml
 */
export async function runAction(options: StepOptions): Promise<StepResult> {
  const actionDirectory = options.actionDirectory ?? repositoryDirectory
  const action = await readActionFile(actionDirectory)
  requireNode(action.nodeMajor)
  const temporary = await mkdtemp(join(tmpdir(), 'runner-'))
  try {
    return await runSteps(action, actionDirectory, temporary, options)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function runSteps(
  action: ActionFile,
  actionDirectory: string,
  temporary: string,
  options: StepOptions,
): Promise<StepResult> {
  const log = new StepLog(options.onLine ?? (() => undefined))
  const warning = unexpectedInputs(action, options.inputs)
  if (warning !== undefined) log.annotate('warning', warning)
  const files = await makeCommandFiles(temporary)
  const workspace = options.directory ?? join(temporary, 'workspace')
  await mkdir(workspace, { recursive: true })
  const base = {
    ...(await runnerVariables(temporary, workspace)),
    ...options.environment,
    ...inputVariables(action, options.inputs, options.environment['GITHUB_TOKEN'] ?? ''),
    ...files,
  }
  const run = async (
    script: string | undefined,
    { signal, terminate, kill }: Partial<Record<'signal' | 'terminate' | 'kill', AbortSignal | undefined>> = {},
  ): Promise<number> => {
    if (script === undefined) return 0
    const state = await readCommandFile(files.GITHUB_STATE)
    return runScript({
      file: join(actionDirectory, script),
      directory: workspace,
      environment: { ...base, ...(await readCommandFile(files.GITHUB_ENV)), ...prefixed('STATE_', state) },
      onLine: (line) => log.take(line),
      signal,
      terminate,
      kill,
    })
  }
  const codes = [await run(action.pre, { signal: options.signal })]
  if (codes[0] === 0) codes.push(await run(action.main, { ...options, kill: options.kill?.signal }))
  const lost = options.kill?.lost === true && options.kill.signal.aborted
  // The clean-up of a cancelled step is not cancelled with it.
  if (!lost) codes.push(await run(action.post))
  return {
    exitCode: codes.find((code) => code !== 0) ?? 0,
    outputs: await readCommandFile(files.GITHUB_OUTPUT),
    summary: await readSummary(files.GITHUB_STEP_SUMMARY, log),
    log: log.lines,
    rawLog: log.raw,
    annotations: log.annotations,
    state: await readCommandFile(files.GITHUB_STATE),
  }
}

function requireNode(major: number): void {
  const own = Number(process.versions.node.split('.')[0])
  if (own === major) return
  throw new StepUnstartable(
    `the action runs on Node ${major} and this is Node ${process.versions.node}: start it through npm (npm run, npm test), which puts the right one first`,
  )
}

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const

async function makeCommandFiles(directory: string): Promise<Record<(typeof COMMAND_FILES)[number], string>> {
  const paths = COMMAND_FILES.map((name) => [name, join(directory, name.toLowerCase())] as const)
  for (const [, path] of paths) await writeFile(path, '')
  return Object.fromEntries(paths) as Record<(typeof COMMAND_FILES)[number], string>
}

async function readCommandFile(path: string): Promise<Record<string, string>> {
  return parseCommandFile(await readFile(path, 'utf8'))
}

async function readSummary(path: string, log: StepLog): Promise<string> {
  const summary = await readFile(path, 'utf8')
  if (Buffer.byteLength(summary) <= SUMMARY_LIMIT_BYTES) return summary
  log.annotate('error', '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k')
  return ''
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]))
}

/** What a GitHub-hosted runner sets for every step. */
async function runnerVariables(temporary: string, workspace: string): Promise<Record<string, string>> {
  const event = join(temporary, 'event.json')
  await writeFile(event, '{}')
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? temporary,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'local',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: event,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'deploy',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'local/observability',
    GITHUB_REPOSITORY_OWNER: 'local',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0000000000000000000000000000000000000000',
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'local',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(temporary, 'tools'),
  }
}

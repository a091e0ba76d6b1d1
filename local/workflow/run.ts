import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryDirectory } from '../cloud/directories.ts'
import { runAction, type StepResult } from '../runner/run.ts'
import { type Contexts, filled, holds, type JobStatus, resolved } from './expressions.ts'
import { type Permissions, readWorkflow, type Workflow, type WorkflowJob, type WorkflowStep } from './file.ts'
import { runScript } from './script.ts'

/** Uses of this action, and of its reusable workflows, by those who call them from elsewhere. */
const OWN_ACTION = /^(vispyr\/deploy@v\d+|\.\/)$/
const OWN_WORKFLOW = /^(?:vispyr\/deploy|\.)\/(\.github\/workflows\/[\w.-]+\.yml)(?:@v\d+)?$/

/** Actions of others that are stood in for by doing nothing: they set up programs, which are this machine's own, or report to GitHub what no step waits for. */
const WITHOUT_EFFECT =
  /^(actions\/setup-(node|python|go)|github\/codeql-action\/(init|analyze|upload-sarif)|ossf\/scorecard-action)@/

/** What a workflow runs on. */
export interface WorkflowRun {
  /** The workflow file. */
  readonly path: string
  /** Which of its triggers fired, and with what payload. */
  readonly event: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** What was entered, for a dispatch or a call. */
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly vars?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** More of the `github` context. */
  readonly github?: Readonly<Record<string, unknown>>
  /** The repository's files; default: an empty one. Scripts (`#!`) are executable. */
  readonly files?: Readonly<Record<string, string>>
  /** Where this action's own action.yml is. Default: this repository. */
  readonly actionDirectory?: string
  /** AWS credentials and endpoints, which a role would give. */
  readonly environment: Readonly<Record<string, string>>
  /** Gives a job's token, which may do what the job's permissions say. */
  readonly tokenFor?: (permissions: Permissions) => string
  /** A folder with programs that scripts find before this machine's own. */
  readonly programs?: string
  /** Told of each step when it has ended. */
  readonly onStep?: (step: ExecutedStep) => void
}

/** One step that was executed. */
export interface ExecutedStep {
  readonly workflow: string
  readonly job: string
  readonly kind: 'action' | 'script' | 'stood in for'
  /** What it uses or runs. */
  readonly what: string
  readonly with: Readonly<Record<string, string>>
  readonly failed: boolean
  /** What a script printed; empty for any other step. */
  readonly printed: string
  /** For a step that uses this action. */
  readonly result: StepResult | null
}

/** How a workflow ended. */
export interface WorkflowResult {
  readonly failed: boolean
  readonly steps: readonly ExecutedStep[]
  readonly outputs: Readonly<Record<string, string>>
  /** The address that each job with an environment shows for it, by the environment's name. */
  readonly environments: Readonly<Record<string, string>>
  readonly skipped: readonly string[]
}

/**
 * Executes a workflow: what uses this action runs the bundle with the step's own `with:`, scripts run in bash, reusable workflows of this repository are entered.
 * Actions of others are stood in for: checking out gives the files, assuming a role gives the credentials of `environment`.
 *
 * @throws Error when the workflow has no such trigger, lacks an input or secret, or uses what cannot be stood in for
 */
export const runWorkflow = async (run: WorkflowRun): Promise<WorkflowResult> => {
  const workflow = await readWorkflow(run.path)
  const trigger = workflow.on[run.event]
  if (trigger === undefined) throw new Error(`${run.path} is not triggered by ${run.event}`)
  const inputs = acceptedInputs(run, trigger?.inputs ?? {})
  for (const [name, secret] of Object.entries(run.event === 'workflow_call' ? (trigger?.secrets ?? {}) : {}))
    if (secret.required && !run.secrets?.[name]) throw new Error(`${run.path} needs the secret ${name}`)
  const contexts: Contexts = {
    github: {
      event_name: run.event === 'workflow_call' ? 'workflow_dispatch' : run.event,
      event: run.payload ?? {},
      repository: 'local/observability',
      repository_owner: 'local',
      ref: 'refs/heads/main',
      ref_name: 'main',
      head_ref: '',
      sha: '0'.repeat(40),
      actor: 'local',
      run_id: '1',
      server_url: 'https://github.com',
      workflow: workflow.name ?? '',
      token: '',
      ...run.github,
    },
    inputs,
    vars: run.vars ?? {},
    secrets: run.secrets ?? {},
    runner: { os: 'Linux' },
  }
  return runJobs(run, workflow, contexts)
}

const acceptedInputs = (
  { path, inputs: given = {} }: WorkflowRun,
  declared: NonNullable<NonNullable<Workflow['on'][string]>['inputs']>,
): Record<string, unknown> => {
  const unknown = Object.keys(given).filter((name) => !(name in declared))
  if (unknown.length > 0) throw new Error(`${path} has no input ${unknown.join(', ')}`)
  return Object.fromEntries(
    Object.entries(declared).map(([name, { type = 'string', required, default: fallback, options }]) => {
      const value = given[name] ?? fallback ?? { boolean: false, number: 0 }[type as 'boolean'] ?? ''
      if (required && value === '') throw new Error(`${path} needs the input ${name}`)
      if (type === 'choice' && !options?.includes(String(value)))
        throw new Error(`${path}: '${String(value)}' is no option of ${name}`)
      const expected = type === 'boolean' || type === 'number' ? type : 'string'
      if (typeof value !== expected) throw new Error(`${path}: ${name} is to be a ${expected}, got ${typeof value}`)
      return [name, value]
    }),
  )
}

interface JobResult {
  readonly status: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
}

const runJobs = async (run: WorkflowRun, workflow: Workflow, base: Contexts): Promise<WorkflowResult> => {
  const steps: ExecutedStep[] = []
  const environments: Record<string, string> = {}
  const results = new Map<string, JobResult>()
  for (const [id, job] of inOrder(workflow)) {
    const needed = [job.needs ?? []].flat()
    const needs = Object.fromEntries(
      needed.map((name) => [name, { result: results.get(name)?.status, outputs: results.get(name)?.outputs ?? {} }]),
    )
    const status = needed.every((name) => results.get(name)?.status === 'success') ? 'success' : 'failure'
    const contexts = { ...base, needs, env: resolved(workflow.env ?? {}, base) }
    if (!holds(job.if, contexts, status)) {
      results.set(id, { status: 'skipped', outputs: {} })
      continue
    }
    let result: JobResult = { status: 'success', outputs: {} }
    for (const matrix of combinations(resolved(job.strategy?.matrix ?? {}, contexts))) {
      const one = await runJob(run, workflow, { id, job, contexts: { ...contexts, matrix }, steps, environments })
      if (one.status === 'failure' || result.status === 'success') result = one
    }
    results.set(id, result)
  }
  const outputs = Object.entries(workflow.on['workflow_call']?.outputs ?? {}).map(([name, { value }]) => [
    name,
    filled(value, { ...base, jobs: Object.fromEntries(results) }),
  ])
  return {
    failed: [...results.values()].some(({ status }) => status === 'failure'),
    steps,
    environments,
    outputs: Object.fromEntries(outputs),
    skipped: [...results].filter(([, { status }]) => status === 'skipped').map(([id]) => id),
  }
}

/** Jobs after what they need. */
const inOrder = ({ jobs }: Workflow): [string, WorkflowJob][] => {
  const done: [string, WorkflowJob][] = []
  const add = ([id, job]: [string, WorkflowJob]): void => {
    if (done.some(([other]) => other === id)) return
    for (const need of [job.needs ?? []].flat()) add([need, jobs[need] ?? {}])
    done.push([id, job])
  }
  for (const entry of Object.entries(jobs)) add(entry)
  return done
}

/** Every combination of a matrix; `include` alone lists them. */
const combinations = (matrix: unknown): Record<string, unknown>[] => {
  const { include = [], ...axes } = matrix as Record<string, unknown[]>
  const product = Object.entries(axes).reduce<Record<string, unknown>[]>(
    (found, [axis, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [axis]: value }))),
    [{}],
  )
  return Object.keys(axes).length === 0 && include.length > 0 ? (include as Record<string, unknown>[]) : product
}

interface JobRun {
  readonly id: string
  readonly job: WorkflowJob
  readonly contexts: Contexts
  readonly steps: ExecutedStep[]
  readonly environments: Record<string, string>
}

const runJob = async (run: WorkflowRun, workflow: Workflow, jobRun: JobRun): Promise<JobResult> => {
  const { id, job, contexts, steps, environments } = jobRun
  const permissions = job.permissions ?? workflow.permissions ?? {}
  const token = run.tokenFor?.(permissions) ?? ''
  if (job.uses !== undefined) return callWorkflow(run, jobRun, permissions)
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  const outcomes: Record<string, { outputs: Readonly<Record<string, string>>; outcome: JobStatus }> = {}
  const github = { ...(contexts['github'] as object), token, workspace }
  let status: JobStatus = 'success'
  /** What a step that assumes a role leaves for the ones after it. */
  let exported: Readonly<Record<string, string>> = {}
  const now = (): Contexts => ({ ...contexts, github, steps: outcomes, job: { status } })
  try {
    for (const step of job.steps ?? []) {
      if (!holds(step.if, now(), status)) continue
      const variables = textsOf({
        ...(contexts['env'] as object),
        ...(resolved(job.env ?? {}, now()) as object),
        ...(resolved(step.env ?? {}, now()) as object),
      })
      const executed = await runStep(run, step, {
        job: id,
        contexts: { ...now(), env: variables },
        variables: { ...exported, ...variables },
        workspace,
        token,
        permissions,
      })
      if (executed.exported) exported = { ...exported, ...executed.exported }
      steps.push(executed.step)
      run.onStep?.(executed.step)
      if (executed.step.failed) status = 'failure'
      if (step.id)
        outcomes[step.id] = { outputs: executed.outputs, outcome: executed.step.failed ? 'failure' : 'success' }
    }
    if (typeof job.environment === 'object')
      environments[filled(job.environment.name, now())] = filled(job.environment.url ?? '', now())
    return { status, outputs: textsOf(resolved(job.outputs ?? {}, now()) as object) }
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
}

const callWorkflow = async (
  run: WorkflowRun,
  { job, contexts, steps, environments }: JobRun,
  permissions: Permissions,
): Promise<JobResult> => {
  const [, file] = OWN_WORKFLOW.exec(job.uses ?? '') ?? []
  if (file === undefined) throw new Error(`${job.uses} is no reusable workflow of this repository`)
  if (job.secrets === 'inherit') throw new Error(`${run.path} hands on every secret: name those that are needed`)
  const called = await runWorkflow({
    ...run,
    path: join(repositoryDirectory, file),
    event: 'workflow_call',
    inputs: resolved(job.with ?? {}, contexts) as Record<string, unknown>,
    secrets: textsOf(resolved(job.secrets ?? {}, contexts) as object),
    github: contexts['github'] as Record<string, unknown>,
    // A called workflow can have no more than its caller.
    tokenFor: (asked) => run.tokenFor?.(lesser(asked, permissions)) ?? '',
  })
  steps.push(...called.steps)
  Object.assign(environments, called.environments)
  return { status: called.failed ? 'failure' : 'success', outputs: called.outputs }
}

const lesser = (asked: Permissions, granted: Permissions): Permissions => {
  const missing = Object.entries(asked).filter(
    ([scope, level]) => level !== 'none' && granted[scope] !== 'write' && granted[scope] !== level,
  )
  // GitHub refuses to start such a run.
  if (missing.length > 0)
    throw new Error(`the called workflow needs ${missing.map(([scope, level]) => `${scope}: ${level}`).join(', ')}`)
  return asked
}

interface StepRun {
  readonly job: string
  readonly contexts: Contexts
  readonly variables: Readonly<Record<string, string>>
  readonly workspace: string
  readonly token: string
  readonly permissions: Permissions
}

interface StepOutcome {
  readonly step: ExecutedStep
  readonly outputs: Readonly<Record<string, string>>
  readonly exported?: Readonly<Record<string, string>>
}

const runStep = async (run: WorkflowRun, step: WorkflowStep, at: StepRun): Promise<StepOutcome> => {
  const inputs = textsOf(resolved(step.with ?? {}, at.contexts) as object)
  const about = { workflow: run.path, job: at.job, with: inputs, printed: '', result: null }
  if (step.run !== undefined) {
    const script = filled(step.run, at.contexts)
    const path = [run.programs, process.env['PATH']].filter((folder) => folder !== undefined).join(':')
    const variables = { PATH: path, ...at.variables }
    const { exitCode, outputs, log } = await runScript(script, { directory: at.workspace, variables })
    return { step: { ...about, kind: 'script', what: step.run, failed: exitCode !== 0, printed: log }, outputs }
  }
  const uses = step.uses ?? ''
  if (OWN_ACTION.test(uses)) return runOwnAction(run, at, { ...about, what: uses })
  const stoodIn = { step: { ...about, kind: 'stood in for' as const, what: uses, failed: false }, outputs: {} }
  if (WITHOUT_EFFECT.test(uses)) return stoodIn
  if (uses.startsWith('actions/checkout@')) {
    await writeFiles(at.workspace, run.files ?? {})
    return stoodIn
  }
  if (uses.startsWith('aws-actions/configure-aws-credentials@')) {
    if (at.permissions['id-token'] !== 'write') throw new Error(`${run.path}: ${at.job} lacks id-token: write`)
    if (!inputs['role-to-assume'] || !inputs['aws-region'])
      throw new Error(`${run.path}: ${at.job} assumes no role, or in no region: ${JSON.stringify(inputs)}`)
    const region = inputs['aws-region']
    return { ...stoodIn, exported: { ...run.environment, AWS_REGION: region, AWS_DEFAULT_REGION: region } }
  }
  throw new Error(`${run.path} uses ${uses}, which nothing here stands in for`)
}

const runOwnAction = async (
  run: WorkflowRun,
  at: StepRun,
  about: Omit<ExecutedStep, 'kind' | 'failed'>,
): Promise<StepOutcome> => {
  const github = at.contexts['github'] as Record<string, unknown>
  const event = join(at.workspace, '..', `${at.job}-event-${Date.now()}.json`)
  await writeFile(event, JSON.stringify(run.payload ?? {}))
  const result = await runAction({
    inputs: about.with,
    directory: at.workspace,
    ...(run.actionDirectory !== undefined && { actionDirectory: run.actionDirectory }),
    environment: {
      ...at.variables,
      // Read by the runner alone, in place of `github.token`; a job has no such variable.
      GITHUB_TOKEN: at.token,
      GITHUB_EVENT_NAME: String(github['event_name']),
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: String(github['sha']),
      GITHUB_API_URL: run.environment['GITHUB_API_URL'] ?? 'http://127.0.0.1:9',
    },
  })
  await rm(event, { force: true })
  return {
    step: { ...about, kind: 'action', failed: result.exitCode !== 0, result },
    outputs: result.outputs,
  }
}

const writeFiles = async (directory: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(directory, path, '..'), { recursive: true })
    await writeFile(join(directory, path), content, { mode: content.startsWith('#!') ? 0o755 : 0o644 })
  }
}

/** Inputs and variables reach a step as text. */
const textsOf = (values: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null || value === undefined ? '' : String(value)]),
  )

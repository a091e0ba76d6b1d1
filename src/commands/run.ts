import * as core from '@actions/core'
import { connect } from '../cloud/clients.ts'
import { inWords } from '../cloud/failures.ts'
import type { Inputs } from '../inputs.ts'
import { UserError } from '../model/errors.ts'
import { formatDuration } from '../model/time.ts'
import { priceNote } from '../plan/prices.ts'
import type { JobLog } from '../report/log.ts'
import { outputsOf } from '../report/outputs.ts'
import type { Report } from '../report/report.ts'
import { summaryOf } from '../report/summary.ts'
import { annotate } from './annotate.ts'
import { deploy } from './deploy.ts'
import { destroy } from './destroy.ts'
import { openOnGitHub } from './on-github.ts'
import { plan } from './plan.ts'
import { status } from './status.ts'
import type { Step } from './step.ts'
import { sweep } from './sweep.ts'

/** What the entry point hands over. */
export interface Invocation {
  readonly inputs: Inputs
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: JobLog
  readonly controller: AbortController
  /** The folder stack/ of this action. */
  readonly stackDirectory: string
}

/**
 * Runs one command and reports on it, whatever becomes of it.
 *
 * @throws what the command threw, or why it was ended
 */
export const run = async ({ inputs, environment, log, controller, stackDirectory }: Invocation): Promise<void> => {
  const { command, name, region } = inputs
  const { signal } = controller
  const report: Report = { command, name, region, changed: false, phases: log.phases }
  const onGitHub = await openOnGitHub(inputs, environment, log)
  const failure = await attempt(async () => {
    const cloud = await connect({ name, region, environment, log, signal })
    const abort = (reason: Error): void => controller.abort(reason)
    const step = { inputs, cloud, log, report, stackDirectory, environment, abort, remember: core.saveState }
    await perform({ ...step, now: () => new Date() })
  }).then((error) => (error !== undefined && signal.aborted ? (signal.reason as unknown) : inWords(error)))
  for (const [output, value] of Object.entries(outputsOf(report))) core.setOutput(output, value)
  const summary = summaryOf(report, failure, priceNote(region, report.plan?.changes ?? []))
  await writeSummary(summary, log)
  await onGitHub.close(report, failure, summary)
  if (failure !== undefined) throw failure
}

const perform = (step: Step): Promise<void> => {
  const { inputs } = step
  switch (inputs.command) {
    case 'deploy':
      return deploy({ ...step, inputs })
    case 'plan':
      return plan({ ...step, inputs })
    case 'status':
      return status({ ...step, inputs })
    case 'destroy':
      return destroy({ ...step, inputs })
    case 'sweep':
      return sweep({ ...step, inputs })
    case 'annotate':
      return annotate({ ...step, inputs })
  }
}

const attempt = async (act: () => Promise<void>): Promise<unknown> => {
  try {
    await act()
    return undefined
  } catch (error) {
    return error ?? new Error('unknown failure')
  }
}

/** A summary that cannot be written must not hide what it is about. */
const writeSummary = async (markdown: string, log: JobLog): Promise<void> => {
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    log.warning(`The job summary could not be written: ${String(error)}`)
  }
}

/** Why a step that was ended by its own deadline failed. */
export const timeoutError = (seconds: number, log: JobLog): UserError =>
  new UserError(
    `Not finished within the timeout of ${formatDuration(seconds)}; it was busy with: ${log.current() ?? 'nothing'}.`,
    {
      fix: 'Run the step again: it goes on from here. If it needs longer as a rule, raise `timeout`.',
    },
  )

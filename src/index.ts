import { dirname, join } from 'node:path'
import * as core from '@actions/core'
import { readInputs } from './inputs.ts'
import { UserError } from './model/errors.ts'
import { jobLog } from './report/log.ts'

/** Ends the step as failed, with the cause in one annotation and the way out below it. */
const fail = (error: unknown): void => {
  const output = error instanceof Error && 'output' in error ? String(error.output) : ''
  if (output) core.info(`\nThe host's last lines:\n${output}\n`)
  const message = error instanceof Error ? error.message : String(error)
  core.setFailed(error instanceof UserError && error.fix ? `${message}\n${error.fix}` : message)
  if (!(error instanceof UserError) && error instanceof Error && error.stack) core.info(error.stack)
  for (let cause = error instanceof Error ? error.cause : undefined; cause instanceof Error; cause = cause.cause) {
    core.info(`Caused by ${cause.name}: ${cause.message}`)
  }
}

const main = async (): Promise<void> => {
  const log = jobLog()
  const inputs = readInputs(process.env)
  log.info(
    `Vispyr ${inputs.command}: ${inputs.name === '' ? 'every deployment' : `'${inputs.name}'`} in ${inputs.region}.`,
  )
  // Loaded only now: the AWS SDK takes most of the start-up time, and a wrong input needs none of it.
  const { run, timeoutError } = await import('./commands/run.ts')
  const controller = new AbortController()
  const deadline = setTimeout(() => controller.abort(timeoutError(inputs.timeout, log)), inputs.timeout * 1_000)
  const cancel = (signal: NodeJS.Signals): void => {
    controller.abort(new UserError(`Cancelled by ${signal}.`, { fix: 'Run the step again: it goes on from here.' }))
  }
  process.once('SIGINT', cancel).once('SIGTERM', cancel)
  try {
    // A runner starts `node <action>/dist/index.js`; the stack lies beside dist/.
    const stackDirectory = join(dirname(process.argv[1] ?? ''), '..', 'stack')
    await run({ inputs, environment: process.env, log, controller, stackDirectory })
  } finally {
    clearTimeout(deadline)
    process.off('SIGINT', cancel).off('SIGTERM', cancel)
  }
}

/** How long the clean-up may take, milliseconds: one command to cancel, one object to remove. */
const CLEAN_UP_TIME = 60_000

/** The clean-up of a step, which the runner starts when the job ends, whatever became of the step. */
const post = async (): Promise<void> => {
  const lock = core.getState('lock')
  const command = core.getState('command')
  // The rule: the step has closed everything itself.
  if (lock === '' && command === '') return
  const { tidyUp } = await import('./commands/open-ends.ts')
  const signal = AbortSignal.timeout(CLEAN_UP_TIME)
  await tidyUp({ inputs: readInputs(process.env), environment: process.env, log: jobLog(), signal, lock, command })
}

try {
  if (core.getState('started') === 'true') await post()
  else {
    core.saveState('started', 'true')
    await main()
  }
} catch (error) {
  fail(error)
}

import pRetry from 'p-retry'
import { UserError } from '../model/errors.ts'
import { formatDuration, formatElapsed } from '../model/time.ts'
import type { Cloud } from './cloud.ts'
import { nameOf } from './failures.ts'

class NotYet extends Error {}

/** Something did not come about in the time it was given. */
export class WaitTimeout extends UserError {
  override readonly name = 'WaitTimeout'
}

/** How long a wait may go without a word, milliseconds: a log that stands still looks like one that hangs. */
const SILENCE = 15_000

interface Waiting {
  /** What is waited for, as it goes into `waiting for …`. */
  readonly what: string
  /** When to give up, seconds. */
  readonly seconds: number
}

/**
 * Asks again and again until there is an answer. Errors end it at once: a refused call would be refused the next time too, which is why the SDK's own waiters,
 * which go on asking, are not used.
 *
 * @throws WaitTimeout when there is no answer in time.
 */
export const waitFor = async <T>(
  cloud: Pick<Cloud, 'log' | 'signal'>,
  { what, seconds }: Waiting,
  ask: () => Promise<T | undefined>,
): Promise<T> => {
  const options = {
    ...backOff(seconds),
    signal: cloud.signal,
    shouldRetry: ({ error }: { error: Error }) => error instanceof NotYet,
  }
  const begun = performance.now()
  let silentSince = begun
  try {
    return await pRetry(async () => {
      const answer = await ask()
      if (answer !== undefined) return answer
      if (performance.now() - silentSince > SILENCE) {
        silentSince = performance.now()
        cloud.log.info(`Waiting for ${what} (${formatElapsed(silentSince - begun)} so far)`)
      }
      throw new NotYet()
    }, options)
  } catch (error) {
    if (!(error instanceof NotYet)) throw error
    throw new WaitTimeout(`Gave up waiting for ${what} after ${formatDuration(seconds)}.`, {
      fix: 'Run the step again: it goes on from here. If it stays like this, look at the resource in the AWS console.',
    })
  }
}

interface Retrying extends Waiting {
  /** Names of the errors that pass by themselves. */
  readonly errors: readonly (string | RegExp)[]
}

/** Repeats a call while it fails with one of the named errors, which AWS gives until everyone there has heard of what was just made or removed. */
export const retryOn = <T>(
  cloud: Pick<Cloud, 'log' | 'signal'>,
  { what, seconds, errors }: Retrying,
  call: () => Promise<T>,
): Promise<T> =>
  pRetry(call, {
    ...backOff(seconds),
    signal: cloud.signal,
    shouldRetry: ({ error }) =>
      errors.some((expected) =>
        typeof expected === 'string' ? nameOf(error) === expected : expected.test(`${nameOf(error)} ${error.message}`),
      ),
    onFailedAttempt: ({ error, attemptNumber }) => {
      const message = `${what}: AWS is not ready yet (${nameOf(error)}), trying again`
      if (attemptNumber === 1) cloud.log.info(message)
      else cloud.log.debug(message)
    },
  })

/** From half a second rising to five, which is often enough for anything AWS does. */
const backOff = (seconds: number) => ({
  retries: Number.POSITIVE_INFINITY,
  minTimeout: 500,
  factor: 1.5,
  maxTimeout: 5_000,
  maxRetryTime: seconds * 1_000,
})

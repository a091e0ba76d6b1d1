import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing, nameOf } from '../cloud/failures.ts'
import { objectIn } from '../cloud/objects.ts'
import { waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { LOCK_OBJECT } from '../model/names.ts'
import { formatDuration } from '../model/time.ts'

/** How long the lock of a run that died stays in force, seconds. */
export const LEASE = 120
/** How often a run says that it is alive, seconds: three times may fail before the lease ends. */
const REFRESH = 30
/** How often, and how many milliseconds apart, a run that has ended is looked after: it may have taken the lock at the last moment. */
const LATE_LOOKS = 5
const LATE_PAUSE = 400
/** How far the clocks of two runners may be apart, seconds. */
const CLOCK_SKEW = 10

/** Who wants the lock, so that whoever waits knows for whom. */
export interface Holder {
  /** The run's page, with its attempt. */
  readonly url: string
  readonly run: string
  readonly attempt: number
  readonly command: string
}

/** What lies in the bucket while a run works on the deployment. */
interface Lock extends Holder {
  /** Tells this holder from every other. */
  readonly token: string
  /** ISO 8601, UTC; moved on while the holder lives. */
  readonly expiresAt: string
}

/** The lock, held. */
export interface HeldLock {
  /** Lets go. What somebody else has taken over by then is left alone. */
  release(): Promise<void>
}

/** What taking the lock needs besides the way to the bucket. */
export interface Locking {
  readonly holder: Holder
  /** How long to wait for another run, seconds. */
  readonly timeout: number
  readonly now: () => Date
  /** Told when somebody else has taken the lock over, which ends everything that this run does. */
  readonly onLost: (reason: UserError) => void
  /**
   * Told the token before it is asked for, and null once this run is known not to hold the lock (any more). In between, whoever clears up after this run looks for
   * a lock with that token.
   */
  readonly onOpen: (token: string | null) => void
}

/** Names the run from what its runner says. Outside of GitHub it has no page. */
export const holderFrom = (environment: Readonly<Record<string, string | undefined>>, command: string): Holder => {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT = '1' } = environment
  const url = GITHUB_RUN_ID
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/attempts/${GITHUB_RUN_ATTEMPT}`
    : 'a run outside of GitHub'
  return {
    url,
    run: `${GITHUB_REPOSITORY ?? ''}#${GITHUB_RUN_ID ?? randomUUID()}`,
    attempt: Number(GITHUB_RUN_ATTEMPT),
    command,
  }
}

/**
 * Takes the deployment's lock, an object in its bucket that only one run can create, and keeps it alive until it is let go. Waiting is shown. The lock of a
 * run that died is taken over when its lease has ended, or at once by a later attempt of the same run, which GitHub starts only after the earlier has ended.
 *
 * @returns null when the bucket is gone, and the lock with it
 * @throws UserError when another run does not let go in time
 */
export const takeLock = async (cloud: Cloud, locking: Locking): Promise<HeldLock | null> => {
  const { holder, timeout, now, onOpen } = locking
  const token = randomUUID()
  let waitingFor: string | null = null
  let latest: Lock | null = null
  let unanswered = false
  const put = async (condition: Condition): Promise<string> => {
    unanswered = true
    try {
      return await write(cloud, lockOf(holder, token, now()), condition)
    } finally {
      // Once the signal has ended the request, nobody knows what became of it.
      unanswered = cloud.signal.aborted
    }
  }
  const attempt = async (): Promise<string | 'gone' | undefined> => {
    try {
      return await put({ IfNoneMatch: '*' })
    } catch (error) {
      if (nameOf(error) === 'NoSuchBucket') return 'gone'
      if (!isConflict(error)) throw error
    }
    const found = await read(cloud)
    if (found === null) return undefined
    // The answer to an earlier request was lost, and the request was not.
    if (found.lock.token === token) return found.etag
    const why = deathOf(found.lock, holder, now())
    if (why === null) {
      latest = found.lock
      if (waitingFor !== found.lock.token)
        cloud.log.info(`Waiting for ${describe(found.lock)}, which holds the lock of '${cloud.scope.name}'.`)
      waitingFor = found.lock.token
      return undefined
    }
    try {
      const etag = await put({ IfMatch: found.etag })
      cloud.log.warning(`The lock of ${describe(found.lock)} was taken over: ${why}.`)
      return etag
    } catch (error) {
      if (isConflict(error) || isMissing(error)) return undefined
      throw error
    }
  }
  onOpen(token)
  const etag = await waitFor(cloud, { what: 'the lock', seconds: timeout }, attempt).catch(async (error: unknown) => {
    if (!unanswered || (await releaseOf(cloud, token, cloud.afterAbort.s3))) onOpen(null)
    if (nameOf(error) !== 'WaitTimeout' || latest === null) throw error
    throw new UserError(
      `Another run works on '${cloud.scope.name}' and did not end within the lock-timeout of ${formatDuration(timeout)}: ${describe(latest)}.`,
      {
        fix: `Wait for it, or cancel it, and run this again. If it died, its lock ends by itself at ${latest.expiresAt}.`,
        cause: error,
      },
    )
  })
  if (etag !== 'gone') return keepAlive(cloud, locking, token, etag)
  onOpen(null)
  return null
}

/**
 * Lets go of the lock of a run that ended before it could: one that was cancelled while its request was still on its way, or killed. The request may come a moment
 * after the run's end, so this looks more than once. One that comes later than the clean-up's last look is ended by its lease.
 *
 * @returns whether there was something to let go of
 */
export const releaseOf = async (cloud: Cloud, token: string, s3: S3Client = cloud.s3): Promise<boolean> => {
  for (let look = 0; look < LATE_LOOKS; look += 1) {
    if (look > 0) await sleep(LATE_PAUSE)
    const found = await read(cloud, s3)
    if (found?.lock.token === token) {
      await remove(cloud, s3, found.etag)
      return true
    }
  }
  return false
}

const keepAlive = (cloud: Cloud, { holder, now, onLost, onOpen }: Locking, token: string, first: string): HeldLock => {
  let etag = first
  let refreshing = Promise.resolve()
  const refresh = async (): Promise<void> => {
    try {
      etag = await write(cloud, lockOf(holder, token, now()), { IfMatch: etag })
    } catch (error) {
      if (cloud.signal.aborted) return
      const found = await read(cloud).catch(() => undefined)
      if (found === undefined) cloud.log.warning(`The lock could not be renewed this time: ${String(error)}`)
      else if (found?.lock.token === token) etag = found.etag
      else onLost(lostTo(cloud, found?.lock))
    }
  }
  const timer = setInterval(() => {
    refreshing = refreshing.then(refresh)
  }, REFRESH * 1_000)
  timer.unref()
  return {
    release: async () => {
      clearInterval(timer)
      await refreshing
      // The signal has ended the other client's calls.
      await remove(cloud, cloud.signal.aborted ? cloud.afterAbort.s3 : cloud.s3, etag)
      onOpen(null)
    },
  }
}

const lostTo = ({ scope }: Cloud, lock: Lock | undefined): UserError =>
  new UserError(
    `This run lost the lock of '${scope.name}'${lock ? ` to ${describe(lock)}` : ''}, because it could not renew it for ${LEASE} s.`,
    { fix: 'Run the step again: it goes on from here.' },
  )

const lockOf = (holder: Holder, token: string, now: Date): Lock => ({
  ...holder,
  token,
  expiresAt: new Date(now.getTime() + LEASE * 1_000).toISOString(),
})

/** Why a lock's holder must be dead; null when it may live. */
const deathOf = (lock: Lock, own: Holder, now: Date): string | null => {
  if (lock.run === own.run && lock.attempt < own.attempt) return 'it was an earlier attempt of this very run'
  return now.getTime() > Date.parse(lock.expiresAt) + CLOCK_SKEW * 1_000
    ? `it has given no sign of life since it had until ${lock.expiresAt}`
    : null
}

/** Who works on the deployment right now, in words; null when nobody does. Reads only. */
export const lockHolder = async (cloud: Cloud): Promise<string | null> => {
  const found = await read(cloud)
  return found && `${describe(found.lock)}, until ${found.lock.expiresAt} unless renewed`
}

const describe = ({ command, url }: Lock): string => `${command} of ${url}`

/** Somebody else was faster: `PreconditionFailed`, or, in the very same moment, `ConditionalRequestConflict`. */
const isConflict = (error: unknown): boolean =>
  nameOf(error) === 'PreconditionFailed' || nameOf(error) === 'ConditionalRequestConflict'

/** What must hold of the object for a write to count. */
type Condition = { readonly IfNoneMatch: '*' } | { readonly IfMatch: string }

const write = async (cloud: Cloud, lock: Lock, condition: Condition): Promise<string> => {
  const { ETag = '' } = await cloud.s3.send(
    new PutObjectCommand({
      ...objectIn(cloud, LOCK_OBJECT),
      ...condition,
      Body: JSON.stringify(lock),
      ContentType: 'application/json',
    }),
  )
  return ETag
}

const read = async (cloud: Cloud, s3: S3Client = cloud.s3): Promise<{ lock: Lock; etag: string } | null> => {
  try {
    const { Body, ETag = '' } = await s3.send(new GetObjectCommand(objectIn(cloud, LOCK_OBJECT)))
    return { lock: JSON.parse((await Body?.transformToString('utf8')) ?? '{}') as Lock, etag: ETag }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const remove = async (cloud: Cloud, s3: S3Client, etag: string): Promise<void> => {
  try {
    await s3.send(new DeleteObjectCommand({ ...objectIn(cloud, LOCK_OBJECT), IfMatch: etag }))
  } catch (error) {
    if (!isMissing(error) && !isConflict(error)) throw error
  }
}

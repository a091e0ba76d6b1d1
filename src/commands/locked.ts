import { apply } from '../aws/apply.ts'
import { Denied } from '../cloud/failures.ts'
import { holderFrom, takeLock } from '../host/lock.ts'
import type { Inputs } from '../inputs.ts'
import type { Change } from '../model/plan.ts'
import { isEmpty } from '../plan/plan.ts'
import { OPEN_LOCK } from './open-ends.ts'
import type { Step } from './step.ts'

/**
 * Does work while no other run changes the deployment. What was seen before may have changed while waiting: the work looks again.
 *
 * @param changes the plan so far: of it only the bucket is made right, since the lock lies there
 * @throws UserError when another run does not let go in time; Denied when this one may not let go
 */
export const underLock = async (
  step: Step<Extract<Inputs, { lockTimeout: number }>>,
  changes: readonly Change[],
  work: () => Promise<void>,
): Promise<void> => {
  const { cloud, inputs, environment, log, now, abort, remember } = step
  const onOpen = (token: string | null): void =>
    remember(OPEN_LOCK, token === null ? '' : `${cloud.scope.name} ${token}`)
  const lock = await log.group('Take the lock', async () => {
    let home = changes.filter(({ kind }) => kind === 'bucket')
    for (;;) {
      if (!isEmpty(home)) await apply(cloud, home)
      const holder = holderFrom(environment, inputs.command)
      const lock = await takeLock(cloud, { holder, timeout: inputs.lockTimeout, now, onLost: abort, onOpen })
      // The run that held it was a destroy, and took the bucket along. One that only removes has nothing left to lock then.
      if (lock || home.length === 0) return lock
      home = home.map((change) => ({ ...change, action: 'create', id: null, observed: null }))
    }
  })
  if (!lock) return work()
  const warn = (error: unknown): void =>
    log.warning(
      `The lock could not be let go: the step's clean-up tries again, and it ends by itself: ${String(error)}`,
    )
  try {
    await work()
  } catch (error) {
    await lock.release().catch(warn)
    throw error
  }
  // A right that is missing would keep every further run waiting; anything else passes.
  await lock.release().catch((error: unknown) => {
    if (error instanceof Denied) throw error
    warn(error)
  })
}

import { apply } from '../aws/apply.ts'
import { removeSnapshots, takeSnapshot, untilComplete } from '../aws/snapshot.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import { type Observed, ofKind } from '../model/resources.ts'
import { isEmpty, planDestruction } from '../plan/plan.ts'
import { planLines } from '../report/plan-text.ts'
import { underLock } from './locked.ts'
import { type InputsOf, lookAround, type Step } from './step.ts'

/**
 * Removes the deployment, with or without its data, and proves it by looking again.
 *
 * @param check looks at the deployment once nobody else changes it, and throws when it must not be removed
 */
export const destroy = async (
  step: Step<InputsOf<'destroy'>>,
  check: (observed: readonly Observed[]) => void = () => undefined,
): Promise<void> => {
  const { inputs, log, report } = step
  const first = await log.group('Look at what is there', () => look(step))
  if (!report.changed) {
    report.remaining = namesOf(first)
    log.info(
      first.length === 0
        ? `There is nothing of '${inputs.name}' in ${inputs.region}.`
        : `Nothing to remove. ${keptSentence(report.remaining)}`,
    )
    return
  }
  const hasBucket = first.some(({ kind }) => kind === 'bucket')
  // Without its bucket a deployment has no place for a lock, and nothing else to keep either.
  if (hasBucket) await underLock(step, [], () => remove(step, check))
  else await remove(step, check)
  await removeBucket(step)
  await log.group('Look again', () => requireGone(step))
}

/** Looks, and plans what is to go. */
const look = async (step: Step<InputsOf<'destroy'>>): Promise<Observed[]> => {
  const { inputs, report } = step
  const observed = await lookAround(step)
  const changes = planDestruction(inputs.region, observed, inputs.deleteData)
  report.plan = {
    changes,
    expiry: { action: 'keep', from: null, to: null, reason: 'goes with the host' },
    release: { action: 'keep', from: null, to: null, reason: 'goes with the host' },
  }
  report.changed = report.changed || !isEmpty(changes)
  return observed
}

/** Removes everything but the bucket, in which the lock lies. */
const remove = async (
  step: Step<InputsOf<'destroy'>>,
  check: (observed: readonly Observed[]) => void,
): Promise<void> => {
  const { cloud, log, report } = step
  const observed = await look(step)
  check(observed)
  const plan = given(report.plan, 'a plan')
  for (const line of planLines(plan)) log.info(line)
  await keepOrRemoveSnapshots(step, observed)
  await log.group('Remove', () =>
    apply(
      cloud,
      plan.changes.filter(({ kind }) => kind !== 'bucket'),
    ),
  )
}

/** With `snapshot`, one more is taken before the volume goes, and all stay; without it, they go with the data. */
const keepOrRemoveSnapshots = async (
  { cloud, inputs, log }: Step<InputsOf<'destroy'>>,
  observed: readonly Observed[],
): Promise<void> => {
  const volume = ofKind(observed, 'volume')[0]
  if (inputs.snapshot && volume) {
    await log.group('Take a snapshot', async () => {
      const id = await takeSnapshot(cloud, volume.id, 'before destroy')
      if (inputs.deleteData) await untilComplete(cloud, id)
    })
  }
  if (inputs.deleteData && !inputs.snapshot) await removeSnapshots(cloud)
}

const removeBucket = async ({ cloud, log, report }: Step): Promise<void> => {
  const changes = given(report.plan, 'a plan').changes.filter(({ kind }) => kind === 'bucket')
  if (!isEmpty(changes)) await log.group('Remove the bucket', () => apply(cloud, changes))
}

const requireGone = async (step: Step): Promise<void> => {
  const { log, report } = step
  const left = await lookAround(step)
  const kept = new Set(
    given(report.plan, 'a plan')
      .changes.filter(({ action }) => action === 'keep')
      .map(({ key }) => key),
  )
  const surprising = left.filter(({ key }) => !kept.has(key))
  report.remaining = namesOf(left)
  if (surprising.length > 0) {
    throw new UserError(`Still there after destroy: ${namesOf(surprising).join(', ')}.`, {
      fix: 'Run destroy again: it goes on from here.',
    })
  }
  log.info(left.length === 0 ? 'Nothing is left.' : keptSentence(report.remaining))
}

const keptSentence = (remaining: readonly string[]): string =>
  `Kept, because it is data: ${remaining.join(', ')}. With \`delete-data: true\` it goes too.`

const namesOf = (observed: readonly Observed[]): string[] => observed.map(({ key, id }) => `${key} ${id}`)

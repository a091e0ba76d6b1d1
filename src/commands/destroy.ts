import { apply } from '../aws/apply.ts'
import { UserError } from '../model/errors.ts'
import type { Observed } from '../model/resources.ts'
import { isEmpty, planDestruction } from '../plan/plan.ts'
import { planLines } from '../report/plan-text.ts'
import { type InputsOf, lookAround, type Step } from './step.ts'

/** Removes the deployment, with or without its data, and proves it by looking again. */
export const destroy = async (step: Step<InputsOf<'destroy'>>): Promise<void> => {
  const { cloud, inputs, log, report } = step
  const observed = await log.group('Look at what is there', () => lookAround(step))
  const changes = planDestruction(observed, inputs.deleteData)
  report.plan = {
    changes,
    expiry: { action: 'keep', from: null, to: null, reason: 'goes with the host' },
    release: { action: 'keep', from: null, to: null, reason: 'goes with the host' },
  }
  report.changed = !isEmpty(changes)
  if (observed.length === 0) log.info(`There is nothing of '${inputs.name}' in ${inputs.region}.`)
  else for (const line of planLines(report.plan)) log.info(line)
  if (!report.changed) {
    report.remaining = namesOf(observed)
    return
  }
  await log.group('Remove', () => apply(cloud, changes))
  await log.group('Look again', async () => {
    const left = await lookAround(step)
    const kept = new Set(changes.filter(({ action }) => action === 'keep').map(({ key }) => key))
    const surprising = left.filter(({ key }) => !kept.has(key))
    report.remaining = namesOf(left)
    if (surprising.length > 0) {
      throw new UserError(`Still there after destroy: ${namesOf(surprising).join(', ')}.`, {
        fix: 'Run destroy again: it goes on from here.',
      })
    }
    log.info(left.length === 0 ? 'Nothing is left.' : `Kept, because it is data: ${report.remaining.join(', ')}.`)
  })
}

const namesOf = (observed: readonly Observed[]): string[] => observed.map(({ key, id }) => `${key} ${id}`)

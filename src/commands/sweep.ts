import { type Deployment, listDeployments } from '../aws/expiry.ts'
import { observe } from '../aws/observe.ts'
import { inWords } from '../cloud/failures.ts'
import { UserError } from '../model/errors.ts'
import { currentExpiry, expiriesOf, isOver } from '../plan/expiry.ts'
import type { Report, Swept } from '../report/report.ts'
import { destroy } from './destroy.ts'
import type { InputsOf, Step } from './step.ts'

/** Destroys every deployment of the region whose expiry is over, and only those, and lists the others. One that fails does not keep the others. */
export const sweep = async (step: Step<InputsOf<'sweep'>>): Promise<void> => {
  const { cloud, log, report, now } = step
  const swept: Swept[] = []
  report.sweep = swept
  const deployments = await log.group('Look for deployments', () => listDeployments(cloud))
  if (deployments.length === 0) log.info(`There are no deployments in ${cloud.scope.region}.`)
  for (const deployment of deployments) {
    const result = await judge(step, deployment, now())
    swept.push(result)
    report.changed ||= result.outcome === 'destroyed'
    log.info(
      `${result.name}: ${result.outcome}${result.expiresAt ? `, expiry ${result.expiresAt}` : ''}${result.detail ? ` (${result.detail})` : ''}`,
    )
  }
  const failed = swept.filter(({ outcome }) => outcome === 'failed' || outcome === 'unreadable expiry')
  if (failed.length > 0) {
    throw new UserError(
      `${failed.length} of ${deployments.length} deployments could not be dealt with: ${failed.map(({ name, detail }) => `${name} (${detail})`).join('; ')}`,
      { fix: 'The others were dealt with. Run sweep again when the cause is gone: it goes on from here.' },
    )
  }
}

const judge = async (
  step: Step<InputsOf<'sweep'>>,
  { name, expiresAt, onlyData }: Deployment,
  now: Date,
): Promise<Swept> => {
  if (expiresAt === null) return { name, expiresAt, outcome: onlyData ? 'only data left' : 'never expires', detail: '' }
  const over = isOver(expiresAt, now)
  if (over === null)
    return {
      name,
      expiresAt,
      outcome: 'unreadable expiry',
      detail: `the tag says '${expiresAt}', which is no time: deploy it with a \`ttl\` again, or destroy it`,
    }
  return over ? remove(step, name) : { name, expiresAt, outcome: 'not expired', detail: '' }
}

/** Removes one deployment by the very story of destroy, after a look whether a deploy has just extended it. */
const remove = async (step: Step<InputsOf<'sweep'>>, name: string): Promise<Swept> => {
  const { inputs, now, log } = step
  const cloud = { ...step.cloud, scope: { ...step.cloud.scope, name } }
  const observed = await observe(cloud)
  // AWS shows the tags of what was terminated for about an hour.
  if (expiriesOf(observed).length === 0) {
    const detail = observed.map(({ key, id }) => `${key} ${id}`).join(', ') || 'nothing is left'
    return { name, expiresAt: null, outcome: observed.length === 0 ? 'gone' : 'only data left', detail }
  }
  const expiresAt = currentExpiry(observed)
  if (expiresAt === null || isOver(expiresAt, now()) !== true)
    return { name, expiresAt, outcome: expiresAt === null ? 'never expires' : 'not expired', detail: 'moved meanwhile' }
  log.info(`${name} expired at ${expiresAt}.`)
  const report: Report = { command: 'destroy', name, region: inputs.region, changed: false, phases: step.report.phases }
  try {
    await destroy({ ...step, cloud, report, inputs: { ...inputs, command: 'destroy', name } }, (observed) => {
      const expiry = currentExpiry(observed)
      if (expiry === null || isOver(expiry, now()) !== true)
        throw new UserError(`a deploy has moved its expiry to ${expiry ?? 'never'} while sweep waited for it`)
    })
    const { remaining = [] } = report
    const detail = remaining.length > 0 ? `kept, because it is data: ${remaining.join(', ')}` : 'nothing is left'
    return { name, expiresAt, outcome: 'destroyed', detail }
  } catch (error) {
    // The signal ends the whole sweep.
    if (cloud.signal.aborted) throw error
    return { name, expiresAt, outcome: 'failed', detail: wordsOf(inWords(error)) }
  }
}

/** What was wrong and what to do about it, which is another thing for each deployment. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error instanceof UserError && error.fix ? `${error.message} ${error.fix}` : error.message
}

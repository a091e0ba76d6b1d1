import { doubtsAbout, readHealth, troublesOf } from '../health/report.ts'
import { lockHolder } from '../host/lock.ts'
import { UserError } from '../model/errors.ts'
import type { HealthReport } from '../model/health.ts'
import { type Observed, ofKind } from '../model/resources.ts'
import { formatBytes, formatElapsed } from '../model/time.ts'
import { isEmpty } from '../plan/plan.ts'
import { ingestionText } from '../report/ingestion.ts'
import { summaryLine } from '../report/plan-text.ts'
import type { Report } from '../report/report.ts'
import { prepare } from './prepare.ts'
import { type InputsOf, lookAround, noteAuthority, type Step } from './step.ts'

/**
 * Tells how the deployment is, from what AWS and the host's own report say. Reads only.
 *
 * @throws UserError when it is as `fail-on` forbids it to be
 */
export const status = async (step: Step<InputsOf<'status'>>): Promise<void> => {
  const { cloud, inputs, log, report } = step
  const { observed, health } = await log.group('Status', async () => {
    const [observed, health, holder] = await Promise.all([
      lookAround(step),
      readHealth(cloud),
      lockHolder(cloud),
      noteAuthority(step),
    ])
    report.lock = holder
    describe(step, observed, health)
    return { observed, health }
  })
  const complaints: string[] = []
  const doubts = doubtsAboutHost(step, observed, health)
  report.doubts = doubts
  if (doubts) {
    log.warning(`Not healthy: ${doubts}.`)
    if (inputs.failOn.includes('unhealthy')) complaints.push(`is not healthy: ${doubts}`)
  }
  if (inputs.failOn.includes('drift')) {
    const drift = await driftOf(step)
    if (drift) complaints.push(`has drifted: ${drift}`)
  }
  if (complaints.length > 0) {
    throw new UserError(`'${inputs.name}' ${complaints.join('; and it ')}.`, {
      fix: 'Run deploy with the same inputs: it puts right what differs and starts what does not answer.',
    })
  }
}

const describe = (
  { cloud, inputs: { failOn }, log, report, now }: Step<InputsOf<'status'>>,
  observed: readonly Observed[],
  health: HealthReport | null,
): void => {
  if (observed.length === 0) log.info(`There is nothing of '${cloud.scope.name}' in ${cloud.scope.region}.`)
  for (const resource of observed) log.info(`${resource.key} ${resource.id}`)
  if (observed.length > 0) log.info(`Expires: ${report.expiresAt ?? 'never'}`)
  log.info(`Lock: ${report.lock ?? 'free'}`)
  if (!failOn.includes('drift')) log.info('Drift: not looked for; `fail-on: drift` compares with the inputs of deploy.')
  if (!health) {
    log.info('The host has not reported.')
    return
  }
  report.health = health
  report.release = health.release
  const age = formatElapsed(Math.max(0, now().getTime() - Date.parse(health.checkedAt)))
  log.info(
    `Release ${health.release} on ${health.instance}, reported at ${health.checkedAt} (${age} ago): ${health.healthy ? 'healthy' : 'NOT healthy'}.`,
  )
  for (const { name, state, health: condition } of health.services) log.info(`  ${name}: ${state} ${condition}`)
  for (const { name, port, ok, detail } of health.probes)
    log.info(`  ${name} on ${port}: ${ok ? 'ok' : 'FAILED'}, ${detail}`)
  if (health.disk) {
    const { usedBytes, totalBytes } = health.disk
    log.info(
      `  data volume: ${formatBytes(usedBytes)} of ${formatBytes(totalBytes)} used (${Math.round((100 * usedBytes) / totalBytes)} %)`,
    )
  }
  if (health.ingestion !== undefined) log.info(`  arriving: ${ingestionText(health.ingestion)}`)
  for (const trouble of troublesOf(health)) log.warning(trouble)
}

/** Why the deployment cannot be said to work; null when its host proves that it does. */
const doubtsAboutHost = ({ now }: Step, observed: readonly Observed[], health: HealthReport | null): string | null => {
  const [instance] = ofKind(observed, 'instance')
  if (!instance) return 'there is no host'
  if (instance.state.power !== 'running') return `the host ${instance.id} is switched off`
  return doubtsAbout(health, { instance: instance.id, release: health?.release ?? '', now: now() })
}

/** What deploy would change, or null. A host that is merely not well is no drift. */
const driftOf = async (step: Step<InputsOf<'status'>>): Promise<string | null> => {
  await prepare(step)
  const { plan } = step.report
  if (!plan) return null
  const drift: NonNullable<Report['drift']> = plan.changes
    .filter(({ action }) => action !== 'keep')
    .map(({ action, key, differences }) => {
      const fields = differences.map(({ field }) => field).join(', ')
      return `${action} ${key}${fields === '' ? '' : ` (${fields})`}`
    })
  if (plan.release.to !== plan.release.from) drift.push(`release ${plan.release.from ?? 'none'} -> ${plan.release.to}`)
  step.report.drift = drift
  if (isEmpty(plan.changes) && drift.length === 0) return null
  step.log.warning(`Drift: ${summaryLine(plan.changes)}`)
  return drift.join(', ')
}

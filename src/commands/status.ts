import { readHealth, troublesOf } from '../health/report.ts'
import { type InputsOf, lookAround, type Step } from './step.ts'

/** Tells how the deployment is, from what AWS and the host's own report say. Reads only. */
export const status = async (step: Step<InputsOf<'status'>>): Promise<void> => {
  const { cloud, log, report } = step
  await log.group('Status', async () => {
    const [observed, health] = await Promise.all([lookAround(step), readHealth(cloud)])
    if (observed.length === 0) log.info(`There is nothing of '${cloud.scope.name}' in ${cloud.scope.region}.`)
    for (const resource of observed) log.info(`${resource.key} ${resource.id}`)
    if (!health) {
      log.info('The host has not reported.')
      return
    }
    report.health = health
    report.release = health.release
    log.info(
      `Release ${health.release} on ${health.instance}, reported at ${health.checkedAt}: ${health.healthy ? 'healthy' : 'NOT healthy'}.`,
    )
    for (const { name, state, health: condition } of health.services) log.info(`  ${name}: ${state} ${condition}`)
    for (const trouble of troublesOf(health)) log.warning(trouble)
  })
}

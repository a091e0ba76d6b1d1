import { randomUUID } from 'node:crypto'
import { apply } from '../aws/apply.ts'
import { moveExpiry } from '../aws/expiry.ts'
import { takeSnapshot } from '../aws/snapshot.ts'
import { lastVerified, readHealth, requireVerified } from '../health/report.ts'
import { untilAgentIsOnline } from '../host/agent.ts'
import { annotating, stageAnnotation } from '../host/annotation.ts'
import type { Release } from '../host/archive.ts'
import { stagePlugin } from '../host/plugin.ts'
import { HostFailure, runOnHost } from '../host/run-command.ts'
import { activationScript } from '../host/script.ts'
import { findStaged, pruneReleases, stageRelease } from '../host/stage.ts'
import { given } from '../model/given.ts'
import { bucketName } from '../model/names.ts'
import type { Change, Plan } from '../model/plan.ts'
import { type Observed, ofKind } from '../model/resources.ts'
import { isOver } from '../plan/expiry.ts'
import { isEmpty } from '../plan/plan.ts'
import { annotationText, DEPLOY_TAG } from '../report/annotation.ts'
import { underLock } from './locked.ts'
import { OPEN_COMMAND } from './open-ends.ts'
import { type Preparation, prepare } from './prepare.ts'
import { type InputsOf, lookAround, noteAuthority, type Step } from './step.ts'

/** Makes the deployment what the inputs say, and ends well only when telemetry written to it was read back. */
export const deploy = async (step: Step<InputsOf<'deploy'>>): Promise<void> => {
  const { report } = step
  const first = await prepare(step)
  if (isDone(step, first) || (await movedExpiry(step, first))) return
  const { changes } = given(report.plan, 'a plan')
  await underLock(step, changes, async () => {
    // Another run may have changed everything meanwhile, or done it already.
    const second = await prepare(step)
    try {
      if (!isDone(step, second)) await carryOut(step, second)
    } finally {
      report.plan = withBucketOf(changes, given(report.plan, 'a plan'))
    }
  })
}

/** The plan as it was carried out: the bucket was made right beforehand, as the place of the lock, and is no less this run's work. */
const withBucketOf = (beforehand: readonly Change[], plan: Plan): Plan => ({
  ...plan,
  changes: plan.changes.map((change) => {
    const made = beforehand.find(({ kind, action }) => kind === 'bucket' && action !== 'keep')
    return change.kind === 'bucket' && change.action === 'keep' && made ? { ...made, id: change.id } : change
  }),
})

/** Whether the plan has nothing to do: then no call that changes anything is made, not even for the lock. */
const isDone = ({ log, report }: Step, { release }: Preparation): boolean => {
  const { changes, expiry, release: releaseChange } = given(report.plan, 'a plan')
  if (!isEmpty(changes) || expiry.action !== 'keep' || releaseChange.action !== 'keep') return false
  log.info(`Nothing to do: release ${release.id} is active and healthy.`)
  return true
}

/**
 * Moves the expiry where nothing else is to be done: one tag, for which no other run has to wait. One that is over is no such case, since a sweep may just be
 * removing the deployment.
 */
const movedExpiry = async ({ cloud, log, report, now }: Step, { observed, release }: Preparation): Promise<boolean> => {
  const { changes, expiry, release: releaseChange } = given(report.plan, 'a plan')
  if (!isEmpty(changes) || releaseChange.action !== 'keep') return false
  if (expiry.from !== null && isOver(expiry.from, now()) !== false) return false
  await moveExpiry(cloud, observed, expiry.to)
  report.expiresAt = expiry.to
  log.info(`Nothing to release: ${release.id} is active and healthy.`)
  return true
}

const carryOut = async (
  step: Step<InputsOf<'deploy'>>,
  { observed, release, health, images, jumps, plugin }: Preparation,
): Promise<void> => {
  const { cloud, log, report } = step
  const { changes, expiry, release: releaseChange } = given(report.plan, 'a plan')
  let current = observed
  await keepSnapshot(step, { observed, jumps })
  // Before anything else: a host that expired while it was switched off would go off again right after its start.
  if (expiry.action !== 'keep') await moveExpiry(cloud, observed, expiry.to)
  report.expiresAt = expiry.to
  // Also before the host is there, which asks for it at its first boot.
  if (plugin) await log.group('Stage what the host cannot download', () => stagePlugin(cloud, plugin, step.environment))
  if (!isEmpty(changes)) {
    await log.group('Apply the plan', () => apply(cloud, changes))
    current = await lookAround(step)
  }
  if (releaseChange.action === 'keep') {
    log.info(`Nothing to release: ${release.id} is active and healthy.`)
    return
  }
  const { instance, volume } = hostOf(current)
  await log.group('Wait for the host', () => untilAgentIsOnline(cloud, instance))
  await log.group('Release', () => activate(step, { release, images, before: lastVerified(health), instance, volume }))
}

/** Keeps the data as it is before a change that asks for it: the user's wish, or a store that may not find its way back. */
const keepSnapshot = async (
  { cloud, inputs, log }: Step<InputsOf<'deploy'>>,
  { observed, jumps }: Pick<Preparation, 'observed' | 'jumps'>,
): Promise<void> => {
  const volume = ofKind(observed, 'volume')[0]
  if (!volume || !(inputs.configuration.snapshot || jumps.length > 0)) return
  const reason =
    jumps.length > 0
      ? `before ${jumps.map(({ store, from, to }) => `${store} ${from} -> ${to}`).join(', ')}`
      : 'before a change'
  await log.group('Take a snapshot', () => takeSnapshot(cloud, volume.id, reason))
}

interface Target {
  readonly release: Release
  /** What it runs. */
  readonly images: readonly string[]
  /** Id of the release that was verified last, or null. */
  readonly before: string | null
  readonly instance: string
  readonly volume: string
}

/** Ships a release to the host and makes sure that it was verified there. */
const activate = async (
  step: Step<InputsOf<'deploy'>>,
  { release, images, before, instance, volume }: Target,
): Promise<void> => {
  const { cloud, inputs, environment, log, report, now, remember } = step
  await stageRelease(cloud, release, images)
  const progress = `progress/${release.id}-${randomUUID()}.log`
  const annotation = await stageAnnotation(cloud, {
    text: annotationText(`Vispyr release ${release.id}`, environment),
    tags: [DEPLOY_TAG],
    time: now().getTime(),
  })
  const script = activationScript({
    deployment: cloud.scope.name,
    region: cloud.scope.region,
    bucket: bucketName(cloud.scope),
    release: release.id,
    sha256: release.sha256,
    instance,
    volume,
    progress,
    onFailure: inputs.onFailure,
    verified: before === null ? null : ((await findStaged(cloud, before))?.sha256 ?? null),
  })
  const since = now()
  log.info(`Release ${release.id} (${release.archive.byteLength} bytes) goes to ${instance}.`)
  try {
    await runOnHost(cloud, {
      instance,
      script: annotating(script, annotation),
      progress,
      comment: `Vispyr ${cloud.scope.name}: release ${release.id}`,
      seconds: inputs.timeout,
      onSent: (id) => remember(OPEN_COMMAND, id === null ? '' : `${id} ${instance}`),
    })
  } catch (error) {
    throw error instanceof HostFailure ? await whatIsActive(step, release, error) : error
  }
  await noteAuthority({ cloud, report })
  const health = requireVerified(await readHealth(cloud), { instance, release: release.id, now: now() }, since)
  report.health = health
  report.release = health.release
  log.info(
    `Verified: ${health.services.length} services healthy, ${health.probes.length} probes answered, canary ${health.canary?.id} read back.`,
  )
  await pruneReleases(cloud, release)
}

/** The exit code by which a host says that the last verified release is active and verified again. */
const ROLLED_BACK = 75

/** A failed release with what is active instead, which the outputs and the summary tell too. */
const whatIsActive = async ({ cloud, report }: Step, failed: Release, failure: HostFailure): Promise<HostFailure> => {
  const health = await readHealth(cloud)
  if (health) {
    report.health = health
    report.release = health.release
  }
  if (failure.exitCode !== ROLLED_BACK || health === null) return failure
  return new HostFailure(
    `Release ${failed.id} was not verified. ${failure.message} Release ${health.release} is active and verified again, as before.`,
    failure.output,
    { fix: failure.fix ?? '', cause: failure },
  )
}

const hostOf = (observed: readonly Observed[]): { instance: string; volume: string } => ({
  instance: given(ofKind(observed, 'instance')[0], 'a host').id,
  volume: given(ofKind(observed, 'volume')[0], 'a data volume').id,
})

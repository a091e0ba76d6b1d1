import { gatherFacts } from '../aws/facts.ts'
import { doubtsAbout, readHealth } from '../health/report.ts'
import { packRelease, type Release } from '../host/archive.ts'
import { findStaged } from '../host/stage.ts'
import { UserError } from '../model/errors.ts'
import type { HealthReport } from '../model/health.ts'
import { bucketName, TOKEN_OVERLAP } from '../model/names.ts'
import type { Change, ReleaseChange } from '../model/plan.ts'
import { type Observed, ofKind, type Wanted } from '../model/resources.ts'
import type { Configuration, Facts } from '../model/settings.ts'
import { formatDuration } from '../model/time.ts'
import { refuseOutOfReach } from '../plan/endpoints.ts'
import { expiryOf, planExpiry } from '../plan/expiry.ts'
import { isEmpty, planDeployment } from '../plan/plan.ts'
import { wantedSecrets } from '../plan/wanted.ts'
import { planLines } from '../report/plan-text.ts'
import { stackImages } from '../stack/images.ts'
import { type ComposePlugin, composePlugin } from '../stack/plugin.ts'
import { renderStack } from '../stack/render.ts'
import { type MajorJump, majorJumps } from '../stack/stores.ts'
import { renderUserData } from '../stack/userdata.ts'
import { type InputsOf, lookAround, noteAuthority, type Step } from './step.ts'

/** What deploy and plan have in common: both know exactly what would be done, and only one does it. */
export interface Preparation {
  readonly observed: readonly Observed[]
  readonly release: Release
  readonly health: HealthReport | null
  /** The images that the release runs. */
  readonly images: readonly string[]
  /** Stores whose major version changes, so that there may be no way back. */
  readonly jumps: readonly MajorJump[]
  /** What the host cannot download itself, or null where it can. */
  readonly plugin: ComposePlugin | null
}

/** Looks at what is there, renders the stack and makes the plan, which goes into the report and the log. */
export const prepare = async (step: Step<InputsOf<'deploy' | 'plan' | 'status'>>): Promise<Preparation> => {
  const { cloud, inputs, log, report } = step
  const { observed, facts, health } = await log.group('Look at what is there', async () => {
    const [observed, facts, health] = await Promise.all([
      lookAround(step),
      gatherFacts(cloud, inputs.configuration),
      readHealth(cloud),
      noteAuthority(step),
    ])
    log.info(
      `Account ${cloud.scope.account}, region ${cloud.scope.region}: ${observed.length} resources of '${cloud.scope.name}'.`,
    )
    return { observed, facts, health }
  })
  return log.group('Plan', async () => {
    refuseLostData(observed, health, inputs.configuration)
    const now = step.now()
    const secrets = wantedSecrets({ scope: cloud.scope, configuration: inputs.configuration, now }, observed)
    if (inputs.configuration.rotateIngestToken) sayWhenTokenStays(step, observed, secrets)
    const files = await renderFiles(step, facts, secrets)
    const images = stackImages(files)
    refuseOutOfReach({ adopted: facts.adopted, configuration: inputs.configuration, scope: cloud.scope }, images)
    const release = await packRelease(files)
    const { configuration } = inputs
    const expiresAt = expiryOf(configuration.ttl, now)
    const intent = { scope: cloud.scope, configuration, facts, userData: renderUserData(files), expiresAt, now }
    const changes = planDeployment(intent, observed)
    const plan = {
      changes,
      expiry: planExpiry(observed, expiresAt),
      release: releaseChange(step, { observed, changes, release, health }),
    }
    const known = report.plan ? new Set(planLines(report.plan)) : new Set<string>()
    report.plan = plan
    report.changed = inputs.command === 'deploy' && !(isEmpty(changes) && plan.release.action === 'keep')
    if (health) {
      report.health = health
      report.release = health.release
    }
    // Under the lock the plan is made once more, and as a rule it is the same.
    const news = planLines(plan).filter((line) => !known.has(line))
    for (const line of news.length === 0 ? ['As before.'] : news) log.info(line)
    const jumps =
      health === null || health.release === release.id
        ? []
        : majorJumps((await findStaged(cloud, health.release))?.images ?? [], images)
    for (const { store, from, to } of jumps)
      log.info(
        `${store} goes from ${from} to ${to}, another major version: a snapshot of the data volume is taken first.`,
      )
    const plugin = facts.adopted?.isolation ? composePlugin(files, facts.architecture) : null
    return { observed, release, health, images, jumps, plugin }
  })
}

/** A host that has reported had a data volume. Starting with an empty one would look as if it had worked. */
const refuseLostData = (
  observed: readonly Observed[],
  health: HealthReport | null,
  { restoreSnapshotId }: Configuration,
): void => {
  if (health === null || restoreSnapshotId || ofKind(observed, 'volume').length > 0) return
  throw new UserError(
    `The data volume of '${health.deployment}' is missing: its host ${health.instance} reported at ${health.checkedAt}, and no volume carries the tags \`vispyr:deployment\` = \`${health.deployment}\` and \`vispyr:volume\` = \`data\`.`,
    {
      fix: 'Give the volume its tags back, or restore a snapshot of it with `restore-snapshot-id`. To begin anew without the data, run `command: destroy` with `delete-data: true` first.',
    },
  )
}

/** A token is not rotated twice in a day; that it was not must not look as if it was. */
const sayWhenTokenStays = (
  { log }: Step,
  observed: readonly Observed[],
  secrets: readonly Wanted<'parameter'>[],
): void => {
  const current = ofKind(observed, 'parameter').find(({ key }) => key === 'parameter/ingest-token')
  const wanted = secrets.find(({ key }) => key === current?.key)
  if (current?.state.version !== wanted?.state.version || current === undefined) return
  log.info(
    `rotate-ingest-token: the token is from ${current.details.modifiedAt} and stays: it is rotated at most every ${formatDuration(TOKEN_OVERLAP)}, for as long as the one before it is accepted.`,
  )
}

const renderFiles = (
  { cloud, inputs, stackDirectory }: Step<InputsOf<'deploy' | 'plan' | 'status'>>,
  facts: Facts,
  secrets: readonly Wanted<'parameter'>[],
) => {
  const { configuration } = inputs
  return renderStack({
    directory: stackDirectory,
    ...(configuration.stackDirectory && { overlay: configuration.stackDirectory }),
    settings: {
      name: cloud.scope.name,
      region: cloud.scope.region,
      bucket: bucketName(cloud.scope),
      memoryMiB: facts.memory,
      volumeSizeGiB: configuration.volumeSize,
      tracesRetentionSeconds: configuration.tracesRetention,
      metricsRetentionSeconds: configuration.metricsRetention,
      logs: configuration.logs,
      ...(facts.adopted?.isolation && { isolated: true }),
      ...(configuration.imageRegistry && { imageRegistry: configuration.imageRegistry }),
      ...(configuration.tls && { domain: configuration.tls.domain, email: configuration.tls.email }),
      ingestAuth: configuration.ingestAuth,
      ...(configuration.adminPasswordParameter && { adminPasswordParameter: configuration.adminPasswordParameter }),
      secretVersions: {
        ...(facts.adminPasswordVersion && { 'grafana-admin-password': facts.adminPasswordVersion }),
        ...Object.fromEntries(secrets.map(({ key, state }) => [key.slice('parameter/'.length), state.version])),
      },
    },
  })
}

/** The host is left alone when nothing around it changes and its own recent report proves that this very release is healthy on it. */
const releaseChange = (
  { now }: Step,
  {
    observed,
    changes,
    release,
    health,
  }: Pick<Preparation, 'observed' | 'release' | 'health'> & { readonly changes: readonly Change[] },
): ReleaseChange => {
  const host = ofKind(observed, 'instance')[0]
  const doubts = doubtsAbout(health, {
    instance: host?.id ?? null,
    release: release.id,
    now: now(),
    startedAt: host?.details.launchedAt ?? null,
  })
  const reason =
    (host ? doubts : 'not there yet') ?? (isEmpty(changes) ? null : 'verified again, because resources change')
  return {
    action: reason === null ? 'keep' : health === null ? 'create' : 'change',
    from: health?.release ?? null,
    to: release.id,
    reason: reason ?? 'active and healthy, as the host reports',
  }
}

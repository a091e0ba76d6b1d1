import type { Cloud } from '../cloud/cloud.ts'
import { readText } from '../cloud/objects.ts'
import { UserError } from '../model/errors.ts'
import type { HealthReport } from '../model/health.ts'

/** The host reports every five minutes: after three reports that did not come, the last one proves nothing any more. Milliseconds. */
const FRESH = 15 * 60_000

/** Reads the host's latest report on itself, or null when it has never made one. */
export const readHealth = async (cloud: Cloud): Promise<HealthReport | null> => {
  const text = await readText(cloud, 'host/health.json')
  if (text === null) return null
  const report = JSON.parse(text) as HealthReport
  // Another version of the product wrote it: what it means is not known here.
  return report.schema === 1 ? report : null
}

/** What the report must be about to count as proof. */
export interface Expectation {
  readonly instance: string | null
  readonly release: string
  readonly now: Date
  /** When the host was started last, ISO 8601; null where that does not matter. */
  readonly startedAt?: string | null
}

/** Why the report does not prove that this release is healthy on this host now; null when it does. */
export const doubtsAbout = (
  report: HealthReport | null,
  { instance, release, now, startedAt }: Expectation,
): string | null => {
  if (report === null) return 'the host has not reported yet'
  if (report.release !== release) return `the host runs release ${report.release}`
  if (report.instance !== instance) return `the last report is from another host, ${report.instance}`
  if (!report.healthy) return `the host reports trouble: ${troublesOf(report).join('; ')}`
  if (startedAt && Date.parse(startedAt) > Date.parse(report.checkedAt))
    return `the host has not reported since it was started at ${startedAt}`
  const age = now.getTime() - Date.parse(report.checkedAt)
  return age > FRESH ? `the host has not reported for ${Math.round(age / 60_000)} minutes` : null
}

/** The release that worked last, by what the host reports: the active one where that is healthy. Null when none has. */
export const lastVerified = (report: HealthReport | null): string | null =>
  report?.healthy ? report.release : (report?.verified ?? null)

/** Everything in a report that is not as it should be, in words. */
export const troublesOf = ({ services, probes, canary }: HealthReport): string[] => [
  ...services
    .filter(({ state, health }) => state !== 'running' || (health !== 'healthy' && health !== ''))
    .map(({ name, state, health }) => `${name} is ${[state, health].filter(Boolean).join(', ')}`),
  ...probes.filter(({ ok }) => !ok).map(({ name, port, detail }) => `${name} on ${port}: ${detail}`),
  ...(canary && !canary.ok
    ? [
        `the canary was not read back from ${[!canary.traces && 'Tempo', !canary.metrics && 'Prometheus', !canary.profiles && 'Pyroscope'].filter(Boolean).join(', ')}`,
      ]
    : []),
]

/**
 * Makes sure that the release was verified: by this host, just now, with the canary read back. The host's exit code says so too; a release is green only when
 * both agree.
 *
 * @param since when the command was sent
 * @throws UserError with everything that is not as it should be
 */
export const requireVerified = (report: HealthReport | null, expectation: Expectation, since: Date): HealthReport => {
  const doubts = doubtsAbout(report, expectation)
  const outdated = report !== null && Date.parse(report.checkedAt) < since.getTime() - CLOCK_SKEW
  if (report === null || doubts !== null || outdated || report.canary?.ok !== true) {
    const why =
      doubts ?? (outdated ? `its report is from ${report?.checkedAt}, before this release` : 'no canary was read back')
    throw new UserError(`The host says the release is active, but it is not verified: ${why}.`, {
      fix: 'Run the step again. If it stays like this, open a session on the host with SSM Session Manager and run `sudo /opt/vispyr/current/host/verify.py`.',
    })
  }
  return report
}

/** How far a runner's clock and a host's may be apart, milliseconds. */
const CLOCK_SKEW = 60_000

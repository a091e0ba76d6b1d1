import { describe, expect, it } from 'vitest'
import { HostFailure } from '../../src/host/run-command.ts'
import { UserError } from '../../src/model/errors.ts'
import type { HealthReport } from '../../src/model/health.ts'
import { planExpiry } from '../../src/plan/expiry.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { wantedResources } from '../../src/plan/wanted.ts'
import { endpointsOf } from '../../src/report/endpoints.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { planLines } from '../../src/report/plan-text.ts'
import type { Report } from '../../src/report/report.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { actionFile, intentWith, madeOf, scope } from './factories.ts'

const observed = wantedResources(intentWith(), []).map((wanted) => madeOf(wanted))
const plan = {
  changes: planDeployment(intentWith(), []),
  expiry: planExpiry([], null),
  release: { action: 'create' as const, from: null, to: 'abc', reason: 'new' },
}
const reportWith = (overrides: Partial<Report> = {}): Report => ({
  command: 'deploy',
  name: 'demo',
  region: 'eu-central-1',
  changed: true,
  phases: [],
  plan,
  endpoints: endpointsOf(scope, observed),
  ...overrides,
})

describe('outputsOf', () => {
  it('has exactly the outputs of action.yml, in any state', () => {
    const names = Object.keys(actionFile().outputs).sort()
    expect(Object.keys(outputsOf(reportWith())).sort()).toEqual(names)
    const { endpoints: _, plan: __, ...bare } = reportWith()
    expect(Object.keys(outputsOf(bare)).sort()).toEqual(names)
  })

  it('gives the endpoints on the ports of the contract', () => {
    expect(outputsOf(reportWith())).toMatchObject({
      'grafana-url': 'https://203.0.113.1',
      'otlp-endpoint': '10.0.0.4:4317',
      'metrics-endpoint': 'http://10.0.0.4:9090/api/v1/metrics/write',
      'profiles-endpoint': 'http://10.0.0.4:9999',
      'pyroscope-url': 'http://10.0.0.4:4040',
      'tempo-url': 'http://10.0.0.4:3200',
    })
  })

  it('gives the plan as JSON that says what is done to what, and what it costs', () => {
    const json = JSON.parse(outputsOf(reportWith())['plan'] ?? '')
    expect(json.changes).toHaveLength(plan.changes.length)
    expect(json.changes[0]).toMatchObject({ action: 'create', resource: 'role', reason: 'not there yet' })
    expect(json.monthlyCost).toEqual({ before: 0, after: 36.06 })
  })

  it('names no host while there is none', () => {
    expect(endpointsOf(scope, [])).toMatchObject({ 'grafana-url': '', 'otlp-endpoint': '', bucket: '' })
  })
})

describe('planLines', () => {
  it('ends with what it comes to', () => {
    expect(planLines(plan).at(-1)).toBe('15 to create. About $36.06 a month (now $0.00).')
  })
})

describe('summaryOf', () => {
  it('shows where things are and how to log in', () => {
    const summary = summaryOf(reportWith(), undefined, 'note')
    expect(summary).toContain('| Grafana | https://203.0.113.1 |')
    expect(summary).toContain('--name /vispyr/demo/grafana-admin-password')
  })

  it("shows a failure's cause, its fix and the host's last lines", () => {
    const failure = new HostFailure('The command failed.', 'line 1\nalloy: out of memory', { fix: 'Run it again.' })
    const summary = summaryOf(reportWith(), failure, 'note')
    expect(summary).toMatch(/^## ❌/)
    expect(summary).toContain('**The command failed.**')
    expect(summary).toContain('What to do: Run it again.')
    expect(summary).toContain('alloy: out of memory')
  })

  it('cannot be broken by what a host prints', () => {
    const summary = summaryOf(reportWith(), new HostFailure('x', '````\n# heading', { fix: '' }), 'note')
    expect(summary.match(/^````$/gm)?.length).toBe(summary.match(/^````[a-z]+$/gm)?.length)
  })

  it('shows what a plan would do in a table, with the bill, and folds away what stays', () => {
    const wanted = wantedResources(intentWith({ volumeSize: 40 }), observed)
    const larger = planDeployment(intentWith({ volumeSize: 40 }), observed)
    expect(wanted).toHaveLength(larger.length)
    const release = { action: 'keep' as const, from: 'abc', to: 'abc', reason: '' }
    const summary = summaryOf(
      reportWith({ command: 'plan', plan: { changes: larger, expiry: planExpiry([], null), release } }),
      undefined,
      'An estimate.',
    )
    expect(summary).toContain('| 🟡&nbsp;change | volume<br>`id-volume` | size: 30 → 40 | $2.86 → $3.81 |')
    expect(summary).toContain(`<summary>${larger.length - 1} kept as they are</summary>`)
    expect(summary).toContain('Monthly cost: **$37.01**, before $36.06. An estimate.')
  })

  it('names what comes and what goes of a list', () => {
    const narrower = planDeployment(intentWith({ dashboardCidrs: ['203.0.113.0/24'] }), observed)
    const release = { action: 'keep' as const, from: 'abc', to: 'abc', reason: '' }
    const lines = planLines({ changes: narrower, expiry: planExpiry([], null), release })
    expect(lines).toContain(
      '      ingress: - tcp 443 from 0.0.0.0/0, - tcp 80 from 0.0.0.0/0, + tcp 443 from 203.0.113.0/24, + tcp 80 from 203.0.113.0/24',
    )
  })

  it('shows what was done by its outcome, and nothing of a plan where nothing was there', () => {
    expect(summaryOf(reportWith(), undefined, '')).toContain('<summary>15 created, release activated</summary>')
    const nothing = { ...plan, changes: [] }
    const summary = summaryOf(reportWith({ command: 'destroy', plan: nothing, changed: false }), undefined, '')
    expect(summary).toContain('There was nothing to remove.')
    expect(summary).not.toContain('What changed')
  })

  it('says of data that stays how it goes', () => {
    const summary = (changed: boolean): string =>
      summaryOf(reportWith({ command: 'destroy', changed, remaining: ['volume vol-1'] }), undefined, '')
    expect(summary(true)).toContain(
      'Removed. Kept, because it is data: volume vol-1. With `delete-data: true` it goes too.',
    )
    expect(summary(false)).toContain('There was nothing to remove. Kept, because it is data: volume vol-1.')
  })

  it('marks a status that has seen something', () => {
    const status = (overrides: Partial<Report>): string =>
      summaryOf(reportWith({ command: 'status', ...overrides }), undefined, '')
    expect(status({ doubts: null })).toMatch(/^## ✅/)
    expect(status({ doubts: 'there is no host' })).toMatch(/^## ⚠️/)
    expect(status({ doubts: null, drift: ['change volume'] })).toMatch(/^## ⚠️/)
  })

  it('counts in a sweep only what has expired', () => {
    const swept = (outcomes: readonly ('destroyed' | 'never expires')[]): string => {
      const sweep = outcomes.map((outcome) => ({ name: 'x', expiresAt: null, outcome, detail: '' }))
      return summaryOf(reportWith({ command: 'sweep', sweep }), undefined, '')
    }
    expect(swept([])).toContain('There are no deployments.')
    expect(swept(['never expires'])).toContain('Nothing to do: of 1 deployments, none has expired.')
    expect(swept(['never expires', 'destroyed'])).toContain('1 of 2 deployments had expired and were destroyed.')
  })

  it('warns of an interruption', () => {
    const bigger = planDeployment(intentWith({ instanceTypes: ['t4g.large'] }), observed)
    const release = { action: 'keep' as const, from: 'abc', to: 'abc', reason: '' }
    const plan = { changes: bigger, expiry: planExpiry([], null), release }
    expect(summaryOf(reportWith({ command: 'plan', plan }), undefined, '')).toContain(
      '> ⚠️ **instance**: interruption of about 3 minutes',
    )
  })

  it('keeps what comes from outside within its cell', () => {
    const sweep = [{ name: 'x', expiresAt: null, outcome: 'failed' as const, detail: 'a | b\n<img src=x>' }]
    const { plan: _, endpoints: __, ...rest } = reportWith({ command: 'sweep', sweep })
    expect(summaryOf(rest, undefined, '')).toContain('| `x` | failed |  | a \\| b &lt;img src=x> |')
  })

  it("tells in a status what arrives, and does without where an older release's report says nothing of it", () => {
    const health: HealthReport = {
      schema: 1,
      deployment: 'demo',
      instance: 'i-1',
      release: 'abc',
      checkedAt: '2026-11-23T14:59:00Z',
      healthy: true,
      services: [],
      probes: [],
      canary: null,
      disk: null,
    }
    const ingestion = { spansPerSecond: 12.345, samplesPerSecond: 310.4, profilesPerSecond: null, activeSeries: 5120 }
    const summary = (health: HealthReport): string =>
      summaryOf(reportWith({ command: 'status', health, doubts: null }), undefined, '')
    expect(summary({ ...health, ingestion })).toContain(
      'Arriving: **12 spans/s, 310 metric samples/s, ? profiles/s; 5120 active series**.',
    )
    expect(summary(health)).not.toContain('Arriving')
    expect(summary({ ...health, ingestion: null })).toContain('Arriving: not known, Prometheus did not answer.')
  })

  it('escapes markup in an error', () => {
    expect(summaryOf(reportWith(), new UserError('<b>*x*'), 'note')).toContain('**&lt;b>\\*x\\***')
  })
})

import { describe, expect, it } from 'vitest'
import { HostFailure } from '../../src/host/run-command.ts'
import { UserError } from '../../src/model/errors.ts'
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
    expect(json.monthlyCost).toEqual({ before: 0, after: 31.86 })
  })

  it('names no host while there is none', () => {
    expect(endpointsOf(scope, [])).toMatchObject({ 'grafana-url': '', 'otlp-endpoint': '', bucket: '' })
  })
})

describe('planLines', () => {
  it('ends with what it comes to', () => {
    expect(planLines(plan).at(-1)).toBe('15 to create. About $31.86 a month (now $0.00).')
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
    expect(summary.match(/^````$/gm)?.length).toBe(summary.match(/^````text$/gm)?.length)
  })

  it('escapes markup in an error', () => {
    expect(summaryOf(reportWith(), new UserError('<b>*x*'), 'note')).toContain('**&lt;b>\\*x\\***')
  })
})

import { describe, expect, it } from 'vitest'
import { doubtsAbout, lastVerified, requireVerified } from '../../src/health/report.ts'
import type { HealthReport } from '../../src/model/health.ts'

const now = new Date('2026-11-23T15:00:00Z')
const expectation = { instance: 'i-1', release: 'abc', now }
const reportWith = (overrides: Partial<HealthReport> = {}): HealthReport => ({
  schema: 1,
  deployment: 'demo',
  instance: 'i-1',
  release: 'abc',
  checkedAt: '2026-11-23T14:59:00Z',
  healthy: true,
  services: [{ name: 'alloy', state: 'running', health: 'healthy' }],
  probes: [{ name: 'otlp-grpc', port: 4317, ok: true, detail: 'grpc-status 0' }],
  canary: { id: 'c', ok: true, traces: true, metrics: true, profiles: true, seconds: 1 },
  disk: null,
  ...overrides,
})

describe('doubtsAbout', () => {
  it('has none about a fresh, healthy report of this release on this host', () =>
    expect(doubtsAbout(reportWith(), expectation)).toBeNull())

  it.each([
    [null, /not reported yet/],
    [reportWith({ release: 'old' }), /runs release old/],
    [reportWith({ instance: 'i-0' }), /another host, i-0/],
    [reportWith({ checkedAt: '2026-11-23T14:44:59Z' }), /not reported for 15 minutes/],
    [
      reportWith({ healthy: false, probes: [{ name: 'otlp-grpc', port: 4317, ok: false, detail: 'refused' }] }),
      /otlp-grpc on 4317: refused/,
    ],
    [reportWith({ healthy: false, services: [{ name: 'tempo', state: 'exited', health: '' }] }), /tempo is exited/],
  ])('doubts %#', (report, why) => expect(doubtsAbout(report, expectation)).toMatch(why))
})

describe('requireVerified', () => {
  const since = new Date('2026-11-23T14:58:00Z')

  it('accepts a report from after the release with the canary read back', () => {
    expect(requireVerified(reportWith(), expectation, since)).toEqual(reportWith())
  })

  it.each([
    [null, /not reported yet/],
    [reportWith({ canary: null }), /no canary was read back/],
    [
      reportWith({ canary: { id: 'c', ok: false, traces: false, metrics: true, profiles: true, seconds: 9 } }),
      /no canary was read back/,
    ],
    [reportWith({ checkedAt: '2026-11-23T14:50:00Z' }), /before this release/],
  ])('is not content with %#', (report, why) => {
    expect(() => requireVerified(report, expectation, since)).toThrow(why)
  })
})

describe('lastVerified', () => {
  it.each([
    ['nothing without a report', null, null],
    ['the active release where that is healthy', reportWith({ verified: 'older' }), 'abc'],
    ['what the host verified last where it is not', reportWith({ healthy: false, verified: 'older' }), 'older'],
    ['nothing where the host has verified none', reportWith({ healthy: false, verified: null }), null],
    ['nothing where the report is of an earlier version', reportWith({ healthy: false }), null],
  ])('is %s', (_, report, release) => expect(lastVerified(report)).toBe(release))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observed } from '../../src/model/resources.ts'
import { currentExpiry, expiryOf, isOver, planExpiry } from '../../src/plan/expiry.ts'
import { wantedResources } from '../../src/plan/wanted.ts'
import { intentWith, madeOf } from './factories.ts'

/** A whole deployment whose host and security group say these expiries. */
const deploymentWith = (host: string | null, group: string | null): Observed[] =>
  wantedResources(intentWith(), [])
    .map((wanted) => madeOf(wanted))
    .map((resource) => {
      if (resource.kind === 'instance') return { ...resource, details: { ...resource.details, expiresAt: host } }
      if (resource.kind === 'security-group') return { ...resource, details: { ...resource.details, expiresAt: group } }
      return resource
    })

const SOON = '2026-11-23T16:00:00Z'
const LATER = '2026-11-24T16:00:00Z'

describe('expiryOf', () => {
  it('is the next full minute after the ttl', () => {
    expect(expiryOf(3_600, new Date('2026-11-23T15:00:00Z'))).toBe('2026-11-23T16:00:00Z')
    expect(expiryOf(3_600, new Date('2026-11-23T15:00:00.001Z'))).toBe('2026-11-23T16:01:00Z')
    expect(expiryOf(null, new Date())).toBeNull()
  })

  it('is never early and at most a minute late', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        fc.nat(31_536_000),
        (now, ttl) => {
          const wait = Date.parse(expiryOf(ttl, now) ?? '') - now.getTime() - ttl * 1_000
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThan(60_000)
        },
      ),
    )
  })
})

describe('planExpiry', () => {
  it.each([
    ['a first deploy', [], SOON, 'create'],
    ['one that is extended', deploymentWith(SOON, SOON), LATER, 'change'],
    ['one that is repeated at once', deploymentWith(SOON, SOON), SOON, 'keep'],
    ['one that is deployed without a ttl', deploymentWith(SOON, SOON), null, 'delete'],
    ['one that never had one', deploymentWith(null, null), null, 'keep'],
    ['a run that was killed between the two', deploymentWith(null, SOON), SOON, 'change'],
    ['a run that was killed while it took it off', deploymentWith(null, SOON), null, 'delete'],
  ] as const)('for %s', (_, observed, to, action) => expect(planExpiry(observed, to).action).toBe(action))
})

describe('currentExpiry', () => {
  it('is the latest, so that nothing goes early', () => {
    expect(currentExpiry(deploymentWith(SOON, LATER))).toBe(LATER)
    expect(currentExpiry(deploymentWith(null, SOON))).toBe(SOON)
    expect(currentExpiry(deploymentWith(null, null))).toBeNull()
  })
})

describe('isOver', () => {
  it('knows past, future, and what is no time', () => {
    expect(isOver(SOON, new Date(SOON))).toBe(true)
    expect(isOver(LATER, new Date(SOON))).toBe(false)
    expect(isOver('tomorrow', new Date(SOON))).toBeNull()
  })
})

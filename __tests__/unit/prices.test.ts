import { describe, expect, it } from 'vitest'
import { planDeployment } from '../../src/plan/plan.ts'
import { PRICES } from '../../src/plan/price-list.ts'
import { instanceCost, priceNote } from '../../src/plan/prices.ts'
import { intentWith } from './factories.ts'

const changesWith = (type: string) => planDeployment(intentWith({ instanceTypes: [type] }), [])

describe('instanceCost', () => {
  // An hour's list price times 730, as AWS' own pages give it: 0.0336, 0.0384, 0.0424, 0.1632 and 0.09775 dollars.
  it.each([
    ['t4g.medium', 'us-east-1', 24.53],
    ['t4g.medium', 'eu-central-1', 28.03],
    ['t4g.medium', 'ap-southeast-2', 30.95],
    ['m7g.xlarge', 'us-west-2', 119.14],
    ['m7g.large', 'eu-central-1', 71.36],
  ])('of %s in %s', (type, region, cost) => expect(instanceCost(type, region)).toBe(cost))

  it("is us-east-1's where the region's own is not known, and unknown where that is not either", () => {
    expect(instanceCost('r7g.large', 'eu-central-1')).toBe(instanceCost('r7g.large', 'us-east-1'))
    expect(instanceCost('t4g.medium', 'me-south-1')).toBe(24.53)
    expect(instanceCost('x2gd.large', 'us-east-1')).toBeNull()
    expect(instanceCost('t4g.huge', 'us-east-1')).toBeNull()
  })
})

describe('priceNote', () => {
  it('names the region and the date', () => {
    const note = priceNote('eu-central-1', changesWith('t4g.medium'))
    expect(note).toMatch(/^Estimate: on-demand list prices of eu-central-1 as of 2025-03, 730 hours a month/)
    expect(note).not.toContain('not known')
  })

  it("says plainly which figures are us-east-1's", () => {
    expect(priceNote('me-south-1', changesWith('t4g.medium'))).toMatch(
      /prices of us-east-1 .* Those of me-south-1 are not known here and differ\.$/,
    )
    expect(priceNote('eu-central-1', changesWith('r7g.large'))).toMatch(
      / r7g at the price of us-east-1: that of eu-central-1 is not known here\.$/,
    )
  })
})

it('lists no price that lies far from those of the same kind elsewhere, as a slip would', () => {
  const reference = PRICES['us-east-1']
  for (const [region, { gp3, large }] of Object.entries(PRICES)) {
    for (const [what, price, usual] of [
      ['gp3', gp3, reference?.gp3 ?? 0] as const,
      ...Object.entries(large).map(([family, price]) => [family, price, reference?.large[family] ?? 0] as const),
    ]) {
      expect(price / usual, `${what} in ${region}`).toBeGreaterThan(0.6)
      expect(price / usual, `${what} in ${region}`).toBeLessThan(2)
    }
  }
})

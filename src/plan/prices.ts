import type { Change, MonthlyCost } from '../model/plan.ts'
import type { Observed, Wanted } from '../model/resources.ts'
import { ADDRESS_PER_HOUR, ENDPOINT_PER_HOUR, PRICES, REFERENCE_REGION, type RegionPrices } from './price-list.ts'

const HOURS_PER_MONTH = 730

/** A size's price as a multiple of `large`. */
const SIZES: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 16,
}

const REFERENCE = PRICES[REFERENCE_REGION] as RegionPrices

const cents = (dollars: number): number => Math.round(dollars * 100) / 100

/**
 * What the figures of a plan are, to be shown with them: above all which of them are not the region's own.
 *
 * @param changes the plan that they are in
 */
export const priceNote = (region: string, changes: readonly Change[]): string => {
  const known = PRICES[region]
  const foreign = familiesIn(changes).filter(
    (family) => known?.large[family] === undefined && family in REFERENCE.large,
  )
  const caveat =
    known === undefined
      ? ` Those of ${region} are not known here and differ.`
      : foreign.length > 0
        ? ` ${foreign.join(' and ')} at the price of ${REFERENCE_REGION}: that of ${region} is not known here.`
        : ''
  return `Estimate: on-demand list prices of ${known ? region : REFERENCE_REGION} as of ${(known ?? REFERENCE).asOf}, ${HOURS_PER_MONTH} hours a month; without traffic, requests and S3 storage.${caveat}`
}

const familiesIn = (changes: readonly Change[]): string[] => {
  const types = changes
    .flatMap(({ wanted, observed }) => [wanted, observed])
    .flatMap((resource) => (resource?.kind === 'instance' ? [resource.state.type] : []))
  return [...new Set(types.map((type) => familyOf(type)))]
}

const familyOf = (type: string): string => type.split('.')[0] ?? ''

/** The monthly price of an instance type, or null when it is not in the table. Where only us-east-1's is, it is that one, and the note says so. */
export const instanceCost = (type: string, region: string): MonthlyCost => {
  const [family = '', size = ''] = type.split('.')
  const large = PRICES[region]?.large[family] ?? REFERENCE.large[family]
  const multiple = SIZES[size]
  return large === undefined || multiple === undefined ? null : cents(large * multiple * HOURS_PER_MONTH)
}

/** What a resource costs a month: an instance with its root volume, the data volume, the address, the endpoints. The other kinds cost nothing by themselves. */
export const monthlyCost = (resource: Wanted | Observed, region: string): MonthlyCost => {
  const { gp3 } = PRICES[region] ?? REFERENCE
  switch (resource.kind) {
    case 'instance': {
      const instance = resource.state.power === 'running' ? instanceCost(resource.state.type, region) : 0
      return instance === null ? null : cents(instance + resource.state.rootSize * gp3)
    }
    case 'volume':
      return cents(resource.state.size * gp3)
    case 'address':
      return cents(ADDRESS_PER_HOUR * HOURS_PER_MONTH)
    case 'endpoint':
      return cents(resource.state.subnets.length * ENDPOINT_PER_HOUR * HOURS_PER_MONTH)
    default:
      return 0
  }
}

import type { MonthlyCost } from '../model/plan.ts'
import type { Observed, Wanted } from '../model/resources.ts'

/** Regions with the list prices of the table. */
const SAME_PRICES = ['us-east-1', 'us-east-2', 'us-west-2']

/** What the figures are, to be shown with them. */
export const priceNote = (region: string): string => {
  const known = SAME_PRICES.includes(region)
  return `Estimate: on-demand list prices of ${known ? region : 'us-east-1'} as of 2026-11, 730 hours a month; without traffic, requests and S3 storage.${known ? '' : ` Those of ${region} differ.`}`
}

const HOURS_PER_MONTH = 730

/** US dollars an hour by family for the size `large`; the sizes of a family are priced in proportion. Linux, on demand, us-east-1. */
const LARGE_PER_HOUR: Readonly<Record<string, number>> = {
  t3: 0.0832,
  t3a: 0.0752,
  t4g: 0.0672,
  m6i: 0.096,
  m6g: 0.077,
  m7i: 0.1008,
  m7g: 0.0816,
  m8g: 0.08976,
  c6i: 0.085,
  c6g: 0.068,
  c7i: 0.08925,
  c7g: 0.0725,
  r6i: 0.126,
  r6g: 0.1008,
  r7i: 0.1323,
  r7g: 0.1071,
}

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

/** gp3 storage, US dollars per GiB and month, with the throughput and IOPS that are included. */
const GP3_PER_GIB = 0.08
/** A public IPv4 address, US dollars an hour, in use or not. */
const ADDRESS_PER_HOUR = 0.005

const cents = (dollars: number): number => Math.round(dollars * 100) / 100

/** The monthly price of an instance type, or null when it is not in the table. */
export const instanceCost = (type: string): MonthlyCost => {
  const [family = '', size = ''] = type.split('.')
  const large = LARGE_PER_HOUR[family]
  const multiple = SIZES[size]
  return large === undefined || multiple === undefined ? null : cents(large * multiple * HOURS_PER_MONTH)
}

/** What a resource costs a month: an instance with its root volume, the data volume, the address. The other kinds cost nothing by themselves. */
export const monthlyCost = (resource: Wanted | Observed): MonthlyCost => {
  switch (resource.kind) {
    case 'instance': {
      const instance = resource.state.power === 'running' ? instanceCost(resource.state.type) : 0
      return instance === null ? null : cents(instance + resource.state.rootSize * GP3_PER_GIB)
    }
    case 'volume':
      return cents(resource.state.size * GP3_PER_GIB)
    case 'address':
      return cents(ADDRESS_PER_HOUR * HOURS_PER_MONTH)
    default:
      return 0
  }
}

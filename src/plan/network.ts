import { createHash } from 'node:crypto'
import { overlaps, prefixLength, subrange } from '../model/cidr.ts'
import { UserError } from '../model/errors.ts'

/** Own VPCs are made in the upper half of 10/8, which fewer people number by hand: 32,768 ranges of 256 addresses. */
const POOL = '10.128.0.0/9'
const POOL_RANGES = 2 ** 15

/** How many zones get a subnet, so that a zone without capacity does not end a deploy. */
const ZONES = 3

/**
 * Chooses a /24 that overlaps no range in use. The search starts at a place that depends on the name, so that deployments in other regions or accounts, which
 * may be peered one day, rarely get the same one.
 *
 * @throws UserError when everything is taken.
 */
export const chooseVpcCidr = (name: string, inUse: readonly string[]): string => {
  const start = createHash('sha256').update(name).digest().readUInt16BE() % POOL_RANGES
  for (let step = 0; step < POOL_RANGES; step += 1) {
    const candidate = subrange(POOL, 24, (start + step) % POOL_RANGES)
    if (!inUse.some((range) => overlaps(range, candidate))) return candidate
  }
  throw new UserError(`The VPCs of this region leave no free /24 in ${POOL}.`, {
    fix: 'Give a free range in `vpc-cidr`.',
  })
}

/** One subnet to have: a zone and its range. */
export interface SubnetPlace {
  readonly zone: string
  readonly cidr: string
}

/**
 * Divides a VPC into one subnet a zone. Subnets that are there keep their range; new ones take the first free eighth.
 *
 * @param zones zones that offer the instance type, sorted
 * @param pinned zones that must have a subnet: where the host or the data volume is
 */
export const placeSubnets = (
  vpcCidr: string,
  zones: readonly string[],
  pinned: readonly string[],
  existing: readonly SubnetPlace[],
): SubnetPlace[] => {
  const chosen = [
    ...new Set([...pinned, ...existing.map(({ zone }) => zone).filter((zone) => zones.includes(zone)), ...zones]),
  ]
    .slice(0, Math.max(ZONES, pinned.length))
    .sort()
  const kept = existing.filter(({ zone }) => chosen.includes(zone))
  const bits = prefixLength(vpcCidr) + 3
  const free = Array.from({ length: 8 }, (_, index) => subrange(vpcCidr, bits, index)).filter(
    (cidr) => !existing.some((subnet) => overlaps(subnet.cidr, cidr)),
  )
  return chosen.map((zone) => {
    const cidr = kept.find((subnet) => subnet.zone === zone)?.cidr ?? free.shift()
    if (cidr === undefined) {
      throw new UserError(`The VPC's range ${vpcCidr} has no room for a subnet in ${zone}.`, {
        fix: 'Remove subnets that were added by hand, or start with a larger `vpc-cidr`.',
      })
    }
    return { zone, cidr }
  })
}

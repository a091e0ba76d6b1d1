import { isDeepStrictEqual } from 'node:util'
import { UserError } from '../model/errors.ts'
import type { Difference } from '../model/plan.ts'
import { isReference, type Key, type Kind, type Observed, type Wanted } from '../model/resources.ts'

/** Shown instead of an id for what the plan is going to create. */
export const PENDING = '(known after apply)'

/** Fields that AWS cannot change in place: the resource is made anew. */
const REPLACED_FOR: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  vpc: ['cidr'],
  record: ['zone', 'name'],
  subnet: ['vpc', 'cidr', 'zone'],
  'route-table': ['vpc'],
  // A VPC cannot go while its gateway hangs on it, nor a route be changed in a table that is gone.
  'internet-gateway': ['vpc'],
  peering: ['vpc', 'peer'],
  'peer-route': ['table', 'peering'],
  'security-group': ['vpc'],
  endpoint: ['vpc', 'service'],
  instance: ['architecture', 'image', 'subnet', 'rootEncrypted'],
}

/**
 * Compares a resource with what it should be, field by field.
 *
 * @param idOf the AWS id behind a reference, or undefined while it is still to be created
 */
export const differencesOf = (
  wanted: Wanted,
  observed: Observed,
  idOf: (key: Key) => string | undefined,
): Difference[] => {
  const is: Readonly<Record<string, unknown>> = observed.state
  return Object.entries(wanted.state).flatMap(([field, value]) => {
    const shouldBe = resolve(value, idOf)
    return isDeepStrictEqual(canonical(is[field]), canonical(shouldBe)) ? [] : [{ field, is: is[field], shouldBe }]
  })
}

/** Whether any of the differences can only be put right by making the resource anew. What is missing can be added. */
export const needsReplacement = (kind: Kind, differences: readonly Difference[]): boolean =>
  differences.some(({ field, is }) => is !== null && REPLACED_FOR[kind]?.includes(field) === true)

/**
 * Refuses what cannot be put right without losing data.
 *
 * @throws UserError naming the disk, its size or state, and the way out.
 */
export const refuseImpossible = (observed: Observed, differences: readonly Difference[]): void => {
  for (const { field, is, shouldBe } of differences) {
    const size = observed.kind === 'volume' ? field === 'size' : field === 'rootSize'
    if (size && Number(shouldBe) < Number(is)) {
      const input = observed.kind === 'volume' ? 'volume-size' : 'root-volume-size'
      throw new UserError(
        `${input}: '${shouldBe}' GiB is smaller than the disk of ${observed.id}, which has ${is} GiB. A disk cannot shrink.`,
        {
          fix: `Set \`${input}\` to ${is} or more.`,
        },
      )
    }
    if (observed.kind === 'volume' && field === 'encrypted') {
      throw new UserError(`The data volume ${observed.id} is not encrypted, and a disk cannot be encrypted in place.`, {
        fix: `Copy a snapshot of it with encryption on, make a volume of the copy in the same zone, and move the tag \`vispyr:deployment\` from ${observed.id} to it.`,
      })
    }
  }
}

const resolve = (value: unknown, idOf: (key: Key) => string | undefined): unknown => {
  if (isReference(value)) return idOf(value.ref) ?? PENDING
  return Array.isArray(value) ? value.map((item) => resolve(item, idOf)) : value
}

/** Lists are sets here: AWS returns rules, groups and subnets in any order. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(canonical).sort((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right)))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, canonical(item)]))
}

import { nameOf } from '../cloud/failures.ts'
import { UserError } from '../model/errors.ts'

/** What AWS says when a zone or a type has no room, and another one may have. */
const NO_CAPACITY: readonly string[] = [
  'InsufficientInstanceCapacity',
  'Unsupported',
  'InsufficientFreeAddressesInSubnet',
  'InsufficientHostCapacity',
]

/** What AWS says when the account may not have another host of that size. */
const OVER_QUOTA: readonly string[] = ['VcpuLimitExceeded', 'InstanceLimitExceeded']

/**
 * Lets a refusal for want of room pass, which another type or place may have.
 *
 * @param others the hosts that this one would run beside
 * @returns AWS's name for it
 * @throws the error itself when it is anything else; UserError when it is the account's quota that has no room
 */
export const requireNoRoom = (error: unknown, type: string, others: readonly string[]): string => {
  const name = nameOf(error)
  if (OVER_QUOTA.includes(name)) throw overQuota(type, others, error)
  if (!NO_CAPACITY.includes(name)) throw error
  return name
}

const overQuota = (type: string, others: readonly string[], cause: unknown): UserError =>
  new UserError(
    `This account's quota of EC2 instances has no room for a host of the type ${type}${others.length > 0 ? ` beside ${others.join(', ')}` : ''}: ${cause instanceof Error ? cause.message : nameOf(cause)}`,
    {
      fix: `Raise the quota "Running On-Demand instances" of its family in Service Quotas, or give a smaller \`instance-type\`.${
        others.length > 0
          ? ' A host is started before the one that it replaces ends; `command: destroy`, which keeps the data, and then deploy need room for one only.'
          : ''
      }`,
      cause,
    },
  )

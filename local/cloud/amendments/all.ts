import type { AddressBook } from '../addresses.ts'
import type { Amendment } from '../amendment.ts'
import type { Clients } from '../clients.ts'
import type { RunCommand } from '../commands/run-command.ts'
import type { Fleet } from '../fleet.ts'
import { addressAmendments } from './addresses.ts'
import { bucketPolicyAmendments } from './bucket-policy.ts'
import { checksumAmendments } from './checksums.ts'
import { instanceAmendments } from './instances.ts'
import { managedInstanceAmendments } from './managed-instances.ts'
import { runCommandAmendments } from './run-command.ts'

/** What the amendments work with. */
export interface AmendmentParts {
  readonly clients: (region: string) => Clients
  readonly addresses: AddressBook
  readonly fleet: Fleet
  readonly runCommand: RunCommand
  readonly isOnline: (instanceId: string) => boolean
  readonly invocationDelayMs: number
  readonly profileDelayMs: number
}

/** Everything the front does otherwise than moto, outermost first. */
export function allAmendments(parts: AmendmentParts): Amendment[] {
  return [
    ...addressAmendments(parts.addresses),
    ...instanceAmendments(parts.fleet),
    ...runCommandAmendments(parts),
    ...bucketPolicyAmendments(),
    ...checksumAmendments(),
    ...managedInstanceAmendments({ hosts: () => parts.fleet.hosts(), isOnline: parts.isOnline }),
  ]
}

import type { AddressBook } from '../addresses.ts'
import { type Amendment, chain, type Next } from '../amendment.ts'
import type { Clients } from '../clients.ts'
import type { Clock } from '../clock.ts'
import type { RunCommand } from '../commands/run-command.ts'
import type { Fleet } from '../fleet.ts'
import { INSTANCE_STATES, type Transitions } from '../transitions.ts'
import { addressAmendments } from './addresses.ts'
import { authorizationAmendments, denialAmendments, type Enforcement } from './authorization.ts'
import { bucketOwnerAmendments } from './bucket-owner.ts'
import { bucketPolicyAmendments } from './bucket-policy.ts'
import { checksumAmendments } from './checksums.ts'
import { clientTokenAmendments } from './client-tokens.ts'
import { cpuCreditAmendments } from './cpu-credits.ts'
import { dependencyAmendments } from './dependencies.ts'
import { dryRunAmendments } from './dry-run.ts'
import { endpointAmendments } from './endpoints.ts'
import { instanceProfileAmendments } from './instance-profiles.ts'
import { instanceAmendments } from './instances.ts'
import { managedInstanceAmendments } from './managed-instances.ts'
import { motoFailureAmendments } from './moto-failures.ts'
import { permissionAmendments } from './permissions.ts'
import { placementAmendments } from './placement.ts'
import { runCommandAmendments } from './run-command.ts'
import { snapshotAmendments } from './snapshots.ts'
import { shownState, stateAmendments } from './states.ts'
import { volumeAmendments } from './volumes.ts'

/** What the amendments work with. */
export interface AmendmentParts {
  readonly clients: (region: string) => Clients
  readonly addresses: AddressBook
  readonly fleet: Fleet
  /** Directory of this cloud's hosts and volumes. */
  readonly directory: string
  readonly transitions: Transitions
  readonly runCommand: RunCommand
  readonly isOnline: (instanceId: string) => boolean
  readonly isExhausted: (zone: string, instanceType: string) => boolean
  /** Moto itself, past all amendments. */
  readonly moto: Next
  readonly enforcement: Enforcement
  readonly invocationDelayMs: number
  readonly profileDelayMs: number
  readonly clock: Clock
}

/** Everything the front does otherwise than moto, outermost first. */
export function allAmendments(parts: AmendmentParts): Amendment[] {
  return [
    // Addresses first, so that everything behind them sees moto's own.
    ...addressAmendments(parts.addresses),
    ...permissionAmendments(parts.enforcement, parts.clients),
    // A repeated request is not looked at again.
    ...clientTokenAmendments(async (region, instanceId) => {
      const state = await shownState(parts, region, instanceId)
      return state && [INSTANCE_STATES[state], state]
    }),
    // A dry run of RunInstances is told about its profile, so this comes before whatever answers dry runs.
    ...instanceProfileAmendments(parts),
    ...dryRunAmendments(),
    ...stateAmendments(parts),
    ...dependencyAmendments(parts),
    ...volumeAmendments(parts),
    ...snapshotAmendments(parts),
    ...endpointAmendments(parts),
    ...instanceAmendments(parts.fleet),
    ...cpuCreditAmendments(),
    ...placementAmendments(parts),
    ...authorizationAmendments({ ...parts, moto: chain(denialAmendments(), parts.moto) }),
    ...runCommandAmendments(parts),
    ...managedInstanceAmendments({ hosts: () => parts.fleet.hosts(), isOnline: parts.isOnline }),
    ...bucketOwnerAmendments(),
    ...bucketPolicyAmendments(),
    ...checksumAmendments(),
    ...denialAmendments(),
    // Innermost: nobody else has to know that moto can break off.
    ...motoFailureAmendments(),
  ]
}

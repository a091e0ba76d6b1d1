import type { HostFault, HostFaultList } from '../host/faults.ts'
import type { Enforcement } from './amendments/authorization.ts'
import type { Call, CallRecord, RecordedBody } from './calls.ts'
import type { Capacity } from './capacity.ts'
import type { Clients } from './clients.ts'
import type { Fault, FaultList } from './faults.ts'
import type { Fleet } from './fleet.ts'
import { type Inventory, takeInventory } from './inventory.ts'
import type { Hold, Registration } from './registration.ts'

/** What a test or a person can do to a cloud beside calling it. */
export interface CloudControl {
  /** Everything that was asked, in order of arrival. */
  calls(): readonly Call[]
  /** The bodies of everything that was asked, for searches after secrets. */
  bodies(): readonly RecordedBody[]
  /** Forgets the calls and bodies so far. */
  resetCalls(): void
  addFault(fault: Fault): void
  clearFaults(): void
  addHostFault(fault: HostFault): Promise<void>
  clearHostFaults(): Promise<void>
  /** Takes all room for a type of instance (any when absent) from availability zones, or gives it back. */
  exhaustCapacity(zones: readonly string[], instanceType?: string): void
  restoreCapacity(): void
  /** Keeps the agents of all hosts from registering, or lets them again. */
  holdAgents(hold: Hold): void
  releaseAgents(): void
  /** Everything that exists beyond what a fresh account has. */
  inventory(region?: string): Promise<Inventory>
  /** The emulated hosts that have not ended. */
  hosts(): readonly HostView[]
  /** Powers a host off from within, as its own system would. */
  powerOff(instanceId: string): Promise<void>
  /** Has moto check every action against IAM policies from now on, or stops it. */
  enforceIam(enforce: boolean): Promise<void>
}

/** An emulated host, as seen from this machine. */
export interface HostView {
  readonly instanceId: string
  readonly region: string
  /** The loopback address on which the host itself publishes its ports; its private address leads nowhere here. */
  readonly address: string
  /** The directory that is the host's file tree. */
  readonly root: string
  readonly isUp: boolean
}

/** What the control works with. */
export interface ControlParts {
  readonly record: CallRecord
  readonly faults: FaultList
  readonly hostFaults: HostFaultList
  readonly capacity: Capacity
  readonly registration: Registration
  readonly fleet: Fleet
  readonly clients: (region: string) => Clients
  /** The region when none is named. */
  readonly region: string
  readonly motoUrl: string
  readonly enforcement: Enforcement
}

/** The control of a cloud. */
export function controlOf(parts: ControlParts): CloudControl {
  const { record, faults, hostFaults, capacity, registration } = parts
  return {
    calls: () => record.list(),
    bodies: () => record.bodies(),
    resetCalls: () => record.reset(),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    addHostFault: (fault) => hostFaults.add(fault),
    clearHostFaults: () => hostFaults.clear(),
    exhaustCapacity: (zones, instanceType) => capacity.exhaust(zones, instanceType),
    restoreCapacity: () => capacity.restore(),
    holdAgents: (hold) => registration.hold(hold),
    releaseAgents: () => registration.hold(undefined),
    inventory: (region = parts.region) => takeInventory(parts.clients(region), parts.fleet),
    hosts: () =>
      parts.fleet.hosts().map(({ identity, root, bootedAt }) => ({
        instanceId: identity.instanceId,
        region: identity.region,
        address: identity.address,
        root,
        isUp: bootedAt !== undefined,
      })),
    powerOff: (instanceId) => parts.fleet.powerOff(instanceId),
    async enforceIam(enforce) {
      // moto counts the actions that need no permission: none, or more than there will ever be.
      const answer = await fetch(`${parts.motoUrl}/moto-api/reset-auth`, {
        method: 'POST',
        body: enforce ? '0' : '1000000000',
      })
      if (!answer.ok) throw new Error(`moto did not switch IAM enforcement: ${answer.status}`)
      parts.enforcement.isOn = enforce
    },
  }
}

import * as view from '../account-view.ts'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'
import type { Transitions } from '../transitions.ts'

/** What these amendments work with. */
export interface DependencyParts {
  readonly clients: (region: string) => Clients
  readonly transitions: Transitions
}

type Check = (parts: DependencyParts, clients: Clients, request: CloudRequest) => Promise<Answer | undefined>

const violation = (message: string): Answer => errorAnswer('ec2', 400, 'DependencyViolation', message)

/** What may not be removed because something else needs it: moto removes it. */
const CHECKS: Readonly<Record<string, Check>> = {
  DeleteSubnet: async ({ transitions }, clients, { parameters }) => {
    const id = parameters.get('SubnetId') ?? ''
    const inUse =
      (await view.networkInterfaces(clients, 'subnet-id', id)).length > 0 ||
      transitions.holds(({ subnetIds }) => subnetIds.includes(id))
    return inUse ? violation(`The subnet '${id}' has dependencies and cannot be deleted.`) : undefined
  },
  DeleteSecurityGroup: async ({ transitions }, clients, { parameters }) => {
    const id = parameters.get('GroupId') ?? ''
    const inUse =
      (await view.networkInterfaces(clients, 'group-id', id)).length > 0 ||
      (await view.groupsReferring(clients, id)).length > 0 ||
      (await view.endpointsBehind(clients, id)).length > 0 ||
      transitions.holds(({ groupIds }) => groupIds.includes(id))
    return inUse ? violation(`resource ${id} has a dependent object`) : undefined
  },
  DeleteVpc: async (_parts, clients, { parameters }) => {
    const id = parameters.get('VpcId') ?? ''
    return (await view.contentsOfVpc(clients, id)).length > 0
      ? violation(`The vpc '${id}' has dependencies and cannot be deleted.`)
      : undefined
  },
  DetachInternetGateway: async ({ transitions }, clients, { parameters }) => {
    const id = parameters.get('VpcId') ?? ''
    const mapped = (await view.hasPublicAddress(clients, id)) || transitions.holds(({ vpcId }) => vpcId === id)
    return mapped
      ? violation(
          `Network ${id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
        )
      : undefined
  },
  ReleaseAddress: async (_parts, clients, { parameters }) => {
    const id = parameters.get('AllocationId') ?? ''
    const address = await view.addressOf(clients, id)
    return address?.associationId === undefined
      ? undefined
      : errorAnswer('ec2', 400, 'InvalidIPAddress.InUse', `Address ${id} is in use.`)
  },
}

/** Refuses to remove what is in use. */
export function dependencyAmendments(parts: DependencyParts): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: Object.keys(CHECKS),
      handle: async (request, next) => {
        const refusal = await CHECKS[request.operation]?.(parts, parts.clients(request.region), request)
        return refusal ?? next(request)
      },
    },
  ]
}

import {
  AcceptVpcPeeringConnectionCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  ModifyVpcPeeringConnectionOptionsCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import { removeWhenFree } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { belongsTo, ownFilter, tagged } from './tags.ts'

/** States of a connection that is there or can still be. The others are listed for hours and count as gone. */
const ALIVE = ['initiating-request', 'pending-acceptance', 'provisioning', 'active']

/** AWS takes seconds to make a connection ready to be accepted, and to bring it up. */
const PEERING_TIME = 120

/** What AWS says for a while about connections that were just made. */
const NEW = ['InvalidVpcPeeringConnectionID.NotFound', 'InvalidVpcID.NotFound']

/** The connection between the host's VPC and one of the peers, of this account and region. */
export const peering: ResourceKind<'peering'> = {
  observe: async (cloud) =>
    (await ownPeerings(cloud)).map((found) => {
      const peer = given(found.AccepterVpcInfo?.VpcId, "a peer's VPC id")
      return {
        kind: 'peering' as const,
        key: `peering/${peer}`,
        id: given(found.VpcPeeringConnectionId, 'a peering connection id'),
        state: {
          vpc: given(found.RequesterVpcInfo?.VpcId, 'a VPC id'),
          peer,
          accepted: found.Status?.Code !== 'pending-acceptance',
          dns:
            found.RequesterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc === true &&
            found.AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc === true,
        },
        details: null,
      }
    }),

  create: async (cloud, { state }, resolve) => {
    const { VpcPeeringConnection } = await retryOn(cloud, { what: 'peering', seconds: 60, errors: NEW }, () =>
      cloud.ec2.send(
        new CreateVpcPeeringConnectionCommand({
          VpcId: resolve(state.vpc),
          PeerVpcId: state.peer,
          TagSpecifications: tagged(cloud.scope, 'vpc-peering-connection'),
        }),
      ),
    )
    const id = given(VpcPeeringConnection?.VpcPeeringConnectionId, 'a peering connection id')
    await accept(cloud, id)
    if (state.dns) await resolveNames(cloud, id)
    return id
  },

  change: async (cloud, correction) => {
    const { observed, wanted } = correction
    if (differsIn(correction, 'accepted')) await accept(cloud, observed.id)
    if (differsIn(correction, 'dns') && wanted.state.dns) await resolveNames(cloud, observed.id)
  },

  remove: (cloud, { id }) =>
    removeWhenFree(cloud, `peering ${id}`, () =>
      cloud.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id })),
    ),
}

/** The connections that carry this deployment's tag and are not gone. */
export const ownPeerings = async (cloud: Cloud): Promise<VpcPeeringConnection[]> => {
  const { VpcPeeringConnections = [] } = await cloud.ec2.send(
    new DescribeVpcPeeringConnectionsCommand({ Filters: [ownFilter(cloud.scope)] }),
  )
  return VpcPeeringConnections.filter(
    ({ Status, Tags }) => ALIVE.includes(Status?.Code ?? '') && belongsTo(cloud.scope, Tags),
  )
}

/** Accepts the connection for the other side, which belongs to the same account, and waits until traffic can flow. */
const accept = async (cloud: Cloud, id: string): Promise<void> => {
  await stateReached(cloud, id, ['pending-acceptance', 'active'])
  await retryOn(cloud, { what: `peering ${id}`, seconds: 60, errors: NEW }, () =>
    cloud.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id })),
  )
  await stateReached(cloud, id, ['active'])
}

const stateReached = async (cloud: Cloud, id: string, states: readonly string[]): Promise<void> => {
  await waitFor(cloud, { what: `peering ${id} to be ${states.at(-1)}`, seconds: PEERING_TIME }, async () => {
    const status = await statusOf(cloud, id)
    if (status?.Code !== undefined && !ALIVE.includes(status.Code)) {
      throw new UserError(`AWS ended the peering ${id} as ${status.Code}: ${status.Message ?? 'no reason given'}.`, {
        fix: 'The usual reason is that the ranges of the two VPCs overlap.',
      })
    }
    return states.includes(status?.Code ?? '') ? true : undefined
  })
}

/** Undefined while AWS does not list the connection yet. */
const statusOf = async (cloud: Cloud, id: string): Promise<VpcPeeringConnection['Status']> => {
  try {
    const { VpcPeeringConnections } = await cloud.ec2.send(
      new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [id] }),
    )
    return VpcPeeringConnections?.[0]?.Status
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Lets names of either side resolve to private addresses on the other. */
const resolveNames = async (cloud: Cloud, id: string): Promise<void> => {
  const options = { AllowDnsResolutionFromRemoteVpc: true }
  await cloud.ec2.send(
    new ModifyVpcPeeringConnectionOptionsCommand({
      VpcPeeringConnectionId: id,
      RequesterPeeringConnectionOptions: options,
      AccepterPeeringConnectionOptions: options,
    }),
  )
}

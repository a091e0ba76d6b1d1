import { randomUUID } from 'node:crypto'
import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  type Filter,
  ModifyVpcEndpointCommand,
  paginateDescribeVpcEndpoints,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { ENDPOINT_SERVICES, serviceOf } from '../model/endpoints.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { Link } from '../model/resources.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { ownFilter, tagged } from './tags.ts'

/** AWS takes one or two minutes to make an interface endpoint, and to remove one. */
const SECONDS = 600

/** What AWS says for a while about what was just made, and about a name that an endpoint which is going still answers to. */
const NEW = ['InvalidGroup.NotFound', 'InvalidVpcId.NotFound', /conflicting DNS domain/]

/** A way to one of AWS's services that leads through no gateway. */
export const endpoint: ResourceKind<'endpoint'> = {
  observe: async (cloud) =>
    (await endpointsBy(cloud, ownFilter(cloud.scope))).map((found) => {
      const id = given(found.VpcEndpointId, 'an endpoint id')
      const service = serviceOf(cloud.scope.region, found.ServiceName)
      return {
        kind: 'endpoint',
        key: `endpoint/${service ?? found.ServiceName}`,
        id,
        state: {
          vpc: given(found.VpcId, 'a VPC id'),
          service: given(found.ServiceName, 'a service'),
          // AWS's own list of states says `Available`, its answers `available`.
          status: found.State?.toLowerCase() ?? '',
          privateDns: isInterface(found) ? found.PrivateDnsEnabled === true : null,
          subnets: (found.SubnetIds ?? []).toSorted(),
          securityGroups: (found.Groups ?? []).map(({ GroupId }) => given(GroupId, 'a security group id')).sort(),
          routeTables: (found.RouteTableIds ?? []).toSorted(),
        },
        details: null,
      }
    }),

  create: async (cloud, { key, state }, resolve) => {
    const isGateway = state.privateDns === null
    // A repetition of this request, whose answer was lost, is answered alike.
    const ClientToken = randomUUID()
    const { VpcEndpoint } = await retryOn(cloud, { what: key, seconds: 120, errors: NEW }, () =>
      cloud.ec2.send(
        new CreateVpcEndpointCommand({
          ClientToken,
          VpcId: resolve(state.vpc),
          ServiceName: state.service,
          TagSpecifications: tagged(cloud.scope, 'vpc-endpoint'),
          ...(isGateway
            ? { VpcEndpointType: 'Gateway', RouteTableIds: state.routeTables.map(resolve) }
            : {
                VpcEndpointType: 'Interface',
                PrivateDnsEnabled: true,
                SubnetIds: state.subnets.map(resolve),
                SecurityGroupIds: state.securityGroups.map(resolve),
              }),
        }),
      ),
    )
    const id = given(VpcEndpoint?.VpcEndpointId, 'an endpoint id')
    await untilAvailable(cloud, id, key)
    return id
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    const missing = (is: readonly Link[], shouldBe: readonly Link[]): string[] | undefined => {
      const there = is.map(resolve)
      const ids = shouldBe.map(resolve).filter((id) => !there.includes(id))
      return ids.length > 0 ? ids : undefined
    }
    if (differsIn(correction, 'privateDns', 'subnets', 'securityGroups', 'routeTables')) {
      const [is, shouldBe] = [observed.state, wanted.state]
      await cloud.ec2.send(
        new ModifyVpcEndpointCommand({
          VpcEndpointId: observed.id,
          ...(differsIn(correction, 'privateDns') && { PrivateDnsEnabled: true }),
          AddSubnetIds: missing(is.subnets, shouldBe.subnets),
          RemoveSubnetIds: missing(shouldBe.subnets, is.subnets),
          AddSecurityGroupIds: missing(is.securityGroups, shouldBe.securityGroups),
          RemoveSecurityGroupIds: missing(shouldBe.securityGroups, is.securityGroups),
          AddRouteTableIds: missing(is.routeTables, shouldBe.routeTables),
          RemoveRouteTableIds: missing(shouldBe.routeTables, is.routeTables),
        }),
      )
    }
    await untilAvailable(cloud, observed.id, wanted.key)
  },

  remove: async (cloud, { id, key }) => {
    const { Unsuccessful = [] } = await cloud.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }))
    const [failure] = Unsuccessful
    // AWS answers with success and says in it what it did not do.
    if (failure && !/NotFound/.test(failure.Error?.Code ?? '')) {
      throw new UserError(`AWS does not remove the endpoint ${id}: ${failure.Error?.Message ?? 'no reason given'}`, {
        fix: 'Remove what is in the way in the AWS console, and run the step again.',
      })
    }
    // Until then its network interfaces hold on to the security group, and its name to the VPC.
    await waitFor(cloud, { what: `the end of ${key}`, seconds: SECONDS }, async () =>
      (await find(cloud, id)) === undefined ? true : undefined,
    )
  },
}

/** The endpoints that a filter lets through and that are not going. */
export const endpointsBy = async (cloud: Cloud, filter: Filter): Promise<VpcEndpoint[]> => {
  const found: VpcEndpoint[] = []
  for await (const { VpcEndpoints = [] } of paginateDescribeVpcEndpoints({ client: cloud.ec2 }, { Filters: [filter] }))
    found.push(...VpcEndpoints)
  return found.filter(({ State }) => !/^delet/i.test(State ?? ''))
}

export const isInterface = ({ ServiceName, VpcEndpointType }: VpcEndpoint): boolean =>
  (VpcEndpointType ?? (ServiceName?.endsWith('.s3') ? ENDPOINT_SERVICES.s3 : 'Interface')) === 'Interface'

const find = async (cloud: Cloud, id: string): Promise<VpcEndpoint | undefined> => {
  try {
    const pages = paginateDescribeVpcEndpoints({ client: cloud.ec2 }, { VpcEndpointIds: [id] })
    for await (const { VpcEndpoints = [] } of pages) {
      const [found] = VpcEndpoints
      if (found && found.State?.toLowerCase() !== 'deleted') return found
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  return undefined
}

/** @throws UserError when it never will be. */
const untilAvailable = async (cloud: Cloud, id: string, key: string): Promise<void> => {
  await waitFor(cloud, { what: `${key} ${id}`, seconds: SECONDS }, async () => {
    const found = await find(cloud, id)
    const state = found?.State?.toLowerCase()
    if (state === 'available') return true
    if (state === undefined || /^pending/.test(state)) return undefined
    throw new UserError(
      `The endpoint ${id} for ${found?.ServiceName} is ${state}: ${found?.LastError?.Message ?? 'AWS gives no reason'}.`,
      { fix: 'Delete it in the AWS console and run the step again, which makes a new one.' },
    )
  })
}

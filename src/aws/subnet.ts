import { CreateSubnetCommand, DeleteSubnetCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { removeWhenFree } from './ec2.ts'
import type { ResourceKind } from './kind.ts'
import { ownFilter, tagged } from './tags.ts'

/** One public subnet in each zone that the host may be put in. */
export const subnet: ResourceKind<'subnet'> = {
  observe: async (cloud) => {
    const { Subnets = [] } = await cloud.ec2.send(new DescribeSubnetsCommand({ Filters: [ownFilter(cloud.scope)] }))
    return Subnets.map(({ SubnetId, VpcId, CidrBlock, AvailabilityZone }) => {
      const zone = given(AvailabilityZone, 'a zone')
      return {
        kind: 'subnet',
        key: `subnet/${zone}`,
        id: given(SubnetId, 'a subnet id'),
        state: { vpc: given(VpcId, 'a VPC id'), cidr: given(CidrBlock, 'a range'), zone },
        details: null,
      }
    })
  },

  create: async (cloud, { state }, resolve) => {
    const command = new CreateSubnetCommand({
      VpcId: resolve(state.vpc),
      CidrBlock: state.cidr,
      AvailabilityZone: state.zone,
      TagSpecifications: tagged(cloud.scope, 'subnet'),
    })
    const retrying = { what: `subnet in ${state.zone}`, seconds: 60, errors: ['InvalidVpcID.NotFound'] }
    const { Subnet } = await retryOn(cloud, retrying, () => cloud.ec2.send(command))
    return given(Subnet?.SubnetId, 'a subnet id')
  },

  // Nothing of a subnet that the product cares about can be changed in place.
  change: () => Promise.resolve(),

  remove: (cloud, { id }) =>
    removeWhenFree(cloud, `subnet ${id}`, () => cloud.ec2.send(new DeleteSubnetCommand({ SubnetId: id }))),
}

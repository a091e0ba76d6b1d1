import {
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  type VpcAttributeName,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { removeWhenFree } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { removeTwins } from './lost-answers.ts'
import { ownFilter, tagged } from './tags.ts'

/** The deployment's own network, when it does not use one that is there. */
export const vpc: ResourceKind<'vpc'> = {
  observe: async (cloud) => {
    const { Vpcs = [] } = await cloud.ec2.send(new DescribeVpcsCommand({ Filters: [ownFilter(cloud.scope)] }))
    return Promise.all(
      Vpcs.map(async ({ VpcId, CidrBlock }) => {
        const id = given(VpcId, 'a VPC id')
        const [dnsSupport, dnsHostnames] = await Promise.all([
          attribute(cloud, id, 'enableDnsSupport'),
          attribute(cloud, id, 'enableDnsHostnames'),
        ])
        return {
          kind: 'vpc',
          key: 'vpc',
          id,
          state: { cidr: given(CidrBlock, 'a range'), dnsSupport, dnsHostnames },
          details: null,
        }
      }),
    )
  },

  create: async (cloud, { state }) => {
    const made = await cloud.ec2.send(
      new CreateVpcCommand({ CidrBlock: state.cidr, TagSpecifications: tagged(cloud.scope, 'vpc') }),
    )
    const id = given(made.Vpc?.VpcId, 'a VPC id')
    await removeTwins(cloud, vpc, made, id)
    await setDns(cloud, id)
    return id
  },

  change: async (cloud, correction) => {
    if (differsIn(correction, 'dnsSupport', 'dnsHostnames')) await setDns(cloud, correction.observed.id)
  },

  remove: (cloud, { id }) =>
    removeWhenFree(cloud, `VPC ${id}`, () => cloud.ec2.send(new DeleteVpcCommand({ VpcId: id }))),
}

const attribute = async (cloud: Cloud, id: string, name: VpcAttributeName): Promise<boolean> => {
  const { EnableDnsSupport, EnableDnsHostnames } = await cloud.ec2.send(
    new DescribeVpcAttributeCommand({ VpcId: id, Attribute: name }),
  )
  return (name === 'enableDnsSupport' ? EnableDnsSupport : EnableDnsHostnames)?.Value === true
}

/** AWS takes one attribute a call, and host names only once resolution is on. */
const setDns = async (cloud: Cloud, id: string): Promise<void> => {
  const retrying = { what: `VPC ${id}`, seconds: 60, errors: ['InvalidVpcID.NotFound'] }
  await retryOn(cloud, retrying, () =>
    cloud.ec2.send(new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsSupport: { Value: true } })),
  )
  await cloud.ec2.send(new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsHostnames: { Value: true } }))
}

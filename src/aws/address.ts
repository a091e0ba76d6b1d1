import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  DescribeAddressesCommand,
  DisassociateAddressCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { removeWhenFree, unlessMissing } from './ec2.ts'
import type { ResourceKind } from './kind.ts'
import { removeTwins } from './lost-answers.ts'
import { ownFilter, tagged } from './tags.ts'

/** The Elastic IP: the host's address on the internet, which stays when the host is replaced. */
export const address: ResourceKind<'address'> = {
  observe: async (cloud) => {
    const { Addresses = [] } = await cloud.ec2.send(new DescribeAddressesCommand({ Filters: [ownFilter(cloud.scope)] }))
    return Addresses.map(({ AllocationId, PublicIp, InstanceId, AssociationId }) => ({
      kind: 'address',
      key: 'address',
      id: given(AllocationId, 'an allocation id'),
      state: { instance: InstanceId || null },
      details: { publicIp: given(PublicIp, 'a public address'), association: AssociationId ?? null },
    }))
  },

  create: async (cloud, { state }, resolve) => {
    const made = await cloud.ec2.send(
      new AllocateAddressCommand({ Domain: 'vpc', TagSpecifications: tagged(cloud.scope, 'elastic-ip') }),
    )
    const id = given(made.AllocationId, 'an allocation id')
    await removeTwins(cloud, address, made, id)
    if (state.instance) await associate(cloud, id, resolve(state.instance))
    return id
  },

  change: async (cloud, { observed, wanted }, resolve) => {
    if (wanted.state.instance) await associate(cloud, observed.id, resolve(wanted.state.instance))
  },

  remove: async (cloud, { id, details }) => {
    const { association } = details
    if (association)
      await unlessMissing(() => cloud.ec2.send(new DisassociateAddressCommand({ AssociationId: association })))
    await removeWhenFree(cloud, `address ${id}`, () => cloud.ec2.send(new ReleaseAddressCommand({ AllocationId: id })))
  },
}

const associate = async (cloud: Cloud, allocation: string, instance: string): Promise<void> => {
  const errors = [
    'InvalidAllocationID.NotFound',
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID',
    'IncorrectInstanceState',
  ]
  await retryOn(cloud, { what: `address ${allocation}`, seconds: 120, errors }, () =>
    cloud.ec2.send(
      new AssociateAddressCommand({ AllocationId: allocation, InstanceId: instance, AllowReassociation: true }),
    ),
  )
}

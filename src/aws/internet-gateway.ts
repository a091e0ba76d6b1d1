import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DescribeInternetGatewaysCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { removeWhenFree } from './ec2.ts'
import type { ResourceKind } from './kind.ts'
import { removeTwins } from './lost-answers.ts'
import { ownFilter, tagged } from './tags.ts'

/** The way from the deployment's own VPC to the internet. */
export const internetGateway: ResourceKind<'internet-gateway'> = {
  observe: async (cloud) => {
    const { InternetGateways = [] } = await cloud.ec2.send(
      new DescribeInternetGatewaysCommand({ Filters: [ownFilter(cloud.scope)] }),
    )
    return InternetGateways.map(({ InternetGatewayId, Attachments }) => ({
      kind: 'internet-gateway',
      key: 'internet-gateway',
      id: given(InternetGatewayId, 'an internet gateway id'),
      state: { vpc: Attachments?.[0]?.VpcId ?? null },
      details: null,
    }))
  },

  create: async (cloud, { state }, resolve) => {
    const made = await cloud.ec2.send(
      new CreateInternetGatewayCommand({ TagSpecifications: tagged(cloud.scope, 'internet-gateway') }),
    )
    const id = given(made.InternetGateway?.InternetGatewayId, 'an internet gateway id')
    await removeTwins(cloud, internetGateway, made, id)
    if (state.vpc) await attach(cloud, id, resolve(state.vpc))
    return id
  },

  change: async (cloud, { observed, wanted }, resolve) => {
    if (observed.state.vpc) await detach(cloud, observed.id, resolve(observed.state.vpc))
    if (wanted.state.vpc) await attach(cloud, observed.id, resolve(wanted.state.vpc))
  },

  remove: async (cloud, { id, state }) => {
    if (typeof state.vpc === 'string') await detach(cloud, id, state.vpc)
    await removeWhenFree(cloud, `internet gateway ${id}`, () =>
      cloud.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: id })),
    )
  },
}

const attach = async (cloud: Cloud, id: string, vpc: string): Promise<void> => {
  const errors = ['InvalidInternetGatewayID.NotFound', 'InvalidVpcID.NotFound']
  await retryOn(cloud, { what: `internet gateway ${id}`, seconds: 60, errors }, () =>
    cloud.ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: id, VpcId: vpc })),
  )
}

/** A gateway that is not attached (any more) is reported as `Gateway.NotAttached`. */
const detach = async (cloud: Cloud, id: string, vpc: string): Promise<void> =>
  removeWhenFree(cloud, `attachment of ${id}`, async () => {
    try {
      await cloud.ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: id, VpcId: vpc }))
    } catch (error) {
      if (!(error instanceof Error && error.name === 'Gateway.NotAttached')) throw error
    }
  })

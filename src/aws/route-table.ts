import {
  AssociateRouteTableCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteCommand,
  ReplaceRouteTableAssociationCommand,
  type RouteTable,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { removeWhenFree, unlessMissing } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { ownFilter, tagged } from './tags.ts'

const EVERYWHERE = '0.0.0.0/0'

/** What AWS says for a while about things that were just made. */
const NEW = [
  'InvalidRouteTableID.NotFound',
  'InvalidSubnetID.NotFound',
  'InvalidInternetGatewayID.NotFound',
  'InvalidVpcID.NotFound',
]

/** Routes of the own subnets: everything to the internet gateway. */
export const routeTable: ResourceKind<'route-table'> = {
  observe: async (cloud) => {
    const { RouteTables = [] } = await cloud.ec2.send(
      new DescribeRouteTablesCommand({ Filters: [ownFilter(cloud.scope)] }),
    )
    return RouteTables.map((table) => {
      const associations = associationsOf(table)
      return {
        kind: 'route-table',
        key: 'route-table',
        id: given(table.RouteTableId, 'a route table id'),
        state: {
          vpc: given(table.VpcId, 'a VPC id'),
          defaultRoute: defaultGatewayOf(table),
          subnets: Object.keys(associations).sort(),
        },
        details: { associations },
      }
    })
  },

  create: async (cloud, { state }, resolve) => {
    const { RouteTable } = await retryOn(cloud, { what: 'route table', seconds: 60, errors: NEW }, () =>
      cloud.ec2.send(
        new CreateRouteTableCommand({
          VpcId: resolve(state.vpc),
          TagSpecifications: tagged(cloud.scope, 'route-table'),
        }),
      ),
    )
    const id = given(RouteTable?.RouteTableId, 'a route table id')
    if (state.defaultRoute) await addDefaultRoute(cloud, id, resolve(state.defaultRoute))
    await Promise.all(state.subnets.map((subnet) => associate(cloud, id, resolve(subnet))))
    return id
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    if (differsIn(correction, 'defaultRoute') && wanted.state.defaultRoute) {
      const gateway = resolve(wanted.state.defaultRoute)
      await addDefaultRoute(cloud, observed.id, gateway)
    }
    if (!differsIn(correction, 'subnets')) return
    const subnets = wanted.state.subnets.map(resolve)
    for (const subnet of subnets.filter((subnet) => !(subnet in observed.details.associations))) {
      await associate(cloud, observed.id, subnet)
    }
    for (const [subnet, association] of Object.entries(observed.details.associations)) {
      if (!subnets.includes(subnet)) await disassociate(cloud, association)
    }
  },

  remove: async (cloud, { id, details }) => {
    for (const association of Object.values(details.associations)) await disassociate(cloud, association)
    await removeWhenFree(cloud, `route table ${id}`, () =>
      cloud.ec2.send(new DeleteRouteTableCommand({ RouteTableId: id })),
    )
  },
}

/** A route whose gateway is gone is a black hole: as good as none. */
const defaultGatewayOf = ({ Routes = [] }: RouteTable): string | null =>
  Routes.find(({ DestinationCidrBlock, State }) => DestinationCidrBlock === EVERYWHERE && State === 'active')
    ?.GatewayId ?? null

const associationsOf = ({ Associations = [] }: RouteTable): Record<string, string> =>
  Object.fromEntries(
    Associations.flatMap(({ SubnetId, RouteTableAssociationId }) =>
      SubnetId && RouteTableAssociationId ? [[SubnetId, RouteTableAssociationId]] : [],
    ),
  )

/** A route to somewhere else, or to a gateway that is gone, is replaced: AWS calls it RouteAlreadyExists. */
const addDefaultRoute = async (cloud: Cloud, table: string, gateway: string): Promise<void> => {
  const route = { RouteTableId: table, DestinationCidrBlock: EVERYWHERE, GatewayId: gateway }
  await retryOn(cloud, { what: `route in ${table}`, seconds: 60, errors: NEW }, async () => {
    try {
      await cloud.ec2.send(new CreateRouteCommand(route))
    } catch (error) {
      if (!(error instanceof Error && error.name === 'RouteAlreadyExists')) throw error
      await cloud.ec2.send(new ReplaceRouteCommand(route))
    }
  })
}

/** A subnet has one association at most: one that someone made with another table is moved here. */
const associate = (cloud: Cloud, table: string, subnet: string): Promise<void> =>
  retryOn(cloud, { what: `routes of ${subnet}`, seconds: 60, errors: NEW }, async () => {
    const { RouteTables = [] } = await cloud.ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnet] }] }),
    )
    const association = RouteTables.map((other) => associationsOf(other)[subnet]).find((id) => id !== undefined)
    await (association
      ? cloud.ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId: association, RouteTableId: table }))
      : cloud.ec2.send(new AssociateRouteTableCommand({ RouteTableId: table, SubnetId: subnet })))
  })

const disassociate = (cloud: Cloud, association: string): Promise<void> =>
  unlessMissing(() => cloud.ec2.send(new DisassociateRouteTableCommand({ AssociationId: association })))

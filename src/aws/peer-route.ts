import {
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  ReplaceRouteCommand,
  type RouteTable,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { nameOf } from '../cloud/failures.ts'
import { retryOn } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { Observed } from '../model/resources.ts'
import { unlessMissing } from './ec2.ts'
import type { ResourceKind } from './kind.ts'
import { ownPeerings } from './peering.ts'
import { belongsTo } from './tags.ts'

/** What AWS says for a while about what was just made. */
const NEW = ['InvalidRouteTableID.NotFound', 'InvalidVpcPeeringConnectionID.NotFound']

/**
 * One route through a peering, in one table of either side. A route has no tag: what makes it this deployment's is that it points at this deployment's own
 * connection, and no other route is ever replaced or removed.
 */
export const peerRoute: ResourceKind<'peer-route'> = {
  observe: async (cloud) => {
    const connections = (await ownPeerings(cloud)).map(({ VpcPeeringConnectionId }) =>
      given(VpcPeeringConnectionId, 'a peering connection id'),
    )
    if (connections.length === 0) return []
    const { RouteTables = [] } = await cloud.ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'route.vpc-peering-connection-id', Values: connections }],
      }),
    )
    return RouteTables.flatMap((table) => routesIn(cloud, table, connections))
  },

  create: async (cloud, { key, state }, resolve) => {
    const table = resolve(state.table)
    const route = {
      RouteTableId: table,
      DestinationCidrBlock: state.destination,
      VpcPeeringConnectionId: resolve(state.peering),
    }
    await retryOn(cloud, { what: key, seconds: 60, errors: NEW }, async () => {
      try {
        await cloud.ec2.send(new CreateRouteCommand(route))
      } catch (error) {
        if (nameOf(error) !== 'RouteAlreadyExists') throw error
        throw new UserError(
          `The route table ${table} leads ${state.destination} somewhere else already, and a route that is not this deployment's is never changed.`,
          { fix: 'Remove that route if nothing needs it, or give the deployment another range in `vpc-cidr`.' },
        )
      }
    })
    return `${table} ${state.destination}`
  },

  change: async (cloud, { observed, wanted }, resolve) => {
    await cloud.ec2.send(
      new ReplaceRouteCommand({
        RouteTableId: resolve(observed.state.table),
        DestinationCidrBlock: observed.state.destination,
        VpcPeeringConnectionId: resolve(wanted.state.peering),
      }),
    )
  },

  remove: async (cloud, { state }) => {
    if (typeof state.table !== 'string') return
    const route = { RouteTableId: state.table, DestinationCidrBlock: state.destination }
    await unlessMissing(() => cloud.ec2.send(new DeleteRouteCommand(route)))
  },
}

const routesIn = (cloud: Cloud, table: RouteTable, connections: readonly string[]): Observed<'peer-route'>[] => {
  const id = given(table.RouteTableId, 'a route table id')
  const name = belongsTo(cloud.scope, table.Tags) ? 'route-table' : id
  return (table.Routes ?? []).flatMap(({ DestinationCidrBlock, VpcPeeringConnectionId }) =>
    DestinationCidrBlock && connections.includes(VpcPeeringConnectionId ?? '')
      ? [
          {
            kind: 'peer-route' as const,
            key: `peer-route/${name}/${DestinationCidrBlock}`,
            id: `${id} ${DestinationCidrBlock}`,
            state: { table: id, destination: DestinationCidrBlock, peering: given(VpcPeeringConnectionId, 'an id') },
            details: null,
          },
        ]
      : [],
  )
}

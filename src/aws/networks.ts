import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  paginateDescribeVpcs,
  type RouteTable,
  type Subnet,
  type Vpc,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { AdoptedNetwork, Configuration, Facts, Isolation, PeerNetwork } from '../model/settings.ts'
import { endpointZones, foreignEndpoints } from './foreign-endpoints.ts'
import { ownPeerings } from './peering.ts'
import { belongsTo } from './tags.ts'

/**
 * Looks at the networks that are there: the one to be adopted, those to be connected with, and what ranges are in use.
 *
 * @throws UserError for a network that does not exist or cannot take the host.
 */
export const networks = async (
  cloud: Cloud,
  configuration: Configuration,
): Promise<Pick<Facts, 'adopted' | 'peers' | 'rangesInUse'>> => {
  const vpcs: Vpc[] = []
  for await (const page of paginateDescribeVpcs({ client: cloud.ec2 }, {})) vpcs.push(...(page.Vpcs ?? []))
  const [adopted, peers] = await Promise.all([
    adoptedNetwork(cloud, vpcs, configuration),
    peerNetworks(cloud, vpcs, configuration.peerVpcIds),
  ])
  const others = vpcs.filter(({ Tags }) => !belongsTo(cloud.scope, Tags)).flatMap(cidrsOf)
  return {
    adopted,
    peers: peers.map(({ peer }) => peer),
    rangesInUse: [...others, ...peers.flatMap(({ destinations }) => destinations)],
  }
}

const cidrsOf = ({ CidrBlockAssociationSet = [] }: Vpc): string[] =>
  CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State !== 'disassociated')
    .map(({ CidrBlock }) => given(CidrBlock, 'a range'))
    .sort()

const existing = (cloud: Cloud, vpcs: readonly Vpc[], input: string, id: string): Vpc => {
  const vpc = vpcs.find(({ VpcId }) => VpcId === id)
  if (vpc) return vpc
  throw new UserError(
    `${input}: '${id}' does not exist in ${cloud.scope.region}; allowed is a VPC of this account and region.`,
    { fix: 'Check the id and the `region`.' },
  )
}

/** A peer, and where its route tables lead to already. */
interface Surveyed {
  readonly peer: PeerNetwork
  readonly destinations: readonly string[]
}

const peerNetworks = async (cloud: Cloud, vpcs: readonly Vpc[], ids: readonly string[]): Promise<Surveyed[]> => {
  if (ids.length === 0) return []
  const own = (await ownPeerings(cloud)).map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId)
  return Promise.all(
    ids.map(async (id) => {
      const vpc = existing(cloud, vpcs, 'peer-vpc-ids', id)
      const [tables, dns] = await Promise.all([routeTablesOf(cloud, id), resolvesNames(cloud, id)])
      const routeTables = await tablesInUse(cloud, id, tables)
      const destinations = tables
        .filter(({ RouteTableId }) => routeTables.includes(RouteTableId ?? ''))
        .flatMap(({ Routes = [] }) => Routes)
        .filter(({ VpcPeeringConnectionId }) => !VpcPeeringConnectionId || !own.includes(VpcPeeringConnectionId))
        .flatMap(({ DestinationCidrBlock }) =>
          DestinationCidrBlock && DestinationCidrBlock !== '0.0.0.0/0' ? [DestinationCidrBlock] : [],
        )
      return { peer: { vpc: id, cidrs: cidrsOf(vpc), routeTables, dns }, destinations }
    }),
  )
}

/** Names across a peering, and the names of services that have an endpoint, are resolved only where both of a VPC's settings are on. */
const resolvesNames = async (cloud: Cloud, vpc: string): Promise<boolean> => {
  const [support, hostnames] = await Promise.all([
    cloud.ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpc, Attribute: 'enableDnsSupport' })),
    cloud.ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpc, Attribute: 'enableDnsHostnames' })),
  ])
  return support.EnableDnsSupport?.Value === true && hostnames.EnableDnsHostnames?.Value === true
}

const isolationOf = async (cloud: Cloud, vpc: string, subnets: readonly Subnet[]): Promise<Isolation> => {
  const [dns, endpoints, zones] = await Promise.all([
    resolvesNames(cloud, vpc),
    foreignEndpoints(cloud, vpc, subnets),
    endpointZones(cloud),
  ])
  return { dns, endpoints, zones }
}

/** The tables that decide where a VPC's subnets lead: those that are associated with one, and the main one where a subnet has none of its own. */
const tablesInUse = async (cloud: Cloud, vpc: string, tables: readonly RouteTable[]): Promise<string[]> => {
  const { Subnets = [] } = await cloud.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  )
  const used = Subnets.flatMap((subnet) => tableOf(tables, subnet)?.RouteTableId ?? [])
  return [...new Set(used)].sort()
}

/**
 * The network that the user names, or null when the deployment is to have its own.
 *
 * @throws UserError when it does not exist, does not fit together, or has no room.
 */
const adoptedNetwork = async (
  cloud: Cloud,
  vpcs: readonly Vpc[],
  { vpcId, subnetId }: Configuration,
): Promise<AdoptedNetwork | null> => {
  if (!vpcId && !subnetId) return null
  if (vpcId) existing(cloud, vpcs, 'vpc-id', vpcId)
  const candidates = await subnetsOf(cloud, vpcId, subnetId)
  const vpc = vpcId ?? given(candidates[0]?.VpcId, 'a VPC id')
  const outside = candidates.find(({ VpcId }) => VpcId !== vpc)
  if (outside) {
    throw new UserError(
      `subnet-id: '${outside.SubnetId}' is in ${outside.VpcId}, not in vpc-id '${vpc}'; allowed is a subnet of that VPC.`,
      {
        fix: `Leave \`vpc-id\` out, or set it to ${outside.VpcId}.`,
      },
    )
  }
  const tables = await routeTablesOf(cloud, vpc)
  const reach = subnetId ? candidates.map((subnet) => reachOf(tables, subnet))[0] : commonReach(tables, candidates)
  if (reach === undefined) throw withoutSubnet(vpc)
  const usable = candidates.filter((subnet) => reachOf(tables, subnet) === reach)
  const roomy = usable.filter(({ AvailableIpAddressCount = 0 }) => AvailableIpAddressCount > 0)
  if (roomy.length === 0) {
    throw new UserError(
      `${subnetId ? `subnet-id: '${subnetId}' has` : `vpc-id: '${vpc}' has subnets, but they have`} no free address for the host; allowed is a subnet with one.`,
      { fix: 'Free an address there, or give another subnet.' },
    )
  }
  return {
    vpc,
    cidrs: cidrsOf(existing(cloud, vpcs, 'vpc-id', vpc)),
    routeTables: await tablesInUse(cloud, vpc, tables),
    isPrivate: reach !== 'public',
    isolation: reach === 'isolated' ? await isolationOf(cloud, vpc, roomy) : null,
    subnets: roomy
      .map((subnet) => ({
        id: given(subnet.SubnetId, 'a subnet id'),
        zone: given(subnet.AvailabilityZone, 'a zone'),
        routeTable: tableOf(tables, subnet)?.RouteTableId ?? null,
      }))
      .sort((left, right) => left.zone.localeCompare(right.zone) || left.id.localeCompare(right.id)),
  }
}

const withoutSubnet = (vpc: string): UserError =>
  new UserError(
    `vpc-id: '${vpc}' has no subnet that the host can be put in unasked; allowed is a VPC with a subnet that has a route to an internet gateway, or one in which no subnet has a way out.`,
    {
      fix: 'Give a private subnet that has a NAT gateway in `subnet-id`, or leave both inputs out to get a network made.',
    },
  )

/** With a public address, from behind something that has one (a NAT or transit gateway, a firewall), or not at all. */
type Reach = 'public' | 'behind-gateway' | 'isolated'

/** How the host reaches the internet from a VPC whose subnets are all the same to the user: with a public address where there is one, and without any way out only where no subnet has one. */
const commonReach = (tables: readonly RouteTable[], subnets: readonly Subnet[]): Reach | undefined => {
  const reaches = new Set(subnets.map((subnet) => reachOf(tables, subnet)))
  if (reaches.has('public')) return 'public'
  return reaches.size === 1 && reaches.has('isolated') ? 'isolated' : undefined
}

const subnetsOf = async (cloud: Cloud, vpcId: string | null, subnetId: string | null): Promise<Subnet[]> => {
  if (!subnetId) {
    const { Subnets = [] } = await cloud.ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId ?? ''] }] }),
    )
    return Subnets
  }
  try {
    return (await cloud.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }))).Subnets ?? []
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new UserError(
      `subnet-id: '${subnetId}' does not exist in ${cloud.scope.region}; allowed is a subnet of this account and region.`,
      {
        fix: 'Check the id and the `region`.',
      },
    )
  }
}

const routeTablesOf = async (cloud: Cloud, vpc: string): Promise<RouteTable[]> => {
  const { RouteTables = [] } = await cloud.ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  )
  return RouteTables
}

/** A subnet without a table of its own uses its VPC's main one. */
const tableOf = (tables: readonly RouteTable[], { SubnetId }: Subnet): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some((association) => association.SubnetId === SubnetId)) ??
  tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main === true))

/** A default route that leads to anything but an internet gateway leads to something that has, or is, the way out. A route whose target is gone counts as none. */
const reachOf = (tables: readonly RouteTable[], subnet: Subnet): Reach => {
  const route = tableOf(tables, subnet)?.Routes?.find(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === '0.0.0.0/0' && State === 'active',
  )
  if (route === undefined) return 'isolated'
  return route.GatewayId?.startsWith('igw-') ? 'public' : 'behind-gateway'
}

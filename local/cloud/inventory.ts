import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  type Tag,
} from '@aws-sdk/client-ec2'
import {
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
} from '@aws-sdk/client-iam'
import { GetBucketTaggingCommand, ListBucketsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { ListTagsForResourceCommand, type ParameterMetadata, paginateDescribeParameters } from '@aws-sdk/client-ssm'
import type { Clients } from './clients.ts'
import type { Fleet } from './fleet.ts'

/** One thing that exists. */
export interface InventoryItem {
  readonly kind: string
  readonly id: string
  /** Its `vispyr:deployment` tag. */
  readonly deployment: string | undefined
  /** Objects and versions, of a bucket. */
  readonly objects?: number
}

/** Everything in an account and region beyond what a fresh account has. */
export interface Inventory {
  readonly items: readonly InventoryItem[]
  /** How many of each kind. */
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
}

/** Asks moto for everything, in one region (buckets, roles and profiles: everywhere). */
export async function takeInventory(clients: Clients, fleet: Fleet): Promise<Inventory> {
  const found = await Promise.all([
    network(clients),
    compute(clients),
    buckets(clients),
    identities(clients),
    parameters(clients),
  ])
  const hosts = fleet
    .hosts()
    .map(({ identity }) => ({ kind: 'emulated-host', id: identity.instanceId, deployment: undefined }))
  const items = [...found.flat(), ...hosts]
  return { items, counts: countsOf(items), total: items.length }
}

/** How many there are of each kind. */
export function countsOf(items: readonly InventoryItem[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const DEPLOYMENT = 'vispyr:deployment'

function item(kind: string, id: string | undefined, tags: readonly Tag[] | undefined): InventoryItem {
  return { kind, id: id ?? '?', deployment: tags?.find((tag) => tag.Key === DEPLOYMENT)?.Value }
}

async function network({ ec2 }: Clients): Promise<InventoryItem[]> {
  const [vpcs, subnets, groups, gateways, tables, peerings, endpoints] = await Promise.all([
    ec2.send(new DescribeVpcsCommand({})),
    ec2.send(new DescribeSubnetsCommand({})),
    ec2.send(new DescribeSecurityGroupsCommand({})),
    ec2.send(new DescribeInternetGatewaysCommand({})),
    ec2.send(new DescribeRouteTablesCommand({})),
    ec2.send(new DescribeVpcPeeringConnectionsCommand({})),
    ec2.send(new DescribeVpcEndpointsCommand({})),
  ])
  const own = (vpcs.Vpcs ?? []).filter((vpc) => vpc.IsDefault !== true)
  const ids = new Set(own.map((vpc) => vpc.VpcId))
  return [
    ...own.map((vpc) => item('vpc', vpc.VpcId, vpc.Tags)),
    ...(subnets.Subnets ?? [])
      .filter((one) => one.DefaultForAz !== true)
      .map((one) => item('subnet', one.SubnetId, one.Tags)),
    ...(groups.SecurityGroups ?? [])
      .filter((one) => one.GroupName !== 'default')
      .map((one) => item('security-group', one.GroupId, one.Tags)),
    ...(gateways.InternetGateways ?? [])
      .filter((one) => one.Attachments?.length !== 1 || ids.has(one.Attachments[0]?.VpcId))
      .map((one) => item('internet-gateway', one.InternetGatewayId, one.Tags)),
    ...(tables.RouteTables ?? [])
      .filter((one) => one.Associations?.some((association) => association.Main === true) !== true)
      .map((one) => item('route-table', one.RouteTableId, one.Tags)),
    ...(peerings.VpcPeeringConnections ?? [])
      .filter((one) => one.Status?.Code !== 'deleted')
      .map((one) => item('vpc-peering-connection', one.VpcPeeringConnectionId, one.Tags)),
    ...(endpoints.VpcEndpoints ?? [])
      .filter((one) => one.State?.toLowerCase() !== 'deleted')
      .map((one) => item('vpc-endpoint', one.VpcEndpointId, one.Tags)),
  ]
}

async function compute({ ec2 }: Clients): Promise<InventoryItem[]> {
  const [instances, volumes, addresses, interfaces, snapshots] = await Promise.all([
    ec2.send(new DescribeInstancesCommand({})),
    ec2.send(new DescribeVolumesCommand({})),
    ec2.send(new DescribeAddressesCommand({})),
    ec2.send(new DescribeNetworkInterfacesCommand({})),
    ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] })),
  ])
  return [
    ...(instances.Reservations ?? [])
      .flatMap((reservation) => reservation.Instances ?? [])
      .filter((one) => one.State?.Name !== 'terminated')
      .map((one) => item('instance', one.InstanceId, one.Tags)),
    ...(volumes.Volumes ?? []).map((one) => item('volume', one.VolumeId, one.Tags)),
    ...(addresses.Addresses ?? []).map((one) => item('elastic-ip', one.AllocationId, one.Tags)),
    // moto keeps a snapshot behind each of its images.
    ...(snapshots.Snapshots ?? [])
      .filter((one) => one.Description?.startsWith('Auto-created snapshot for AMI') !== true)
      .map((one) => item('snapshot', one.SnapshotId, one.Tags)),
    ...(interfaces.NetworkInterfaces ?? []).map((one) => item('network-interface', one.NetworkInterfaceId, one.TagSet)),
  ]
}

async function buckets({ s3 }: Clients): Promise<InventoryItem[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}))
  return Promise.all(
    Buckets.map(async ({ Name }) => {
      const tags = await s3.send(new GetBucketTaggingCommand({ Bucket: Name })).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'NoSuchTagSet') return undefined
        throw error
      })
      const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: Name }))
      const objects = (versions.Versions?.length ?? 0) + (versions.DeleteMarkers?.length ?? 0)
      return { ...item('bucket', Name, tags?.TagSet), objects }
    }),
  )
}

async function identities({ iam }: Clients): Promise<InventoryItem[]> {
  const [roles, profiles] = await Promise.all([
    iam.send(new ListRolesCommand({})),
    iam.send(new ListInstanceProfilesCommand({})),
  ])
  return Promise.all([
    ...(roles.Roles ?? []).map(async ({ RoleName }) => {
      const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }))
      return item('role', RoleName, Tags)
    }),
    ...(profiles.InstanceProfiles ?? []).map(async ({ InstanceProfileName }) => {
      const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))
      return item('instance-profile', InstanceProfileName, InstanceProfile?.Tags)
    }),
  ])
}

async function parameters({ ssm }: Clients): Promise<InventoryItem[]> {
  const found: ParameterMetadata[] = []
  // AWS's own public parameters come first and fill many pages.
  for await (const { Parameters = [] } of paginateDescribeParameters({ client: ssm }, {})) found.push(...Parameters)
  return Promise.all(
    found
      .filter(({ Name }) => Name?.startsWith('/aws/') !== true)
      .map(async ({ Name }) => {
        const { TagList } = await ssm.send(
          new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: Name }),
        )
        return item('parameter', Name, TagList)
      }),
  )
}

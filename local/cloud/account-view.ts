import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  type Instance,
  type NetworkInterface,
  type Volume,
} from '@aws-sdk/client-ec2'
import type { Clients } from './clients.ts'

// What the amendments have to know of an account, asked of moto itself.

const only = (name: string, value: string) => ({ Filters: [{ Name: name, Values: [value] }] })

export async function instance({ ec2 }: Clients, instanceId: string): Promise<Instance | undefined> {
  const { Reservations } = await ec2.send(new DescribeInstancesCommand(only('instance-id', instanceId)))
  return Reservations?.[0]?.Instances?.[0]
}

export async function volume({ ec2 }: Clients, volumeId: string): Promise<Volume | undefined> {
  return (await ec2.send(new DescribeVolumesCommand(only('volume-id', volumeId)))).Volumes?.[0]
}

export async function volumesAttachedTo({ ec2 }: Clients, instanceId: string): Promise<Volume[]> {
  return (await ec2.send(new DescribeVolumesCommand(only('attachment.instance-id', instanceId)))).Volumes ?? []
}

/** Filters as EC2 has them, such as `subnet-id`. */
export async function networkInterfaces({ ec2 }: Clients, filter: string, value: string): Promise<NetworkInterface[]> {
  return (await ec2.send(new DescribeNetworkInterfacesCommand(only(filter, value)))).NetworkInterfaces ?? []
}

/** Security groups with a rule that names this one, itself left out. */
export async function groupsReferring({ ec2 }: Clients, groupId: string): Promise<string[]> {
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}))
  return SecurityGroups.filter((group) => group.GroupId !== groupId)
    .filter((group) =>
      [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])].some((permission) =>
        permission.UserIdGroupPairs?.some((pair) => pair.GroupId === groupId),
      ),
    )
    .map((group) => group.GroupId ?? '')
}

/** The VPC endpoints behind a security group: moto does not put it on their network interfaces. */
export async function endpointsBehind({ ec2 }: Clients, groupId: string): Promise<string[]> {
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}))
  return VpcEndpoints.filter(({ State }) => State?.toLowerCase() !== 'deleted')
    .filter(({ Groups = [] }) => Groups.some(({ GroupId }) => GroupId === groupId))
    .map(({ VpcEndpointId }) => VpcEndpointId ?? '')
}

/** What has to go before a VPC can: subnets, gateways, groups and route tables of its own. */
export async function contentsOfVpc({ ec2 }: Clients, vpcId: string): Promise<string[]> {
  const [subnets, gateways, groups, tables] = await Promise.all([
    ec2.send(new DescribeSubnetsCommand(only('vpc-id', vpcId))),
    ec2.send(new DescribeInternetGatewaysCommand(only('attachment.vpc-id', vpcId))),
    ec2.send(new DescribeSecurityGroupsCommand(only('vpc-id', vpcId))),
    ec2.send(new DescribeRouteTablesCommand(only('vpc-id', vpcId))),
  ])
  return [
    ...(subnets.Subnets ?? []).map((one) => one.SubnetId ?? ''),
    ...(gateways.InternetGateways ?? []).map((one) => one.InternetGatewayId ?? ''),
    ...(groups.SecurityGroups ?? []).filter((one) => one.GroupName !== 'default').map((one) => one.GroupId ?? ''),
    ...(tables.RouteTables ?? [])
      .filter((one) => one.Associations?.some((association) => association.Main === true) !== true)
      .map((one) => one.RouteTableId ?? ''),
  ]
}

/** Whether anything in a VPC has a public address: an instance that has not ended, or an Elastic IP. */
export async function hasPublicAddress(clients: Clients, vpcId: string): Promise<boolean> {
  const { Addresses = [] } = await clients.ec2.send(new DescribeAddressesCommand({}))
  const interfaces = await networkInterfaces(clients, 'vpc-id', vpcId)
  const ids = new Set(interfaces.map((one) => one.NetworkInterfaceId))
  const instances = await clients.ec2.send(new DescribeInstancesCommand(only('vpc-id', vpcId)))
  const inVpc = (instances.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? [])
  return (
    Addresses.some(
      (address) => ids.has(address.NetworkInterfaceId) || inVpc.some((one) => one.InstanceId === address.InstanceId),
    ) || inVpc.some((one) => one.PublicIpAddress !== undefined)
  )
}

/** How Elastic IPs are tied to these instances. */
export async function associationsOf({ ec2 }: Clients, instanceIds: readonly string[]): Promise<string[]> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}))
  return Addresses.flatMap(({ InstanceId, AssociationId }) =>
    AssociationId && instanceIds.includes(InstanceId ?? '') ? [AssociationId] : [],
  )
}

export async function addressOf(
  { ec2 }: Clients,
  allocationId: string,
): Promise<{ readonly associationId: string | undefined } | undefined> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}))
  const found = Addresses.find((address) => address.AllocationId === allocationId)
  return found && { associationId: found.AssociationId }
}

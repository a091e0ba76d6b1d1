import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const makeVpc = async (CidrBlock: string): Promise<string> =>
  (await stage().ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? ''
const makeSubnet = async (VpcId: string, CidrBlock: string): Promise<string> =>
  (await stage().ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: 'us-east-1a' }))).Subnet
    ?.SubnetId ?? ''
const makeTable = async (VpcId: string, SubnetId?: string): Promise<string> => {
  const { RouteTable } = await stage().ec2.send(new CreateRouteTableCommand({ VpcId }))
  const RouteTableId = RouteTable?.RouteTableId ?? ''
  if (SubnetId) await stage().ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }))
  return RouteTableId
}
const mainTable = async (vpc: string): Promise<string> => {
  const Filters = [
    { Name: 'vpc-id', Values: [vpc] },
    { Name: 'association.main', Values: ['true'] },
  ]
  return (await stage().ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0]?.RouteTableId ?? ''
}
/** Where a table leads, as `destination target`. */
const routesOf = async (table: string): Promise<string[]> => {
  const { RouteTables } = await stage().ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [table] }))
  return (RouteTables?.[0]?.Routes ?? []).map(
    (route) => `${route.DestinationCidrBlock} ${route.VpcPeeringConnectionId ?? route.NatGatewayId ?? route.GatewayId}`,
  )
}
const own = (name: string) => [{ Name: 'tag:vispyr:deployment', Values: [name] }]
const mutating = () =>
  stage()
    .calls()
    .filter((call) => call.mutating)

describe('peers', () => {
  it('are connected in every table in use on both sides, and left as they were', { timeout: 600_000 }, async () => {
    const { ec2 } = stage()
    const peer = await makeVpc('10.50.0.0/16')
    await makeSubnet(peer, '10.50.0.0/24')
    const [main, used, unused] = [
      await mainTable(peer),
      await makeTable(peer, await makeSubnet(peer, '10.50.1.0/24')),
      await makeTable(peer),
    ]
    const before = await Promise.all([main, used, unused].map(routesOf))

    const step = await stage().act({ name: 'peered', 'peer-vpc-ids': peer })
    expect(step.exitCode, textOf(step)).toBe(0)
    const { VpcPeeringConnections = [] } = await ec2.send(
      new DescribeVpcPeeringConnectionsCommand({ Filters: own('peered') }),
    )
    expect(VpcPeeringConnections.map(({ Status }) => Status?.Code)).toEqual(['active'])
    const connection = VpcPeeringConnections[0]?.VpcPeeringConnectionId
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: own('peered') }))
    const cidr = Vpcs?.[0]?.CidrBlock
    expect(await routesOf(main)).toContain(`${cidr} ${connection}`)
    expect(await routesOf(used)).toContain(`${cidr} ${connection}`)
    expect(await routesOf(unused)).toEqual(before[2])
    const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters: own('peered') }))
    expect(await routesOf(RouteTables?.[0]?.RouteTableId ?? '')).toContain(`10.50.0.0/16 ${connection}`)
    const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}))
    expect(
      SecurityGroupRules.filter(({ CidrIpv4 }) => CidrIpv4 === '10.50.0.0/16')
        .map(({ FromPort }) => FromPort)
        .sort(),
    ).toEqual([3200, 4040, 4317, 9090, 9999])

    const again = await stage().act({ name: 'peered', 'peer-vpc-ids': peer })
    expect(again.outputs['changed'], textOf(again)).toBe('false')

    // A table that comes into use gets its route, and a route that was taken away comes back.
    await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: unused, SubnetId: await makeSubnet(peer, '10.50.2.0/24') }),
    )
    await ec2.send(new DeleteRouteCommand({ RouteTableId: used, DestinationCidrBlock: cidr }))
    const repaired = await stage().act({ name: 'peered', 'peer-vpc-ids': peer })
    expect(repaired.exitCode, textOf(repaired)).toBe(0)
    for (const table of [main, used, unused]) expect(await routesOf(table)).toContain(`${cidr} ${connection}`)

    const apart = await stage().act({ name: 'peered' })
    expect(apart.exitCode, textOf(apart)).toBe(0)
    expect(await Promise.all([main, used, unused].map(routesOf))).toEqual(before)

    const rejoined = await stage().act({ name: 'peered', 'peer-vpc-ids': peer })
    expect(rejoined.exitCode, textOf(rejoined)).toBe(0)

    // Another range makes the network anew, with everything that hangs on it; the data comes along.
    const inputs = { name: 'peered', 'peer-vpc-ids': peer, 'vpc-cidr': '10.61.0.0/24' }
    const moved = await stage().act(inputs)
    expect(moved.exitCode, textOf(moved)).toBe(0)
    expect(textOf(moved)).toMatch(/interruption: about 10 minutes/)
    for (const table of [main, used, unused])
      expect((await routesOf(table)).filter((route) => route.includes('pcx-'))).toEqual([
        expect.stringMatching(/^10\.61\.0\.0\/24 pcx-/),
      ])
    const settled = await stage().act(inputs)
    expect(settled.outputs['changed'], textOf(settled)).toBe('false')

    const gone = await stage().act({ command: 'destroy', name: 'peered', 'delete-data': 'true' })
    expect(gone.exitCode, textOf(gone)).toBe(0)
    expect(await Promise.all([main, used, unused].map(routesOf))).toEqual(before)
    const left = await stage().cloud.control.inventory()
    expect(left.items.filter(({ deployment }) => deployment !== undefined)).toEqual([])
    expect(left.counts['vpc-peering-connection']).toBeUndefined()
  })

  it('are refused before anything is made where ranges overlap or the VPC is not there', async () => {
    const peer = await makeVpc('10.60.0.0/16')
    for (const [inputs, message] of [
      [
        { 'peer-vpc-ids': peer, 'vpc-cidr': '10.60.4.0/24' },
        /peer-vpc-ids: 'vpc-\w+' has the range 10\.60\.0\.0\/16, which overlaps 10\.60\.4\.0\/24/,
      ],
      [
        { 'peer-vpc-ids': 'vpc-0123456789abcdef0' },
        /peer-vpc-ids: 'vpc-0123456789abcdef0' does not exist in us-east-1/,
      ],
    ] as const) {
      stage().cloud.control.resetCalls()
      const step = await stage().act({ name: 'overlapping', ...inputs })
      expect(step.annotations.at(-1)?.message, textOf(step)).toMatch(message)
      expect(mutating()).toEqual([])
    }
    // Left to itself, the range lies apart from the peer's and from wherever its routes lead.
    const plan = await stage().act({ command: 'plan', name: 'overlapping', 'peer-vpc-ids': peer })
    expect(plan.exitCode, textOf(plan)).toBe(0)
  })
})

describe('a private subnet', () => {
  it('with a NAT gateway takes the host, without a public address', { timeout: 600_000 }, async () => {
    const { ec2 } = stage()
    const vpc = await makeVpc('10.70.0.0/16')
    const gateway = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway?.InternetGatewayId
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: gateway, VpcId: vpc }))
    const outside = await makeSubnet(vpc, '10.70.0.0/24')
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))
    const nat = (await ec2.send(new CreateNatGatewayCommand({ SubnetId: outside, AllocationId }))).NatGateway
      ?.NatGatewayId
    const inside = await makeSubnet(vpc, '10.70.1.0/24')
    const table = await makeTable(vpc, inside)

    stage().cloud.control.resetCalls()
    const impossible = await stage().act({ name: 'private', 'subnet-id': inside })
    expect(impossible.annotations.at(-1)?.message, textOf(impossible)).toMatch(
      /subnet-id: 'subnet-\w+' cannot take the host as it is: its routes lead neither to an internet gateway nor to a NAT/,
    )
    expect(mutating()).toEqual([])

    await ec2.send(
      new CreateRouteCommand({ RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: nat }),
    )
    const step = await stage().act({ name: 'private', 'subnet-id': inside })
    expect(step.exitCode, textOf(step)).toBe(0)
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters: own('private') }))
    const instance = Reservations?.[0]?.Instances?.[0]
    expect(instance?.PublicIpAddress).toBeUndefined()
    expect(step.outputs).toMatchObject({
      'grafana-url': `https://${instance?.PrivateIpAddress}`,
      'public-ip': '',
      'private-ip': instance?.PrivateIpAddress,
    })
    expect((await ec2.send(new DescribeAddressesCommand({ Filters: own('private') }))).Addresses).toEqual([])
    const gone = await stage().act({ command: 'destroy', name: 'private', 'delete-data': 'true' })
    expect(gone.exitCode, textOf(gone)).toBe(0)
  })
})

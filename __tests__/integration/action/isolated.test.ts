import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteSubnetCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import { HeadObjectCommand } from '@aws-sdk/client-s3'
import { beforeAll, describe, expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'
import { useActionWithPlugin } from './compose-plugin.ts'

const stage = useStage()
const action = useActionWithPlugin()

const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com/docker-hub'

let vpc: string
let subnet: string

beforeAll(async () => {
  const { ec2 } = stage()
  vpc = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.80.0.0/16' }))).Vpc?.VpcId ?? ''
  const place = { VpcId: vpc, CidrBlock: '10.80.1.0/24', AvailabilityZone: 'us-east-1a' }
  subnet = (await ec2.send(new CreateSubnetCommand(place))).Subnet?.SubnetId ?? ''
})

const endpoints = async (): Promise<VpcEndpoint[]> => {
  const { VpcEndpoints = [] } = await stage().ec2.send(new DescribeVpcEndpointsCommand({}))
  return VpcEndpoints.filter(({ State }) => State !== ('deleted' as string))
}
const isOurs = ({ Tags = [] }: VpcEndpoint): boolean => Tags.some(({ Key }) => Key === 'vispyr:deployment')
const shortName = ({ ServiceName = '' }: VpcEndpoint): string => ServiceName.replace('com.amazonaws.us-east-1.', '')
const resolveNames = () =>
  stage().ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpc, EnableDnsHostnames: { Value: true } }))

/** Somebody's endpoint for Systems Manager, behind a group of its own. */
const makeForeign = async (): Promise<{ id: string; group: string }> => {
  const { ec2 } = stage()
  const named = { VpcId: vpc, GroupName: `theirs-${Math.random()}`, Description: 'theirs' }
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(named))
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpc,
      ServiceName: 'com.amazonaws.us-east-1.ssm',
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      SubnetIds: [subnet],
      SecurityGroupIds: [GroupId],
    }),
  )
  const id = VpcEndpoint?.VpcEndpointId ?? ''
  await expect
    .poll(async () => (await endpoints()).find(({ VpcEndpointId }) => VpcEndpointId === id)?.State, { timeout: 10_000 })
    .toBe('available')
  return { id, group: GroupId }
}

/** A deploy that is refused before it changes anything; why. */
const refusalOf = async (inputs: Readonly<Record<string, string>>): Promise<string> => {
  stage().cloud.control.resetCalls()
  const step = await stage().act({ name: 'isolated', 'subnet-id': subnet, ...inputs })
  expect(step.exitCode, textOf(step)).toBe(1)
  expect(
    stage()
      .calls()
      .filter(({ mutating }) => mutating),
  ).toEqual([])
  return step.annotations.at(-1)?.message ?? ''
}

describe('a subnet without any way to the internet', () => {
  it('is refused before anything is made where the host could not work', { timeout: 600_000 }, async () => {
    expect(await refusalOf({})).toMatch(/cannot take the host as it is: .* images come from Docker Hub/)
    expect(await refusalOf({ 'image-registry': 'registry.example.org' })).toMatch(
      /^image-registry: 'registry.example.org' is out of reach/,
    )
    expect(
      await refusalOf({ 'image-registry': REGISTRY, domain: 'observability.example.org', email: 'a@example.org' }),
    ).toMatch(/^domain: 'observability.example.org' can get no certificate/)
    expect(await refusalOf({ 'image-registry': REGISTRY })).toMatch(/does not resolve names/)
    await resolveNames()
    const place = { VpcId: vpc, CidrBlock: '10.80.2.0/24', AvailabilityZone: 'us-east-1e' }
    const remote = (await stage().ec2.send(new CreateSubnetCommand(place))).Subnet?.SubnetId ?? ''
    expect(await refusalOf({ 'image-registry': REGISTRY, 'subnet-id': remote })).toMatch(
      /^AWS has no endpoint for ssm in us-east-1e, and nothing else leads there/,
    )
    await stage().ec2.send(new DeleteSubnetCommand({ SubnetId: remote }))
    const closed = await makeForeign()
    expect(await refusalOf({ 'image-registry': REGISTRY })).toMatch(
      new RegExp(
        `^The endpoint ${closed.id} in ${vpc} has the name of the service ssm.* do not let 10.80.1.0/24 in on 443`,
      ),
    )
    await stage().ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [closed.id] }))
  })

  it('takes the host by endpoints, those that are there and those that are made', { timeout: 900_000 }, async () => {
    const { ec2, s3, cloud } = stage()
    await resolveNames()
    const theirs = await makeForeign()
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.80.0.0/16' }] }
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: theirs.group, IpPermissions: [https] }))
    const before = (await cloud.control.inventory()).items.map(({ id }) => id).sort()

    // An answer that is lost makes no second endpoint.
    cloud.control.addFault({ operation: 'CreateVpcEndpoint', status: 0, when: 'after', times: 2 })
    cloud.control.resetCalls()
    const inputs = { name: 'isolated', 'vpc-id': vpc, 'image-registry': REGISTRY }
    const step = await stage().act(inputs, action())
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs).toMatchObject({ 'public-ip': '' })
    expect(step.summary).toContain('endpoint/ssmmessages')
    // Asked for once, by the job; the host finds it in the bucket.
    expect(action().asked).toEqual([expect.stringMatching(/^\/v[\d.]+\/docker-compose-linux-aarch64$/)])
    const Bucket = step.outputs['bucket'] ?? ''
    await s3.send(new HeadObjectCommand({ Bucket, Key: `releases/plugins/${action().sha256}` }))
    const made = (await endpoints()).filter(isOurs)
    expect(made.map(shortName).sort()).toEqual(['ecr.api', 'ecr.dkr', 's3', 'ssmmessages'])
    for (const { SubnetIds, PrivateDnsEnabled } of made.filter(
      ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
    ))
      expect({ SubnetIds, PrivateDnsEnabled }).toEqual({ SubnetIds: [subnet], PrivateDnsEnabled: true })
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
    )
    expect(made.find((one) => shortName(one) === 's3')?.RouteTableIds).toEqual([RouteTables?.[0]?.RouteTableId])
    // The host asks for its packages and its commands at once: not before all of them are there.
    const operations = stage()
      .calls()
      .map(({ operation, dryRun }) => (dryRun ? '' : operation))
    expect(operations.lastIndexOf('CreateVpcEndpoint')).toBeLessThan(operations.indexOf('RunInstances'))

    cloud.control.resetCalls()
    const again = await stage().act(inputs, action())
    expect(again.outputs['changed'], textOf(again)).toBe('false')
    expect(
      stage()
        .calls()
        .filter(({ mutating }) => mutating),
    ).toEqual([])

    // What somebody does to an endpoint of ours is put right; theirs is theirs.
    const channel = made.find((one) => shortName(one) === 'ssmmessages')
    const [group] = channel?.Groups ?? []
    await ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: channel?.VpcEndpointId,
        AddSecurityGroupIds: [theirs.group],
        RemoveSecurityGroupIds: [group?.GroupId ?? ''],
      }),
    )
    const repaired = await stage().act(inputs, action())
    expect(repaired.exitCode, textOf(repaired)).toBe(0)
    expect(action().asked).toHaveLength(1)
    const after = (await endpoints()).find(({ VpcEndpointId }) => VpcEndpointId === channel?.VpcEndpointId)
    expect(after?.Groups?.map(({ GroupId }) => GroupId)).toEqual([group?.GroupId])

    cloud.control.resetCalls()
    cloud.control.addFault({ operation: 'DeleteVpcEndpoints', status: 0, when: 'after', times: 2 })
    const gone = await stage().act({ command: 'destroy', name: 'isolated', 'delete-data': 'true' })
    expect(gone.exitCode, textOf(gone)).toBe(0)
    expect((await cloud.control.inventory()).items.map(({ id }) => id).sort()).toEqual(before)
    expect((await endpoints()).map(({ VpcEndpointId }) => VpcEndpointId)).toEqual([theirs.id])
  })
})

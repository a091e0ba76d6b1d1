import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AttachInternetGatewayCommand,
  AttachVolumeCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVolumeCommand,
  DeleteVpcCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  DetachInternetGatewayCommand,
  DetachVolumeCommand,
  ModifyVolumeCommand,
  ModifyVpcAttributeCommand,
  ReleaseAddressCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, errorName, makeNetwork, startAccount, there } from './account.ts'

const TRANSITION_MS = 30_000

let account: Account
beforeAll(async () => {
  account = await startAccount({ transitionMs: TRANSITION_MS })
})
afterAll(() => account.cloud.close())

const makeGroup = async (VpcId: string, GroupName: string): Promise<string> =>
  there((await account.ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName, Description: 'test' }))).GroupId)

const makeVolume = async (AvailabilityZone: string): Promise<string> =>
  there((await account.ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 8, VolumeType: 'gp3' }))).VolumeId)

describe('what is in use', () => {
  it('cannot be removed before what needs it, and not while that is still ending', async () => {
    const { vpcId, subnetId } = await makeNetwork(account)
    const group = await makeGroup(vpcId, 'host')
    const { InternetGateway } = await account.ec2.send(new CreateInternetGatewayCommand({}))
    const InternetGatewayId = there(InternetGateway?.InternetGatewayId)
    await account.ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId }))
    const network = {
      DeviceIndex: 0,
      SubnetId: subnetId,
      Groups: [group],
      AssociatePublicIpAddress: true,
      DeleteOnTermination: true,
    }
    const { InstanceId = '' } = await account.launch({ NetworkInterfaces: [network] })

    const removals = {
      subnet: () => account.ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId })),
      group: () => account.ec2.send(new DeleteSecurityGroupCommand({ GroupId: group })),
      gateway: () => account.ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId })),
      vpc: () => account.ec2.send(new DeleteVpcCommand({ VpcId: vpcId })),
    }
    for (const remove of Object.values(removals)) expect(await errorName(remove())).toBe('DependencyViolation')

    await account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))
    expect(await errorName(removals.subnet())).toBe('DependencyViolation')
    account.advance(TRANSITION_MS)
    expect(await errorName(removals.subnet())).toBeUndefined()
    expect(await errorName(removals.group())).toBeUndefined()
    expect(await errorName(removals.vpc())).toBe('DependencyViolation')
    expect(await errorName(removals.gateway())).toBeUndefined()
    expect(await errorName(removals.vpc())).toBeUndefined()
  })

  it('is a security group that another one names', async () => {
    const { vpcId } = await makeNetwork(account)
    const [named, naming] = [await makeGroup(vpcId, 'named'), await makeGroup(vpcId, 'naming')]
    const permission = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, UserIdGroupPairs: [{ GroupId: named }] }
    await account.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: naming, IpPermissions: [permission] }))
    const remove = (GroupId: string) => errorName(account.ec2.send(new DeleteSecurityGroupCommand({ GroupId })))
    expect(await remove(named)).toBe('DependencyViolation')
    expect(await remove(naming)).toBeUndefined()
    expect(await remove(named)).toBeUndefined()
  })

  it('is an address that an instance has', async () => {
    const { AllocationId = '' } = await account.ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))
    const { InstanceId = '' } = await account.launch()
    await account.ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }))
    expect(await errorName(account.ec2.send(new ReleaseAddressCommand({ AllocationId })))).toBe(
      'InvalidIPAddress.InUse',
    )
  })
})

describe('volumes', () => {
  it('are attached once, in their own zone, at a free place', async () => {
    const { subnetId } = await makeNetwork(account)
    const { InstanceId = '' } = await account.launch({ SubnetId: subnetId })
    account.advance(TRANSITION_MS)
    const attach = (VolumeId: string, Device = '/dev/sdf') =>
      errorName(account.ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device })))
    expect(await attach(await makeVolume('us-east-1b'))).toBe('InvalidVolume.ZoneMismatch')
    const volume = await makeVolume('us-east-1a')
    expect(await attach(volume)).toBeUndefined()
    expect(await attach(volume, '/dev/sdg')).toBe('VolumeInUse')
    expect(await attach(await makeVolume('us-east-1a'))).toBe('InvalidParameterValue')
  })

  it('are detached by their id alone, and only when they are attached', async () => {
    const { subnetId } = await makeNetwork(account)
    const { InstanceId = '' } = await account.launch({ SubnetId: subnetId })
    const VolumeId = await makeVolume('us-east-1a')
    account.advance(TRANSITION_MS)
    await account.ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: '/dev/sdf' }))
    expect((await account.ec2.send(new DetachVolumeCommand({ VolumeId }))).InstanceId).toBe(InstanceId)
    expect(await errorName(account.ec2.send(new DetachVolumeCommand({ VolumeId })))).toBe('IncorrectState')
    expect(await errorName(account.ec2.send(new DeleteVolumeCommand({ VolumeId })))).toBeUndefined()
  })

  it('never shrink', async () => {
    const VolumeId = await makeVolume('us-east-1a')
    expect(await errorName(account.ec2.send(new ModifyVolumeCommand({ VolumeId, Size: 7 })))).toBe(
      'InvalidParameterValue',
    )
    expect(await errorName(account.ec2.send(new ModifyVolumeCommand({ VolumeId, Size: 9 })))).toBeUndefined()
  })
})

describe('an endpoint', () => {
  const make = (input: Partial<CreateVpcEndpointCommandInput>) =>
    account.ec2.send(
      new CreateVpcEndpointCommand({ VpcEndpointType: 'Interface', VpcId: '', ServiceName: '', ...input }),
    )

  it('asks for names that are resolved, has its own alone, takes a while, and holds on to its group', async () => {
    const { vpcId: VpcId, subnetId } = await makeNetwork(account)
    const group = await makeGroup(VpcId, 'endpoints')
    const ssm = {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.ssm',
      SubnetIds: [subnetId],
      SecurityGroupIds: [group],
      PrivateDnsEnabled: true,
    }
    await expect(make(ssm)).rejects.toThrow(/requires both enableDnsSupport and enableDnsHostnames/)
    await account.ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }))
    const id = there((await make(ssm)).VpcEndpoint?.VpcEndpointId)
    const state = async () => {
      const { VpcEndpoints } = await account.ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] }))
      return VpcEndpoints?.[0]?.State
    }
    expect(await state()).toBe('pending')
    account.advance(1_000)
    expect(await state()).toBe('available')
    await expect(make(ssm)).rejects.toThrow(/already a conflicting DNS domain/)
    await make({ ...ssm, PrivateDnsEnabled: false })

    const remove = () => account.ec2.send(new DeleteSecurityGroupCommand({ GroupId: group }))
    expect(await errorName(remove())).toBe('DependencyViolation')
    const { VpcEndpoints = [] } = await account.ec2.send(new DescribeVpcEndpointsCommand({}))
    const VpcEndpointIds = VpcEndpoints.map(({ VpcEndpointId }) => there(VpcEndpointId))
    await account.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds }))
    await remove()
  })

  it('for S3 is the one route to it in a table', async () => {
    const { vpcId: VpcId } = await makeNetwork(account)
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
    const { RouteTables } = await account.ec2.send(new DescribeRouteTablesCommand({ Filters }))
    const s3 = {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.s3',
      VpcEndpointType: 'Gateway' as const,
      RouteTableIds: [there(RouteTables?.[0]?.RouteTableId)],
    }
    await make(s3)
    expect(await errorName(make(s3))).toBe('RouteAlreadyExists')
  })
})

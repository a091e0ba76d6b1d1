import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  DescribeAddressesCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
  GetConsoleOutputCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ReplaceIamInstanceProfileAssociationCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { CreateInstanceProfileCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, errorName, makeNetwork, makeProfile, startAccount, there } from './account.ts'

const TRANSITION_MS = 30_000
const PROFILE_MS = 10_000

let account: Account
beforeAll(async () => {
  account = await startAccount({ transitionMs: TRANSITION_MS, profileDelayMs: PROFILE_MS })
})
afterAll(() => account.cloud.close())

const stateOf = async (instanceId: string): Promise<string | undefined> =>
  (await account.describe(instanceId)).State?.Name

describe('idempotency tokens', () => {
  it('give the same instance for the same request, at the same time too', async () => {
    const input = { ClientToken: 'same', InstanceType: 't4g.small' } as const
    const [first, second] = await Promise.all([account.launch(input), account.launch(input)])
    expect(second.InstanceId).toBe(first.InstanceId)
    expect((await account.launch({ ...input, ClientToken: 'other' })).InstanceId).not.toBe(first.InstanceId)
  })

  it('are refused for another request', async () => {
    await account.launch({ ClientToken: 'fixed' })
    expect(await errorName(account.launch({ ClientToken: 'fixed', InstanceType: 't4g.large' }))).toBe(
      'IdempotentParameterMismatch',
    )
  })

  it('answer with the instance as it is by then', async () => {
    const { InstanceId = '' } = await account.launch({ ClientToken: 'ended' })
    await account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))
    account.advance(TRANSITION_MS)
    expect((await account.launch({ ClientToken: 'ended' })).State?.Name).toBe('terminated')
  })

  it('are spent on success only', async () => {
    account.cloud.control.exhaustCapacity(['us-east-1a'])
    const { subnetId } = await makeNetwork(account)
    const input = { ClientToken: 'later', SubnetId: subnetId }
    expect(await errorName(account.launch(input))).toBe('InsufficientInstanceCapacity')
    account.cloud.control.restoreCapacity()
    expect((await account.launch(input)).InstanceId).toMatch(/^i-/)
  })

  it('hold for volumes', async () => {
    const create = () =>
      account.ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 4, ClientToken: 'volume' }))
    expect((await create()).VolumeId).toBe((await create()).VolumeId)
  })
})

describe('dry runs', () => {
  it('change nothing', async () => {
    const vpcs = async (): Promise<number> => (await account.ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0
    const before = await vpcs()
    expect(await errorName(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16', DryRun: true })))).toBe(
      'DryRunOperation',
    )
    expect(await vpcs()).toBe(before)
  })

  it('are told apart in the record', () => {
    expect(account.cloud.control.calls().find((call) => call.operation === 'CreateVpc' && call.dryRun)).toMatchObject({
      mutating: false,
      errorCode: 'DryRunOperation',
    })
  })
})

describe('instance profiles', () => {
  const tryProfile = (Name: string) =>
    account.ec2.send(
      new RunInstancesCommand({
        ImageId: account.image,
        InstanceType: 't4g.medium',
        MinCount: 1,
        MaxCount: 1,
        DryRun: true,
        IamInstanceProfile: { Name },
      }),
    )

  it('are unknown to EC2 for a while, to a dry run too', async () => {
    await makeProfile(account, 'fresh')
    await expect(tryProfile('fresh')).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('Invalid IAM Instance Profile name'),
    })
    account.advance(PROFILE_MS)
    expect(await errorName(tryProfile('fresh'))).toBe('DryRunOperation')
  })

  it('that do not exist or have no role are refused', async () => {
    await expect(tryProfile('nobody')).rejects.toMatchObject({ name: 'InvalidParameterValue' })
    await account.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'empty' }))
    await expect(tryProfile('empty')).rejects.toThrow(/no associated IAM Roles/)
  })

  it('are shown by the instance once they are replaced, under a new association', async () => {
    await makeProfile(account, 'former')
    await makeProfile(account, 'latter')
    account.advance(PROFILE_MS)
    const { InstanceId = '' } = await account.launch({ IamInstanceProfile: { Name: 'former' } })
    const Filters = [{ Name: 'instance-id', Values: [InstanceId] }]
    const found = await account.ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }))
    const { AssociationId } = there(found.IamInstanceProfileAssociations?.[0])
    const IamInstanceProfile = { Name: 'latter' }
    const replaced = await account.ec2.send(
      new ReplaceIamInstanceProfileAssociationCommand({ AssociationId, IamInstanceProfile }),
    )
    expect(replaced.IamInstanceProfileAssociation?.AssociationId).not.toBe(AssociationId)
    expect((await account.describe(InstanceId)).IamInstanceProfile?.Arn).toMatch(/\/latter$/)
  })
})

describe('CPU credits', () => {
  it('are as the instance was started with, until they are changed', async () => {
    const { InstanceId = '' } = await account.launch({ CreditSpecification: { CpuCredits: 'unlimited' } })
    const credits = async (): Promise<string | undefined> => {
      const specifications = new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [InstanceId] })
      return (await account.ec2.send(specifications)).InstanceCreditSpecifications?.[0]?.CpuCredits
    }
    expect(await credits()).toBe('unlimited')
    const InstanceCreditSpecifications = [{ InstanceId, CpuCredits: 'standard' }]
    await account.ec2.send(new ModifyInstanceCreditSpecificationCommand({ InstanceCreditSpecifications }))
    expect(await credits()).toBe('standard')
  })
})

describe('placement', () => {
  it('refuses an instance type of another architecture than the image', async () => {
    await expect(account.launch({ InstanceType: 't3.medium' })).rejects.toThrow(/does not match the architecture/)
  })

  it('refuses an instance type that there is none of', async () => {
    expect(await errorName(account.launch({ InstanceType: 'm99.tiny' as never }))).toBe('InvalidInstanceType.NotFound')
  })

  it('gives the security groups of the network interface to the instance', async () => {
    const { subnetId } = await makeNetwork(account)
    const { InstanceId = '' } = await account.launch({
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnetId, Groups: [await groupOf(subnetId)] }],
    })
    expect((await account.describe(InstanceId)).SecurityGroups).toHaveLength(1)
  })

  const groupOf = async (subnetId: string): Promise<string> => {
    const { DescribeSubnetsCommand, CreateSecurityGroupCommand } = await import('@aws-sdk/client-ec2')
    const { Subnets } = await account.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }))
    const input = { VpcId: there(Subnets?.[0]?.VpcId), GroupName: 'of-interface', Description: 'test' }
    return there((await account.ec2.send(new CreateSecurityGroupCommand(input))).GroupId)
  }
})

describe('states', () => {
  it('are passed through, and forbid what cannot be done in them', async () => {
    const { InstanceId = '' } = await account.launch()
    const resize = () =>
      account.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, InstanceType: { Value: 't4g.large' } }))
    expect(await stateOf(InstanceId)).toBe('pending')
    account.advance(TRANSITION_MS)
    expect(await stateOf(InstanceId)).toBe('running')
    expect(await errorName(resize())).toBe('IncorrectInstanceState')
    await account.ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }))
    expect(await stateOf(InstanceId)).toBe('stopping')
    expect(await errorName(account.ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] })))).toBe(
      'IncorrectInstanceState',
    )
    account.advance(TRANSITION_MS)
    expect(await stateOf(InstanceId)).toBe('stopped')
    await resize()
    await account.ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] }))
    account.advance(TRANSITION_MS)
    expect(await stateOf(InstanceId)).toBe('running')
    expect((await account.describe(InstanceId)).InstanceType).toBe('t4g.large')
  })

  it('end once and for all, and ending again is no error', async () => {
    const { InstanceId = '' } = await account.launch()
    const terminate = () => account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))
    await terminate()
    expect(await stateOf(InstanceId)).toBe('shutting-down')
    account.advance(TRANSITION_MS)
    expect(await stateOf(InstanceId)).toBe('terminated')
    expect((await terminate()).TerminatingInstances?.[0]?.CurrentState?.Name).toBe('terminated')
    expect(await stateOf(InstanceId)).toBe('terminated')
    expect(await errorName(account.ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] })))).toBe(
      'IncorrectInstanceState',
    )
  })
})

describe('public addresses', () => {
  it('are on this machine, one each, and are taken back in requests', async () => {
    const [one, two] = [await account.launch(), await account.launch()]
    expect(one.PublicIpAddress).toMatch(/^127\./)
    expect(two.PublicIpAddress).not.toBe(one.PublicIpAddress)
    expect(one.PublicDnsName).toMatch(/\.invalid$/)
    const filter = { Name: 'ip-address', Values: [there(two.PublicIpAddress)] }
    const { Reservations } = await account.ec2.send(new DescribeInstancesCommand({ Filters: [filter] }))
    expect(Reservations?.[0]?.Instances?.[0]?.InstanceId).toBe(two.InstanceId)
  })

  it('never show where moto would have pointed', async () => {
    await account.launch()
    const described = await account.ec2.send(new DescribeInstancesCommand({}))
    expect(JSON.stringify(described)).not.toMatch(/"(?:PublicIp|PublicIpAddress)":"(?!127\.)/)
  })

  it('stay the same for an Elastic IP', async () => {
    const { AllocationId = '', PublicIp } = await account.ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))
    const { InstanceId = '' } = await account.launch()
    await account.ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }))
    expect((await account.describe(InstanceId)).PublicIpAddress).toBe(PublicIp)
    const { Addresses } = await account.ec2.send(new DescribeAddressesCommand({ PublicIps: [there(PublicIp)] }))
    expect(Addresses?.[0]?.AllocationId).toBe(AllocationId)
    await account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))
    const { Addresses: freed } = await account.ec2.send(new DescribeAddressesCommand({ AllocationIds: [AllocationId] }))
    expect(freed?.[0]?.AssociationId).toBeUndefined()
  })
})

describe('user data', () => {
  it('runs on the host, and the console shows what it printed', async () => {
    const script = '#!/usr/bin/env bash\necho "hello from $(uname -m)"\ntouch "$VISPYR_ROOT/opt/made-by-user-data"\n'
    const { InstanceId = '' } = await account.launch({ UserData: Buffer.from(script).toString('base64') })
    const console = async (): Promise<string> => {
      const { Output = '' } = await account.ec2.send(new GetConsoleOutputCommand({ InstanceId }))
      return Buffer.from(Output, 'base64').toString()
    }
    await expect.poll(console, { timeout: 60_000 }).toContain('hello from aarch64')
  })
})

describe('what moto cannot answer', () => {
  it('an unknown filter is named as AWS names it', async () => {
    const command = new DescribeVolumesCommand({ Filters: [{ Name: 'nonsense', Values: ['x'] }] })
    await expect(account.ec2.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('nonsense'),
    })
  })
})

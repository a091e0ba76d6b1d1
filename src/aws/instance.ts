import { createHash } from 'node:crypto'
import {
  type _InstanceType,
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type Instance,
  type InstanceNetworkInterface,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyVolumeCommand,
  paginateDescribeInstances,
  ReplaceIamInstanceProfileAssociationCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing, nameOf } from '../cloud/failures.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { Observed, States, Wanted } from '../model/resources.ts'
import { unlessMissing } from './ec2.ts'
import { setExpiry } from './expiry.ts'
import { type Correction, differsIn, type Resolve, type ResourceKind } from './kind.ts'
import { expiryIn, ownFilter, tagged } from './tags.ts'

/** States of a host that is there or can be started again. What is shutting down is already gone. */
const ALIVE = ['pending', 'running', 'stopping', 'stopped']

/** EC2 takes 16 s to start a host as a rule, minutes at worst; stopping and terminating wait for the system to shut down. */
const START_TIME = 300
const STOP_TIME = 600

/** The host. */
export const instance: ResourceKind<'instance'> = {
  observe: async (cloud) => {
    const found: Instance[] = []
    const Filters = [ownFilter(cloud.scope), { Name: 'instance-state-name', Values: ALIVE }]
    for await (const { Reservations = [] } of paginateDescribeInstances({ client: cloud.ec2 }, { Filters })) {
      found.push(...Reservations.flatMap(({ Instances = [] }) => Instances))
    }
    // The oldest first: it is the one that a second one was made beside.
    found.sort((left, right) => launchTimeOf(left).localeCompare(launchTimeOf(right)))
    return Promise.all(found.map((one) => observed(cloud, one)))
  },

  create: async (cloud, wanted, resolve) => {
    const id = await launch(cloud, wanted, resolve)
    // Not part of the launch: its token must stand for the same request when a killed run is completed at another time. Until here the security group tells.
    await setExpiry(cloud, [id], wanted.creation.expiresAt)
    await untilState(cloud, id, 'running', START_TIME)
    return id
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    await changeInPlace(cloud, correction, resolve)
    if (differsIn(correction, 'type')) {
      if (observed.state.power === 'running')
        await cloud.ec2.send(new StopInstancesCommand({ InstanceIds: [observed.id] }))
      await untilState(cloud, observed.id, 'stopped', STOP_TIME)
      await cloud.ec2.send(
        new ModifyInstanceAttributeCommand({ InstanceId: observed.id, InstanceType: { Value: wanted.state.type } }),
      )
    }
    if (differsIn(correction, 'type', 'power')) await start(cloud, observed.id)
  },

  remove: async (cloud, { id }) => {
    await unlessMissing(() => cloud.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })))
    await untilState(cloud, id, 'terminated', STOP_TIME)
  },
}

const launchTimeOf = ({ LaunchTime, InstanceId }: Instance): string => `${LaunchTime?.toISOString()} ${InstanceId}`

const observed = async (cloud: Cloud, found: Instance): Promise<Observed<'instance'>> => {
  const id = given(found.InstanceId, 'an instance id')
  const type = given(found.InstanceType, 'an instance type')
  const rootVolume =
    found.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === found.RootDeviceName)?.Ebs?.VolumeId ?? null
  const [root, cpuCredits] = await Promise.all([rootOf(cloud, rootVolume), cpuCreditsOf(cloud, id, type)])
  return {
    kind: 'instance',
    key: 'instance',
    id,
    state: {
      power: found.State?.Name === 'pending' || found.State?.Name === 'running' ? 'running' : 'stopped',
      type,
      architecture: found.Architecture === 'arm64' ? 'arm64' : 'x86_64',
      image: given(found.ImageId, 'an image id'),
      subnet: given(found.SubnetId, 'a subnet id'),
      securityGroups: (primaryInterfaceOf(found)?.Groups ?? []).map(({ GroupId }) =>
        given(GroupId, 'a security group id'),
      ),
      profile: found.IamInstanceProfile?.Arn?.split('/').at(-1) ?? null,
      httpTokens: found.MetadataOptions?.HttpTokens ?? 'optional',
      httpHopLimit: found.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
      metadataTags: found.MetadataOptions?.InstanceMetadataTags === 'enabled' ? 'enabled' : 'disabled',
      cpuCredits,
      ...root,
    },
    details: {
      publicIp: found.PublicIpAddress ?? null,
      privateIp: found.PrivateIpAddress ?? null,
      zone: given(found.Placement?.AvailabilityZone, 'a zone'),
      rootVolume,
      launchedAt: given(found.LaunchTime, 'a launch time').toISOString(),
      expiresAt: expiryIn(found.Tags),
    },
  }
}

const primaryInterfaceOf = ({ NetworkInterfaces = [] }: Instance): InstanceNetworkInterface | undefined =>
  NetworkInterfaces.find(({ Attachment }) => Attachment?.DeviceIndex === 0)

const rootOf = async (
  cloud: Cloud,
  id: string | null,
): Promise<Pick<States['instance'], 'rootSize' | 'rootType' | 'rootEncrypted'>> => {
  const { Volumes } = id ? await cloud.ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] })) : {}
  const [root] = Volumes ?? []
  return { rootSize: root?.Size ?? 0, rootType: root?.VolumeType ?? 'none', rootEncrypted: root?.Encrypted === true }
}

/** Only the T families have CPU credits; asking for another type is an error. */
const cpuCreditsOf = async (cloud: Cloud, id: string, type: string): Promise<string | null> => {
  if (!/^t\d/.test(type)) return null
  const { InstanceCreditSpecifications } = await cloud.ec2.send(
    new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id] }),
  )
  return InstanceCreditSpecifications?.[0]?.CpuCredits ?? 'standard'
}

/** What AWS says when a zone or a type has no room, and another one may have. */
const NO_CAPACITY = [
  'InsufficientInstanceCapacity',
  'Unsupported',
  'InsufficientFreeAddressesInSubnet',
  'InsufficientHostCapacity',
]

/** What AWS says when the account may not have another host of that size. */
const OVER_QUOTA = ['VcpuLimitExceeded', 'InstanceLimitExceeded']

/** What AWS says until everyone there has heard of the profile and the network that were just made. */
const NOT_KNOWN_YET = [
  /^InvalidParameterValue .*(Invalid IAM Instance Profile|no associated IAM Roles)/i,
  'InvalidGroup.NotFound',
  'InvalidSubnetID.NotFound',
]

/**
 * Starts a host in the first place that has room for it: every zone of the first type, then the next type.
 *
 * @throws UserError when no place has room, or the account's quota has none.
 */
const launch = async (cloud: Cloud, wanted: Wanted<'instance'>, resolve: Resolve): Promise<string> => {
  const refusals: string[] = []
  for (const type of wanted.creation.types) {
    for (const link of wanted.creation.subnets) {
      const subnet = resolve(link)
      try {
        return await runInstance(cloud, wanted, {
          type,
          subnet,
          securityGroups: wanted.state.securityGroups.map(resolve),
        })
      } catch (error) {
        if (OVER_QUOTA.includes(nameOf(error))) throw overQuota(type, wanted.creation.others, error)
        if (!NO_CAPACITY.includes(nameOf(error))) throw error
        refusals.push(`${type} in ${subnet}: ${nameOf(error)}`)
        cloud.log.warning(`AWS has no room for ${type} in ${subnet} (${nameOf(error)}). Trying the next place.`)
      }
    }
  }
  throw new UserError(`AWS has no room for the host anywhere it was tried: ${refusals.join('; ')}.`, {
    fix: 'Give more types in `instance-type`, in order of preference, or try again later. What was made so far is kept and used then.',
  })
}

const overQuota = (type: string, others: readonly string[], cause: unknown): UserError =>
  new UserError(
    `This account's quota of EC2 instances has no room for a host of the type ${type}${others.length > 0 ? ` beside ${others.join(', ')}` : ''}: ${cause instanceof Error ? cause.message : nameOf(cause)}`,
    {
      fix: `Raise the quota "Running On-Demand instances" of its family in Service Quotas, or give a smaller \`instance-type\`.${
        others.length > 0
          ? ' A host is started before the one that it replaces ends; `command: destroy`, which keeps the data, and then deploy need room for one only.'
          : ''
      }`,
      cause,
    },
  )

interface Place {
  readonly type: string
  readonly subnet: string
  readonly securityGroups: readonly string[]
}

const runInstance = async (cloud: Cloud, wanted: Wanted<'instance'>, place: Place): Promise<string> => {
  // AWS answers a token it knows with the same host for a day and more, even if that one is terminated by now or the one to be replaced: then the next one counts.
  for (let generation = 0; ; generation += 1) {
    const command = new RunInstancesCommand({
      ...launchSpecification(cloud, wanted, place),
      ClientToken: tokenFor(cloud, wanted, place, generation),
    })
    const { Instances } = await retryOn(
      cloud,
      { what: 'launch of the host', seconds: 120, errors: NOT_KNOWN_YET },
      () => cloud.ec2.send(command),
    )
    const id = given(Instances?.[0]?.InstanceId, 'an instance id')
    if (wanted.creation.others.includes(id)) continue
    const current = await waitFor(cloud, { what: `host ${id} to be listed`, seconds: 60 }, () => find(cloud, id))
    if (ALIVE.includes(current.State?.Name ?? '')) return id
  }
}

/** A security group is made anew for each incarnation of a deployment, so its id tells one from the next. */
const tokenFor = (
  { scope }: Cloud,
  { state, creation }: Wanted<'instance'>,
  place: Place,
  generation: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([scope, state, creation.userData, place, generation]))
    .digest('hex')

const launchSpecification = (
  cloud: Cloud,
  { state, creation }: Wanted<'instance'>,
  { type, subnet, securityGroups }: Place,
) => ({
  ImageId: state.image,
  InstanceType: type as _InstanceType,
  MinCount: 1,
  MaxCount: 1,
  IamInstanceProfile: { Name: given(state.profile ?? undefined, 'an instance profile') },
  MetadataOptions: {
    HttpTokens: 'required',
    HttpEndpoint: 'enabled',
    HttpPutResponseHopLimit: state.httpHopLimit,
    InstanceMetadataTags: state.metadataTags,
  } as const,
  ...(state.cpuCredits && { CreditSpecification: { CpuCredits: state.cpuCredits } }),
  BlockDeviceMappings: [
    {
      DeviceName: creation.rootDevice,
      Ebs: { VolumeSize: state.rootSize, VolumeType: 'gp3' as const, Encrypted: true, DeleteOnTermination: true },
    },
  ],
  NetworkInterfaces: [
    // With an address from the first second on, the agent registers while the Elastic IP is still on its way.
    {
      DeviceIndex: 0,
      SubnetId: subnet,
      Groups: [...securityGroups],
      AssociatePublicIpAddress: creation.publicAddress,
      DeleteOnTermination: true,
    },
  ],
  UserData: Buffer.from(creation.userData).toString('base64'),
  TagSpecifications: tagged(cloud.scope, 'instance', 'volume', 'network-interface'),
})

const changeInPlace = async (cloud: Cloud, correction: Correction<'instance'>, resolve: Resolve): Promise<void> => {
  const { observed, wanted } = correction
  const InstanceId = observed.id
  if (differsIn(correction, 'httpTokens', 'httpHopLimit', 'metadataTags')) {
    await cloud.ec2.send(
      new ModifyInstanceMetadataOptionsCommand({
        InstanceId,
        HttpTokens: 'required',
        HttpPutResponseHopLimit: wanted.state.httpHopLimit,
        InstanceMetadataTags: wanted.state.metadataTags,
        HttpEndpoint: 'enabled',
      }),
    )
  }
  if (differsIn(correction, 'securityGroups')) {
    await cloud.ec2.send(
      new ModifyInstanceAttributeCommand({ InstanceId, Groups: wanted.state.securityGroups.map(resolve) }),
    )
  }
  if (differsIn(correction, 'profile') && wanted.state.profile)
    await useProfile(cloud, InstanceId, wanted.state.profile)
  if (differsIn(correction, 'cpuCredits') && wanted.state.cpuCredits) {
    const InstanceCreditSpecifications = [{ InstanceId, CpuCredits: wanted.state.cpuCredits }]
    await cloud.ec2.send(new ModifyInstanceCreditSpecificationCommand({ InstanceCreditSpecifications }))
  }
  if (differsIn(correction, 'rootSize', 'rootType') && observed.details.rootVolume) {
    // The system grows its file system at the next boot.
    const VolumeId = observed.details.rootVolume
    await cloud.ec2.send(new ModifyVolumeCommand({ VolumeId, Size: wanted.state.rootSize, VolumeType: 'gp3' }))
  }
}

const useProfile = async (cloud: Cloud, InstanceId: string, name: string): Promise<void> => {
  const Filters = [{ Name: 'instance-id', Values: [InstanceId] }]
  const { IamInstanceProfileAssociations = [] } = await cloud.ec2.send(
    new DescribeIamInstanceProfileAssociationsCommand({ Filters }),
  )
  const current = IamInstanceProfileAssociations.find(({ State }) => State === 'associated' || State === 'associating')
  const IamInstanceProfile = { Name: name }
  await retryOn(cloud, { what: `profile of ${InstanceId}`, seconds: 120, errors: NOT_KNOWN_YET }, () =>
    current?.AssociationId
      ? cloud.ec2.send(
          new ReplaceIamInstanceProfileAssociationCommand({ AssociationId: current.AssociationId, IamInstanceProfile }),
        )
      : cloud.ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile })),
  )
}

/** A host that is still stopping can only be started once it has stopped. */
const start = async (cloud: Cloud, id: string): Promise<void> => {
  const retrying = { what: `start of ${id}`, seconds: STOP_TIME, errors: ['IncorrectInstanceState'] }
  await retryOn(cloud, retrying, () => cloud.ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))
  await untilState(cloud, id, 'running', START_TIME)
}

const find = async (cloud: Cloud, id: string): Promise<Instance | undefined> => {
  try {
    const { Reservations } = await cloud.ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
    return Reservations?.[0]?.Instances?.[0]
  } catch (error) {
    // Not listed yet, or not any more.
    if (isMissing(error)) return undefined
    throw error
  }
}

const untilState = async (
  cloud: Cloud,
  id: string,
  state: 'running' | 'stopped' | 'terminated',
  seconds: number,
): Promise<void> => {
  await waitFor(cloud, { what: `host ${id} to be ${state}`, seconds }, async () => {
    const found = await find(cloud, id)
    const name = found?.State?.Name
    if (name === state || (found === undefined && state === 'terminated')) return true
    if (state !== 'terminated' && (name === 'terminated' || name === 'shutting-down')) {
      throw new UserError(`AWS ended the host ${id}: ${found?.StateReason?.Message ?? 'no reason given'}.`, {
        fix: 'Common reasons are a volume or instance quota, or a key of the account that the role may not use for encryption.',
      })
    }
    return undefined
  })
}

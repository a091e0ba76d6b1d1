import {
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeVolumesCommand,
  type Instance,
  type InstanceNetworkInterface,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyVolumeCommand,
  paginateDescribeInstances,
  ReplaceIamInstanceProfileAssociationCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import type { Observed, States } from '../model/resources.ts'
import { ALIVE, NOT_KNOWN_YET, unlessMissing } from './ec2.ts'
import { setExpiry } from './expiry.ts'
import { type Correction, differsIn, type Resolve, type ResourceKind } from './kind.ts'
import { launch } from './launch.ts'
import { resize, switchOn, untilState } from './power.ts'
import { expiryIn, ownFilter } from './tags.ts'

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
    await untilState(cloud, id, 'running')
    return id
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    await changeInPlace(cloud, correction, resolve)
    if (differsIn(correction, 'type')) await resize(cloud, observed, wanted.creation.types)
    else if (differsIn(correction, 'power')) await switchOn(cloud, observed, wanted.creation.types)
  },

  remove: async (cloud, { id }) => {
    await unlessMissing(() => cloud.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })))
    await untilState(cloud, id, 'terminated')
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

import {
  type _InstanceType,
  DescribeAvailabilityZonesCommand,
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  type InstanceTypeInfo,
  paginateDescribeInstanceTypeOfferings,
} from '@aws-sdk/client-ec2'
import { GetHostedZoneCommand } from '@aws-sdk/client-route-53'
import { DescribeParametersCommand, GetParameterCommand } from '@aws-sdk/client-ssm'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing, nameOf } from '../cloud/failures.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { Architecture } from '../model/resources.ts'
import type { Configuration, Facts } from '../model/settings.ts'
import { networks } from './networks.ts'
import { snapshotFacts } from './snapshot.ts'

/** What the stack needs at least; the 4 GiB types report a little less or exactly that. */
const LEAST_MEMORY = 3_800

/**
 * Reads what only AWS knows and the plan needs.
 *
 * @throws UserError for an instance type that does not exist here or is too small, and for a network that cannot take the host.
 */
export const gatherFacts = async (cloud: Cloud, configuration: Configuration): Promise<Facts> => {
  // First the types: what follows makes sense only for one that exists.
  const types = await instanceTypes(cloud, configuration.instanceTypes)
  const architecture = commonArchitecture(types)
  const { restoreSnapshotId } = configuration
  const [zones, image, { adopted, peers, rangesInUse }, adminPasswordVersion, snapshot] = await Promise.all([
    zonesOffering(cloud, given(configuration.instanceTypes[0], 'an instance type')),
    newestImage(cloud, architecture),
    networks(cloud, configuration),
    passwordVersion(cloud, configuration.adminPasswordParameter),
    restoreSnapshotId ? snapshotFacts(cloud, restoreSnapshotId) : null,
    requireZone(cloud, configuration.tls),
  ])
  return {
    architecture,
    // The stack is rendered for the smallest type that it may end up on.
    memory: Math.min(...types.map(({ MemoryInfo }) => given(MemoryInfo?.SizeInMiB, 'memory'))),
    burstable: types.every(({ BurstablePerformanceSupported }) => BurstablePerformanceSupported === true),
    image,
    zones,
    adopted,
    peers,
    rangesInUse,
    adminPasswordVersion,
    snapshot,
  }
}

const instanceTypes = async (cloud: Cloud, names: readonly string[]): Promise<InstanceTypeInfo[]> => {
  const describe = async (name: string): Promise<InstanceTypeInfo> => {
    const wrong = (why: string): UserError =>
      new UserError(
        `instance-type: '${name}' ${why} in ${cloud.scope.region}; allowed is any EC2 type of this region with 4 GiB of memory or more.`,
        {
          fix: 'Choose another type, e.g. `t4g.medium`.',
        },
      )
    try {
      const { InstanceTypes } = await cloud.ec2.send(
        new DescribeInstanceTypesCommand({ InstanceTypes: [name as _InstanceType] }),
      )
      const type = given(InstanceTypes?.[0], `the type ${name}`)
      const memory = type.MemoryInfo?.SizeInMiB ?? 0
      if (memory < LEAST_MEMORY) throw wrong(`has ${memory} MiB of memory, too little for the stack,`)
      return type
    } catch (error) {
      if (nameOf(error) === 'InvalidInstanceType' || isMissing(error)) throw wrong('is not an instance type')
      throw error
    }
  }
  return Promise.all(names.map(describe))
}

const commonArchitecture = (types: readonly InstanceTypeInfo[]): Architecture => {
  const architectures = new Set(types.map(architectureOf))
  const [architecture] = architectures
  if (architecture === undefined || architectures.size > 1) {
    const names = types.map((type) => `${type.InstanceType} (${architectureOf(type)})`).join(', ')
    throw new UserError(`instance-type: '${names}' mixes architectures; allowed are types of one architecture.`, {
      fix: 'A host cannot move between arm64 and x86_64: list types of one of them.',
    })
  }
  return architecture
}

const architectureOf = ({ ProcessorInfo }: InstanceTypeInfo): Architecture =>
  ProcessorInfo?.SupportedArchitectures?.includes('arm64') ? 'arm64' : 'x86_64'

/** Zones of the region itself, without local and wavelength zones, that have the type. */
const zonesOffering = async (cloud: Cloud, type: string): Promise<string[]> => {
  const offered: string[] = []
  const Filters = [{ Name: 'instance-type', Values: [type] }]
  for await (const page of paginateDescribeInstanceTypeOfferings(
    { client: cloud.ec2 },
    { LocationType: 'availability-zone', Filters },
  )) {
    offered.push(...(page.InstanceTypeOfferings ?? []).map(({ Location }) => given(Location, 'a zone')))
  }
  const { AvailabilityZones = [] } = await cloud.ec2.send(
    new DescribeAvailabilityZonesCommand({ Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }] }),
  )
  const zones = AvailabilityZones.filter(
    ({ State, ZoneName }) => State === 'available' && offered.includes(ZoneName ?? ''),
  )
  if (zones.length === 0) {
    throw new UserError(`instance-type: '${type}' is offered in no zone of ${cloud.scope.region}.`, {
      fix: 'Choose another type or region.',
    })
  }
  return zones.map(({ ZoneName }) => given(ZoneName, 'a zone')).sort()
}

/**
 * The version of the caller's own parameter with Grafana's password, so that a new password makes a new release. Its value is for the host alone.
 *
 * @throws UserError when it does not exist or is not encrypted.
 */
const passwordVersion = async (cloud: Cloud, name: string | null): Promise<number | null> => {
  if (name === null) return null
  const { Parameters = [] } = await cloud.ssm.send(
    new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [name] }] }),
  )
  const [parameter] = Parameters
  if (parameter?.Type !== 'SecureString') {
    const what = parameter ? `is a ${parameter.Type}` : `does not exist in ${cloud.scope.region}`
    throw new UserError(
      `admin-password-parameter: '${name}' ${what}; allowed is a parameter of the type SecureString.`,
      {
        fix: `Store the password with \`aws ssm put-parameter --type SecureString --name ${name} --value …\`, or leave the input out to get one generated.`,
      },
    )
  }
  return given(parameter.Version, "a parameter's version")
}

/**
 * Makes sure that the hosted zone can take the domain's record, before anything is made.
 *
 * @throws UserError when there is no such zone, it is for another domain, or nobody outside can see it.
 */
const requireZone = async (cloud: Cloud, tls: Configuration['tls']): Promise<void> => {
  if (!tls?.hostedZone) return
  const { domain, hostedZone } = tls
  const wrong = (why: string): UserError =>
    new UserError(
      `hosted-zone-id: '${hostedZone}' ${why}; allowed is a public hosted zone of this account that ${domain} lies in.`,
      { fix: 'Give the id of that zone, or leave the input out and set the record yourself.' },
    )
  try {
    const { HostedZone } = await cloud.route53.send(new GetHostedZoneCommand({ Id: hostedZone }))
    const zone = given(HostedZone?.Name, "a zone's name").replace(/\.$/, '')
    if (HostedZone?.Config?.PrivateZone) throw wrong('is private, so that no authority can follow its records')
    if (domain !== zone && !domain.endsWith(`.${zone}`)) throw wrong(`is the zone of ${zone}`)
  } catch (error) {
    if (isMissing(error)) throw wrong('does not exist')
    throw error
  }
}

/** The newest Amazon Linux 2023, as AWS itself publishes its id. */
const newestImage = async (cloud: Cloud, architecture: Architecture): Promise<Facts['image']> => {
  const Name = `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`
  const { Parameter } = await cloud.ssm.send(new GetParameterCommand({ Name }))
  const id = given(Parameter?.Value, 'an image id')
  const { Images } = await cloud.ec2.send(new DescribeImagesCommand({ ImageIds: [id] }))
  return { id, rootDevice: given(Images?.[0]?.RootDeviceName, `the root device of ${id}`) }
}

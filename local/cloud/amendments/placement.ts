import {
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeSubnetsCommand,
  ModifyInstanceAttributeCommand,
} from '@aws-sdk/client-ec2'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'

/** What these amendments work with. */
export interface PlacementParts {
  readonly clients: (region: string) => Clients
  /** Whether an availability zone has no room, by injection. */
  readonly isExhausted: (zone: string, instanceType: string) => boolean
}

/** Where a new instance can go: the image's architecture, the room in a zone, and the security groups of its network interface, which moto loses. */
export function placementAmendments(parts: PlacementParts): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: ['RunInstances'],
      handle: async (request, next) => {
        const refusal = (await refuseArchitecture(parts, request)) ?? (await refuseCapacity(parts, request))
        if (refusal !== undefined) return refusal
        const answer = await next(request)
        if (answer.status < 400) await applyInterfaceGroups(parts, request, answer)
        return answer
      },
    },
  ]
}

async function refuseArchitecture(
  { clients }: PlacementParts,
  { region, parameters }: CloudRequest,
): Promise<Answer | undefined> {
  const [image, type] = [parameters.get('ImageId') ?? '', parameters.get('InstanceType') ?? '']
  const { ec2 } = clients(region)
  try {
    const [images, types] = await Promise.all([
      ec2.send(new DescribeImagesCommand({ ImageIds: [image] })),
      ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: [type as never] })),
    ])
    const architecture = images.Images?.[0]?.Architecture
    const supported = types.InstanceTypes?.[0]?.ProcessorInfo?.SupportedArchitectures ?? []
    if (architecture === undefined || supported.some((one) => one === architecture)) return undefined
    const message = `The architecture '${supported.join(',')}' of the specified instance type does not match the architecture '${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`
    return errorAnswer('ec2', 400, 'InvalidParameterValue', message)
  } catch {
    // An image or type that does not exist: moto itself says so, in AWS's words.
    return undefined
  }
}

/** Capacity is not part of a dry run. */
async function refuseCapacity(
  parts: PlacementParts,
  { region, parameters, dryRun }: CloudRequest,
): Promise<Answer | undefined> {
  const subnet = parameters.get('NetworkInterface.1.SubnetId') ?? parameters.get('SubnetId')
  if (subnet === null || dryRun) return undefined
  const { Subnets } = await parts
    .clients(region)
    .ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: [subnet] }] }))
  const zone = Subnets?.[0]?.AvailabilityZone ?? ''
  const type = parameters.get('InstanceType') ?? ''
  if (!parts.isExhausted(zone, type)) return undefined
  const message = `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity.`
  return errorAnswer('ec2', 500, 'InsufficientInstanceCapacity', message)
}

/** moto gives the groups to the interface alone; on AWS they are the instance's, too. */
async function applyInterfaceGroups(
  { clients }: PlacementParts,
  { region, parameters }: CloudRequest,
  answer: Answer,
): Promise<void> {
  const groups = [...parameters]
    .filter(([name]) => name.startsWith('NetworkInterface.1.SecurityGroupId.'))
    .map(([, value]) => value)
  if (groups.length === 0) return
  for (const [, InstanceId = ''] of answer.body.toString().matchAll(/<instanceId>(i-[0-9a-f]+)</g)) {
    await clients(region).ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups: groups }))
  }
}

import {
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DisassociateIamInstanceProfileCommand,
} from '@aws-sdk/client-ec2'
import { GetInstanceProfileCommand } from '@aws-sdk/client-iam'
import type { Amendment, CloudRequest, Next } from '../amendment.ts'
import { type Answer, ec2Answer, errorAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'
import type { Clock } from '../clock.ts'

/** What these amendments work with. */
export interface InstanceProfileParts {
  readonly clients: (region: string) => Clients
  /** Milliseconds until EC2 has heard of a profile's role. */
  readonly profileDelayMs: number
  readonly clock: Clock
}

/** Operations of EC2 that name a profile. */
const USES = ['RunInstances', 'AssociateIamInstanceProfile', 'ReplaceIamInstanceProfileAssociation']

/** Instance profiles reach EC2 some seconds after IAM: until then, and for one that does not exist, the name is an invalid parameter. Dry runs are told, too. A role leaves a profile once. */
export function instanceProfileAmendments(parts: InstanceProfileParts): Amendment[] {
  /** When each profile was given its role last, milliseconds since the epoch. */
  const completedAt = new Map<string, number>()
  return [
    {
      service: 'iam',
      operations: ['AddRoleToInstanceProfile'],
      handle: async (request, next) => {
        const answer = await next(request)
        if (answer.status < 400) completedAt.set(request.parameters.get('InstanceProfileName') ?? '', parts.clock())
        return answer
      },
    },
    {
      service: 'iam',
      operations: ['RemoveRoleFromInstanceProfile'],
      // moto breaks off where the role is not in the profile (any more).
      handle: async (request, next) => (await absence(parts, request)) ?? next(request),
    },
    {
      service: 'ec2',
      operations: USES,
      handle: async (request, next) => (await refusal(parts, completedAt, request)) ?? next(request),
    },
    {
      service: 'ec2',
      operations: ['ReplaceIamInstanceProfileAssociation'],
      handle: (request, next) => (request.dryRun ? next(request) : replace(parts, request, next)),
    },
  ]
}

async function absence({ clients }: InstanceProfileParts, request: CloudRequest): Promise<Answer | undefined> {
  const profile = request.parameters.get('InstanceProfileName') ?? ''
  const role = request.parameters.get('RoleName') ?? ''
  const roles = await rolesOf(clients(request.region), profile)
  if (roles === undefined || roles.includes(role)) return undefined
  return errorAnswer('iam', 404, 'NoSuchEntity', `The role with name ${role} cannot be found in ${profile}.`)
}

/** A new association in place of the old one. moto changes the old one, and the instance goes on showing the profile of before. */
async function replace({ clients }: InstanceProfileParts, request: CloudRequest, next: Next): Promise<Answer> {
  const { ec2 } = clients(request.region)
  const AssociationId = request.parameters.get('AssociationId') ?? ''
  const found = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ AssociationIds: [AssociationId] }))
  const [old] = found.IamInstanceProfileAssociations ?? []
  if (old === undefined) return next(request)
  await ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId }))
  const { IamInstanceProfileAssociation: made } = await ec2.send(
    new AssociateIamInstanceProfileCommand({
      InstanceId: old.InstanceId,
      IamInstanceProfile: {
        Name: request.parameters.get('IamInstanceProfile.Name') ?? undefined,
        Arn: request.parameters.get('IamInstanceProfile.Arn') ?? undefined,
      },
    }),
  )
  return ec2Answer(
    request.operation,
    `<iamInstanceProfileAssociation><associationId>${made?.AssociationId}</associationId><iamInstanceProfile><arn>${made?.IamInstanceProfile?.Arn}</arn></iamInstanceProfile><instanceId>${old.InstanceId}</instanceId><state>associating</state></iamInstanceProfileAssociation>`,
  )
}

async function refusal(
  parts: InstanceProfileParts,
  completedAt: ReadonlyMap<string, number>,
  request: CloudRequest,
): Promise<Answer | undefined> {
  const arn = request.parameters.get('IamInstanceProfile.Arn')
  const name = request.parameters.get('IamInstanceProfile.Name') ?? arn?.split('/').at(-1)
  if (name === undefined) return undefined
  const [member, word] = arn === null ? ['name', 'name'] : ['arn', 'ARN']
  const invalid = errorAnswer(
    'ec2',
    400,
    'InvalidParameterValue',
    `Value (${arn ?? name}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${word}`,
  )
  const age = parts.clock() - (completedAt.get(name) ?? Number.NEGATIVE_INFINITY)
  if (age < parts.profileDelayMs) return invalid
  const roles = await rolesOf(parts.clients(request.region), name)
  if (roles === undefined) return invalid
  if (roles.length > 0) return undefined
  return errorAnswer(
    'ec2',
    400,
    'InvalidParameterValue',
    `IAM Instance Profile "${arn ?? name}" has no associated IAM Roles`,
  )
}

/** The names of a profile's roles; undefined when there is no such profile. */
async function rolesOf({ iam }: Clients, name: string): Promise<string[] | undefined> {
  try {
    const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }))
    return (InstanceProfile?.Roles ?? []).map(({ RoleName = '' }) => RoleName)
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchEntityException') return undefined
    throw error
  }
}

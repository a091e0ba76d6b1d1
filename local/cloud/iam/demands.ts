import {
  DescribeAddressesCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeRouteTablesCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-ec2'
import { GetInstanceProfileCommand, GetRoleCommand } from '@aws-sdk/client-iam'
import type { CloudRequest } from '../amendment.ts'
import type { Clients } from '../clients.ts'
import { bucketAndKey } from '../identify-s3.ts'
import { ANYTHING, type Demand, type Subject } from './policy.ts'

/** moto's one account. */
const ACCOUNT = '123456789012'

/** What AWS asks of the caller for a request, by its service authorization reference: one action as a rule, more where a call does several things. */
export async function demandsOf(request: CloudRequest, clients: Clients): Promise<Demand[]> {
  const keys = { 'aws:RequestedRegion': request.region }
  const demands = await demandsOfService(request, clients)
  return demands.map(({ action, subjects }) => ({
    action,
    subjects: subjects.map((subject) => ({ arn: subject.arn, keys: { ...keys, ...subject.keys } })),
  }))
}

async function demandsOfService(request: CloudRequest, clients: Clients): Promise<Demand[]> {
  switch (request.service) {
    case 'ec2':
      return ec2Demands(request, clients)
    case 'iam':
      return iamDemands(request, clients)
    case 'route53':
      return [route53Demand(request)]
    case 's3':
      return s3Demands(request)
    case 'ssm':
      return ssmDemands(request, clients)
    default:
      // Who one is, everybody may ask.
      return []
  }
}

/** EC2's ids by their beginning: which type of resource each names. */
const TYPES: Readonly<Record<string, string>> = {
  ami: 'image',
  eipalloc: 'elastic-ip',
  i: 'instance',
  igw: 'internet-gateway',
  pcx: 'vpc-peering-connection',
  rtb: 'route-table',
  sg: 'security-group',
  snap: 'snapshot',
  subnet: 'subnet',
  vol: 'volume',
  vpc: 'vpc',
  vpce: 'vpc-endpoint',
}

/** What a call makes. */
const MAKES: Readonly<Record<string, readonly string[]>> = {
  AllocateAddress: ['elastic-ip'],
  CreateInternetGateway: ['internet-gateway'],
  CreateRouteTable: ['route-table'],
  CreateSecurityGroup: ['security-group'],
  CreateSnapshot: ['snapshot'],
  CreateSubnet: ['subnet'],
  CreateVolume: ['volume'],
  CreateVpc: ['vpc'],
  CreateVpcEndpoint: ['vpc-endpoint'],
  CreateVpcPeeringConnection: ['vpc-peering-connection'],
  RunInstances: ['instance', 'network-interface', 'volume'],
}

/** A service's name leads to an endpoint by a hosted zone that AWS makes for it: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html. */
const NAMING: Demand = {
  action: 'route53:AssociateVPCWithHostedZone',
  subjects: [{ arn: 'arn:aws:route53:::hostedzone/aws-own', keys: {} }],
}

/** Calls that name other resources as well, on which AWS asks for nothing. */
const ONLY: Readonly<Record<string, string>> = {
  CreateRoute: 'route-table',
  DeleteRoute: 'route-table',
  ReplaceRoute: 'route-table',
}

async function ec2Demands(request: CloudRequest, clients: Clients): Promise<Demand[]> {
  const { operation, parameters, region } = request
  const action = `ec2:${operation}`
  if (operation.startsWith('Describe')) return [{ action, subjects: [ANYTHING] }]
  const arn = (type: string, id: string): string =>
    `arn:aws:ec2:${region}:${type === 'image' || type === 'snapshot' ? '' : ACCOUNT}:${type}/${id}`
  const only = ONLY[operation]
  const named: Subject[] = []
  for (const id of await idsIn(parameters, clients)) {
    const type = TYPES[id.slice(0, id.lastIndexOf('-'))]
    if (type === undefined || (only !== undefined && type !== only)) continue
    named.push({ arn: arn(type, id), keys: prefixed('aws:ResourceTag/', await tagsOf(id, clients)) })
  }
  if (operation === 'CreateTags' || operation === 'DeleteTags') {
    const tags = { 'aws:TagKeys': Object.keys(tagsUnder(parameters, 'Tag.')) }
    return [{ action, subjects: named.map((subject) => ({ ...subject, keys: { ...subject.keys, ...tags } })) }]
  }
  const specified = tagSpecifications(parameters)
  const made = (MAKES[operation] ?? []).map((type) => ({
    arn: arn(type, 'new'),
    keys: prefixed('aws:RequestTag/', specified.get(type) ?? {}),
  }))
  const tagged = [...specified].map(([type, tags]) => ({
    arn: arn(type, 'new'),
    keys: { ...prefixed('aws:RequestTag/', tags), 'ec2:CreateAction': operation },
  }))
  const subjects = [...named, ...made]
  return [
    { action, subjects: subjects.length > 0 ? subjects : [ANYTHING] },
    ...(tagged.length > 0 ? [{ action: 'ec2:CreateTags', subjects: tagged }] : []),
    ...(operation === 'CreateVpcEndpoint' && parameters.get('PrivateDnsEnabled') === 'true' ? [NAMING] : []),
    ...(await passedRole(parameters.get('IamInstanceProfile.Name'), clients)),
  ]
}

/** Whoever gives a role to a service must be allowed to. */
async function passedRole(profile: string | null, { iam }: Clients): Promise<Demand[]> {
  if (profile === null) return []
  const found = await iam
    .send(new GetInstanceProfileCommand({ InstanceProfileName: profile }))
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NoSuchEntityException') return undefined
      throw error
    })
  const roles = found?.InstanceProfile?.Roles ?? []
  const keys = { 'iam:PassedToService': 'ec2.amazonaws.com' }
  return roles.map(({ Arn }) => ({ action: 'iam:PassRole', subjects: [{ arn: Arn ?? '', keys }] }))
}

/** The ids in a request; an association counts as what is associated. */
async function idsIn(parameters: URLSearchParams, { ec2 }: Clients): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const value of parameters.values()) {
    const association = { Name: 'association-id', Values: [value] }
    if (/^[a-z]+-[0-9a-f]{8,17}$/.test(value) && !value.includes('assoc-')) ids.add(value)
    // Where an association is moved, the table that it is moved to counts, which the request names.
    else if (value.startsWith('rtbassoc-') && !parameters.has('RouteTableId')) {
      const Filters = [{ Name: 'association.route-table-association-id', Values: [value] }]
      for (const { RouteTableId } of (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [])
        ids.add(RouteTableId ?? '')
    } else if (value.startsWith('eipassoc-')) {
      for (const { AllocationId } of (await ec2.send(new DescribeAddressesCommand({ Filters: [association] })))
        .Addresses ?? [])
        ids.add(AllocationId ?? '')
    } else if (value.startsWith('iip-assoc-')) {
      const found = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ AssociationIds: [value] }))
      for (const { InstanceId } of found.IamInstanceProfileAssociations ?? []) ids.add(InstanceId ?? '')
    }
  }
  return ids
}

async function tagsOf(id: string, { ec2 }: Clients): Promise<Record<string, string>> {
  const { Tags = [] } = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [id] }] }))
  return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}

/** `TagSpecification.N.ResourceType` with its `Tag.M.Key` and `Tag.M.Value`. */
function tagSpecifications(parameters: URLSearchParams): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  for (const [name, type] of parameters) {
    const start = /^(TagSpecification\.\d+\.)ResourceType$/.exec(name)?.[1]
    if (start !== undefined) found.set(type, tagsUnder(parameters, `${start}Tag.`))
  }
  return found
}

function tagsUnder(parameters: URLSearchParams, start: string): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const [name, key] of parameters) {
    if (name.startsWith(start) && name.endsWith('.Key')) tags[key] = parameters.get(name.replace(/Key$/, 'Value')) ?? ''
  }
  return tags
}

/** Operations that can be tied to a permissions boundary: the one that they give, or that the role has. */
const BOUNDED = ['CreateRole', 'PutRolePermissionsBoundary', 'PutRolePolicy']

async function boundaryKey(parameters: URLSearchParams, { iam }: Clients): Promise<Record<string, string>> {
  const given = parameters.get('PermissionsBoundary')
  const found = await iam
    .send(new GetRoleCommand({ RoleName: parameters.get('RoleName') ?? '' }))
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NoSuchEntityException') return undefined
      throw error
    })
  const boundary = given ?? found?.Role?.PermissionsBoundary?.PermissionsBoundaryArn
  return boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }
}

async function iamDemands({ operation, parameters }: CloudRequest, clients: Clients): Promise<Demand[]> {
  const action = `iam:${operation}`
  const role = parameters.get('RoleName')
  const profile = parameters.get('InstanceProfileName')
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/${role}`
  const profileArn = `arn:aws:iam::${ACCOUNT}:instance-profile/${profile}`
  const subject: Subject =
    profile !== null ? { arn: profileArn, keys: {} } : role !== null ? { arn: roleArn, keys: {} } : ANYTHING
  const tags = tagsUnder(parameters, 'Tags.member.')
  const keys = BOUNDED.includes(operation) ? await boundaryKey(parameters, clients) : {}
  const own = [{ action, subjects: [{ ...subject, keys }] }]
  if (operation === 'CreateRole' && Object.keys(tags).length > 0)
    return [...own, { action: 'iam:TagRole', subjects: [subject] }]
  if (operation === 'CreateInstanceProfile' && Object.keys(tags).length > 0)
    return [...own, { action: 'iam:TagInstanceProfile', subjects: [subject] }]
  // A profile is made for EC2, so this passes the role too.
  if (operation === 'AddRoleToInstanceProfile') {
    const keys = { 'iam:PassedToService': 'ec2.amazonaws.com' }
    return [...own, { action: 'iam:PassRole', subjects: [{ arn: roleArn, keys }] }]
  }
  return own
}

function route53Demand({ operation, target }: CloudRequest): Demand {
  const [, resource] = /^\/[\d-]+\/((?:hostedzone|change)\/[^/?]+)/.exec(target) ?? []
  const subject = resource === undefined ? ANYTHING : { arn: `arn:aws:route53:::${resource}`, keys: {} }
  return { action: `route53:${operation}`, subjects: [subject] }
}

/** Whoever may not list a bucket is not told that an object is missing. */
export function demandToBeTold({ target }: CloudRequest): Demand {
  return { action: 's3:ListBucket', subjects: [{ arn: `arn:aws:s3:::${bucketAndKey(target).bucket}`, keys: {} }] }
}

/** S3's actions that are not named like the call. */
const S3_ACTIONS: Readonly<Record<string, string>> = {
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  ListObjectVersions: 'ListBucketVersions',
  ListObjectsV2: 'ListBucket',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
}

function s3Demands({ operation, target, headers, body }: CloudRequest): Demand[] {
  const { bucket, key } = bucketAndKey(target)
  const on = (name: string): Subject => ({ arn: `arn:aws:s3:::${name}`, keys: {} })
  if (operation === 'DeleteObjects') {
    // Each object by itself; for a version AWS asks for both actions.
    return [...body.toString().matchAll(/<Object>(.*?)<\/Object>/gs)].flatMap(([, object = '']) => {
      const subjects = [on(`${bucket}/${/<Key>(.*?)<\/Key>/.exec(object)?.[1]}`)]
      const actions = object.includes('<VersionId>') ? ['DeleteObject', 'DeleteObjectVersion'] : ['DeleteObject']
      return actions.map((name) => ({ action: `s3:${name}`, subjects }))
    })
  }
  const subjects = [on(key === '' ? bucket : `${bucket}/${key}`)]
  const own = { action: `s3:${S3_ACTIONS[operation] ?? operation}`, subjects }
  if (operation !== 'CreateBucket') return [own]
  return [
    own,
    ...(headers['x-amz-object-ownership'] === undefined ? [] : [{ action: 's3:PutBucketOwnershipControls', subjects }]),
    ...(body.includes('<Tags>') ? [{ action: 's3:TagResource', subjects }] : []),
  ]
}

async function ssmDemands({ operation, body, region }: CloudRequest, clients: Clients): Promise<Demand[]> {
  const action = `ssm:${operation}`
  const input = JSON.parse(body.toString()) as {
    Name?: string
    Tags?: readonly unknown[]
    DocumentName?: string
    InstanceIds?: readonly string[]
  }
  if (operation === 'SendCommand') {
    const document = { arn: `arn:aws:ssm:${region}::document/${input.DocumentName}`, keys: {} }
    const instances = await Promise.all(
      (input.InstanceIds ?? []).map(async (id) => {
        const tags = await tagsOf(id, clients)
        const keys = { ...prefixed('ssm:resourceTag/', tags), ...prefixed('aws:ResourceTag/', tags) }
        return { arn: `arn:aws:ec2:${region}:${ACCOUNT}:instance/${id}`, keys }
      }),
    )
    return [{ action, subjects: [document, ...instances] }]
  }
  if (input.Name === undefined) return [{ action, subjects: [ANYTHING] }]
  const owner = input.Name.startsWith('/aws/') ? '' : ACCOUNT
  const subjects = [{ arn: `arn:aws:ssm:${region}:${owner}:parameter/${input.Name.replace(/^\//, '')}`, keys: {} }]
  return [{ action, subjects }, ...(input.Tags === undefined ? [] : [{ action: 'ssm:AddTagsToResource', subjects }])]
}

const prefixed = (prefix: string, tags: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [prefix + key, value]))

import {
  AssociateRouteTableCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  DisassociateIamInstanceProfileCommand,
  DisassociateRouteTableCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
  ReplaceIamInstanceProfileAssociationCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53'
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import type { Policy } from '../../local/cloud/iam/policy.ts'
import { runAction, type StepResult } from '../../local/runner/run.ts'
import { errorOf, type Stage, textOf } from '../integration/action/cloud.ts'
import type { ActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { ACCOUNT, documentedPolicy, makeUser, REGION } from '../integration/permissions/user.ts'

/** Every action that a policy allows. */
const actionsIn = ({ Statement }: Policy): Set<string> => new Set(Statement.flatMap(({ Action }) => Action))

/** The same statements with fewer actions. */
const narrowed = ({ Version, Statement }: Policy, keep: (action: string) => boolean): Policy => ({
  Version,
  Statement: [
    // AWS takes no policy without a statement, and this one needs no permission.
    { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
    ...Statement.map((one) => ({ ...one, Action: [one.Action].flat().filter(keep) })).filter(
      ({ Action }) => Action.length > 0,
    ),
  ],
})

/** One run of the action in the life of a deployment, and what has happened to the deployment before it. */
interface Chapter {
  readonly title: string
  arrange?(): Promise<void>
  readonly inputs: Readonly<Record<string, string>>
  /** How a run ends that is denied nothing, unless it ends well. */
  readonly ends?: RegExp
}

/** The life of a deployment, in which everything is asked for, meddled with and put right. */
const lifeOf = async (stage: Stage, name: string): Promise<Chapter[]> => {
  const { iam, s3, ec2 } = stage
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  const boundary = await iam.send(
    new CreatePolicyCommand({ PolicyName: `boundary-${name}`, PolicyDocument: JSON.stringify(everything) }),
  )
  // Not every zone has the endpoints that the lonely one needs, and without a name it is any of them.
  const AvailabilityZone = `${REGION}a`
  const peer = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.50.0.0/16' }))).Vpc?.VpcId ?? ''
  await ec2.send(new CreateSubnetCommand({ VpcId: peer, CidrBlock: '10.50.0.0/24', AvailabilityZone }))
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId: peer, EnableDnsHostnames: { Value: true } }))
  const lonely = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.60.0.0/16' }))).Vpc?.VpcId ?? ''
  await ec2.send(new CreateSubnetCommand({ VpcId: lonely, CidrBlock: '10.60.0.0/24', AvailabilityZone }))
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId: lonely, EnableDnsHostnames: { Value: true } }))
  const isolated = {
    name,
    'vpc-id': lonely,
    'image-registry': `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/docker-hub`,
  }
  const other = await makeProfile(stage, `other-than-${name}`)
  const domain = `${name}.example.org`
  const { HostedZone } = await stage.route53.send(
    new CreateHostedZoneCommand({ Name: domain, CallerReference: domain }),
  )
  const zone = HostedZone?.Id?.replace('/hostedzone/', '') ?? ''
  const grown = { 'instance-type': 't4g.large', 'volume-size': '40', 'cpu-credits': 'unlimited' }
  const destroy = { command: 'destroy', name, 'delete-data': 'true' }
  return [
    { title: 'a first deploy', inputs: { name } },
    { title: 'peers and an expiry', inputs: { name, ttl: '8h', 'peer-vpc-ids': peer } },
    { title: 'no peers and no expiry', inputs: { name } },
    { title: 'a sweep', inputs: { command: 'sweep' } },
    {
      title: 'drift and growth',
      arrange: () => meddle(stage, name),
      inputs: { name, ...grown, snapshot: 'true', 'permissions-boundary': boundary.Policy?.Arn ?? '' },
    },
    { title: 'a host without its profile', arrange: () => takeProfileAway(stage, name), inputs: { name, ...grown } },
    {
      title: "a host with another's profile",
      arrange: () => giveProfile(stage, name, other),
      inputs: { name, ...grown },
    },
    {
      // An emulated host has nobody to ask for a certificate.
      title: 'a domain',
      inputs: { name, ...grown, domain, email: 'someone@example.org', 'hosted-zone-id': zone },
      ends: /no new certificate|was not verified/,
    },
    {
      title: 'destruction with all data',
      arrange: async () => {
        const Bucket = `vispyr-${name}-${ACCOUNT}-${REGION}`
        await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'tempo/unfinished' }))
      },
      inputs: destroy,
    },
    { title: 'a host where nothing leads to the internet', inputs: isolated },
    {
      title: 'an endpoint behind rules of others',
      arrange: () => meddleWithEndpoint(stage, name, lonely),
      inputs: isolated,
    },
    { title: 'destruction with its endpoints', inputs: destroy },
  ]
}

const filtersFor = (name: string) => [{ Name: 'tag:vispyr:deployment', Values: [name] }]

const instanceOf = async ({ ec2 }: Stage, name: string): Promise<string> => {
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters: filtersFor(name) }))
  return Reservations?.[0]?.Instances?.[0]?.InstanceId ?? ''
}

/** Everything of a deployment that somebody can change by hand and a deploy puts right. */
const meddle = async (stage: Stage, name: string): Promise<void> => {
  const { ec2, iam } = stage
  const Filters = filtersFor(name)
  const RoleName = `vispyr-${name}-${REGION}`
  const InstanceId = await instanceOf(stage, name)
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))
  const GroupId = SecurityGroups?.[0]?.GroupId ?? ''
  await ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId, HttpTokens: 'optional' }))
  const Permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [Permission] }))
  const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [all] }))
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [Permission] }))
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
    ],
  }
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: JSON.stringify(trust) }))
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters }))
  const [table] = RouteTables
  const main = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [
        { Name: 'vpc-id', Values: [table?.VpcId ?? ''] },
        { Name: 'association.main', Values: ['true'] },
      ],
    }),
  )
  const [association] = table?.Associations ?? []
  await ec2.send(new DisassociateRouteTableCommand({ AssociationId: association?.RouteTableAssociationId }))
  await ec2.send(
    new AssociateRouteTableCommand({
      RouteTableId: main.RouteTables?.[0]?.RouteTableId,
      SubnetId: association?.SubnetId,
    }),
  )
  const route = { RouteTableId: table?.RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }
  await ec2.send(new DeleteRouteCommand(route))
  await ec2.send(new CreateRouteCommand({ ...route, InstanceId }))
}

/** Somebody adds a security group to an endpoint of the deployment. */
const meddleWithEndpoint = async ({ ec2 }: Stage, name: string, vpc: string): Promise<void> => {
  const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ Filters: filtersFor(name) }))
  const inDefault = [
    { Name: 'vpc-id', Values: [vpc] },
    { Name: 'group-name', Values: ['default'] },
  ]
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters: inDefault }))
  await ec2.send(
    new ModifyVpcEndpointCommand({
      VpcEndpointId: VpcEndpoints?.find(({ ServiceName }) => ServiceName?.endsWith('.ssm'))?.VpcEndpointId,
      AddSecurityGroupIds: [SecurityGroups?.[0]?.GroupId ?? ''],
    }),
  )
}

const profileAssociation = async (stage: Stage, name: string): Promise<string> => {
  const Filters = [{ Name: 'instance-id', Values: [await instanceOf(stage, name)] }]
  const found = await stage.ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }))
  return found.IamInstanceProfileAssociations?.[0]?.AssociationId ?? ''
}

const takeProfileAway = async (stage: Stage, name: string): Promise<void> => {
  const AssociationId = await profileAssociation(stage, name)
  await stage.ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId }))
}

const giveProfile = async (stage: Stage, name: string, Name: string): Promise<void> => {
  const AssociationId = await profileAssociation(stage, name)
  const IamInstanceProfile = { Name }
  await stage.ec2.send(new ReplaceIamInstanceProfileAssociationCommand({ AssociationId, IamInstanceProfile }))
}

const makeProfile = async ({ iam }: Stage, InstanceProfileName: string): Promise<string> => {
  const RoleName = InstanceProfileName
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }))
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }))
  return InstanceProfileName
}

/** Actions for whose absence no run of that life fails, and why. */
export const NEVER_NAMED: Readonly<Record<string, string>> = {
  'ec2:RebootInstances':
    'asked for only after an agent has not registered for minutes; __tests__/unit/agent.test.ts has it denied',
}

/** What somebody has gone through who has allowed action after action. */
interface Journey {
  /** The actions that were named, in their order. */
  readonly named: readonly string[]
  /** Those that could have been. */
  readonly expected: readonly string[]
}

/**
 * A user to whom some of the documented actions are denied, and who allows what each failed run names. Every action is missing when it is needed first, in the world
 * as it is then, and each run goes on where the one before was stopped. In the end it is exactly the documented policy that is enough for the life of a deployment.
 *
 * @param denied which actions the user begins without, of all that are documented, in alphabetical order
 */
export const followErrors = async (
  stage: Stage,
  { actionDirectory, environment: downloads }: ActionWithPlugin,
  name: string,
  denied: (action: string, index: number) => boolean,
): Promise<Journey> => {
  const policy = documentedPolicy(name)
  const documented = [...actionsIn(policy)].sort()
  const lacking = new Set(documented.filter(denied))
  const expected = [...lacking].filter((action) => !(action in NEVER_NAMED))
  const named: string[] = []
  const chapters = await lifeOf(stage, name)
  const user = await makeUser(stage, `${name}-user`)
  let attempt = 0
  const run = async (inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
    await user.mayDo(narrowed(policy, (action) => !lacking.has(action)))
    attempt += 1
    // A job that is run again takes over the lock of its earlier attempt, which may have had no right to let go of it.
    const run = { GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: String(attempt) }
    return runAction({ inputs, actionDirectory, environment: { ...user.environment, ...downloads, ...run } })
  }
  await stage.cloud.control.enforceIam(true)
  for (const { title, arrange, inputs, ends } of chapters) {
    await arrange?.()
    for (;;) {
      const step = await run(inputs)
      const [, action] = /^AWS denied ([\w-]+:\w+): /.exec(errorOf(step)) ?? []
      if (action === undefined) {
        expect(ends ? errorOf(step) : step.exitCode, `${title}: ${textOf(step)}`).toEqual(
          ends ? expect.stringMatching(ends) : 0,
        )
        break
      }
      expect(step.exitCode).toBe(1)
      expect([...lacking], `${title}: ${textOf(step)}`).toContain(action)
      expect(errorOf(step)).toContain(
        `Allow \`${action}\` in the policy of the role that this job assumes; docs/permissions.md has the whole policy.`,
      )
      lacking.delete(action)
      named.push(action)
    }
  }
  await stage.cloud.control.enforceIam(false)
  const { items } = await stage.cloud.control.inventory()
  expect(items.filter(({ deployment }) => deployment !== undefined)).toEqual([])
  return { named, expected }
}

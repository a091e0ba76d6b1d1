import { readFileSync } from 'node:fs'
import {
  AssociateRouteTableCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DisassociateIamInstanceProfileCommand,
  DisassociateRouteTableCommand,
  EC2Client,
  ModifyInstanceMetadataOptionsCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2'
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../local/cloud/iam/policy.ts'
import { runAction, type StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from '../action/cloud.ts'

const REGION = 'us-east-1'
const NAME = 'demo'
const Filters = [{ Name: 'tag:vispyr:deployment', Values: [NAME] }]

const documented: Policy = JSON.parse(
  readFileSync(new URL('../../../docs/policy.json', import.meta.url), 'utf8')
    .replaceAll('<partition>', 'aws')
    .replaceAll('<account>', '123456789012')
    .replaceAll('<region>', REGION)
    .replaceAll('<name>', NAME),
)

const actionsOf = ({ Statement }: Policy): string[] => [...new Set(Statement.flatMap(({ Action }) => Action))].sort()

/** The documented policy with only these of its actions, and what needs no permission, since a policy without a statement is none. */
const onlyWith = (actions: ReadonlySet<string>): Policy => ({
  ...documented,
  Statement: [
    { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
    ...documented.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((action) => actions.has(action)),
    })).filter(({ Action }) => Action.length > 0),
  ],
})

/** Actions for what does not happen in these runs, and when it does. */
const RARE: Readonly<Record<string, string>> = {
  'ec2:ModifyInstanceCreditSpecification': 'another `cpu-credits`; moto does not know the call',
  'ec2:RebootInstances': 'an agent that does not register within three minutes',
  'ssm:CancelCommand': 'a step that is cancelled while the host works',
}

describe('the documented policy', () => {
  const stage = useStage()

  /** A user who may do what a policy says. */
  const userWith = async (UserName: string, policy: Policy) => {
    const { iam, cloud } = stage()
    await iam.send(new CreateUserCommand({ UserName }))
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
    const allow = (policy: Policy) =>
      iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'vispyr', PolicyDocument: JSON.stringify(policy) }))
    await allow(policy)
    const [accessKeyId = '', secretAccessKey = ''] = [AccessKey?.AccessKeyId, AccessKey?.SecretAccessKey]
    const key = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
    const credentials = { accessKeyId, secretAccessKey }
    return {
      allow,
      act: (inputs: Readonly<Record<string, string>>): Promise<StepResult> =>
        runAction({ inputs: { name: NAME, ...inputs }, environment: { ...cloud.environment, ...key } }),
      ec2: new EC2Client({ endpoint: cloud.url, region: REGION, credentials, maxAttempts: 1 }),
    }
  }

  const theInstance = async (): Promise<string> => {
    const { Reservations } = await stage().ec2.send(new DescribeInstancesCommand({ Filters }))
    return Reservations?.[0]?.Instances?.[0]?.InstanceId ?? ''
  }
  const theGroup = async (): Promise<string> =>
    (await stage().ec2.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups?.[0]?.GroupId ?? ''

  /** Everything of a deployment that somebody can change by hand and a deploy puts right. */
  const meddle = async (): Promise<void> => {
    const { ec2, iam } = stage()
    const RoleName = `vispyr-${NAME}-${REGION}`
    const InstanceId = await theInstance()
    const GroupId = await theGroup()
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

  const takeProfileAway = async (): Promise<void> => {
    const { ec2 } = stage()
    const found = await ec2.send(
      new DescribeIamInstanceProfileAssociationsCommand({
        Filters: [{ Name: 'instance-id', Values: [await theInstance()] }],
      }),
    )
    const [association] = found.IamInstanceProfileAssociations ?? []
    await ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId: association?.AssociationId }))
  }

  it('is enough for deploy, update and destroy, and a step without any one of its actions names it', {
    timeout: 900_000,
  }, async () => {
    const { iam, s3, cloud } = stage()
    const granted = new Set<string>()
    const user = await userWith('workflow', onlyWith(granted))
    const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
    const boundary = await iam.send(
      new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument: JSON.stringify(everything) }),
    )
    await cloud.control.enforceIam(true)

    /** Runs a step until it succeeds, allowing each time what its error names: so every action is missing once, and is found by nothing but its name. */
    const untilItWorks = async (inputs: Readonly<Record<string, string>>): Promise<void> => {
      for (;;) {
        const step = await user.act(inputs)
        if (step.exitCode === 0) return
        const error = step.annotations.find(({ level }) => level === 'error')?.message ?? ''
        const action = /Allow `([\w-]+:\w+)`/.exec(error)?.[1] ?? 'none'
        expect(actionsOf(documented), textOf(step)).toContain(action)
        expect([...granted], `is allowed already, and not enough:\n${textOf(step)}`).not.toContain(action)
        granted.add(action)
        await user.allow(onlyWith(granted))
      }
    }

    await untilItWorks({})
    await untilItWorks({})
    await meddle()
    const larger = { 'instance-type': 't4g.large', 'volume-size': '40' }
    await untilItWorks({ ...larger, 'permissions-boundary': boundary.Policy?.Arn ?? '' })
    await takeProfileAway()
    await untilItWorks(larger)
    await s3.send(
      new CreateMultipartUploadCommand({ Bucket: `vispyr-${NAME}-123456789012-${REGION}`, Key: 'tempo/unfinished' }),
    )
    await untilItWorks({ command: 'destroy', 'delete-data': 'true' })

    expect((await cloud.control.inventory()).items).toEqual([])
    expect(actionsOf(documented).filter((action) => !granted.has(action))).toEqual(Object.keys(RARE).sort())
  })
})

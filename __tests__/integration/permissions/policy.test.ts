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
  DisassociateIamInstanceProfileCommand,
  DisassociateRouteTableCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2'
import { AttachRolePolicyCommand, CreatePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { runAction } from '../../../local/runner/run.ts'
import { textOf, useStage } from '../action/cloud.ts'
import { documentedPolicy, REGION, userWith } from './user.ts'

const NAME = 'demo'
const Filters = [{ Name: 'tag:vispyr:deployment', Values: [NAME] }]

describe('the documented policy', () => {
  const stage = useStage()

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

  /** What the story of a deployment goes through: everything that can be asked for, meddled with and put right. */
  const story = async (act: (inputs: Readonly<Record<string, string>>) => Promise<void>): Promise<void> => {
    const { iam, s3, ec2 } = stage()
    const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
    const PolicyName = `boundary-${Math.random().toString(36).slice(2)}`
    const boundary = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: JSON.stringify(everything) }))
    const peer = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.50.0.0/16' }))).Vpc?.VpcId ?? ''
    await ec2.send(new CreateSubnetCommand({ VpcId: peer, CidrBlock: '10.50.0.0/24' }))
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId: peer, EnableDnsHostnames: { Value: true } }))
    await act({})
    await act({ ttl: '8h', 'peer-vpc-ids': peer })
    await act({})
    await act({ command: 'sweep', name: '' })
    await meddle()
    await act({ 'instance-type': 't4g.large', 'volume-size': '40', 'permissions-boundary': boundary.Policy?.Arn ?? '' })
    await takeProfileAway()
    await act({ 'instance-type': 't4g.large', 'volume-size': '40' })
    await s3.send(
      new CreateMultipartUploadCommand({ Bucket: `vispyr-${NAME}-123456789012-${REGION}`, Key: 'tempo/unfinished' }),
    )
    await act({ command: 'destroy', 'delete-data': 'true' })
    const { items } = await stage().cloud.control.inventory()
    expect(items.filter(({ deployment }) => deployment !== undefined)).toEqual([])
  }

  it('is enough for the whole story', { timeout: 600_000 }, async () => {
    const environment = await userWith(stage(), 'enough', documentedPolicy(NAME))
    await stage().cloud.control.enforceIam(true)
    await story(async (inputs) => {
      const step = await runAction({ inputs: { name: NAME, ...inputs }, environment })
      expect(step.exitCode, textOf(step)).toBe(0)
    })
  })
})

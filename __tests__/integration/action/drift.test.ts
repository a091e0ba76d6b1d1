import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteRouteCommand,
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  DisassociateAddressCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyVpcAttributeCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  AttachRolePolicyCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import {
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  PutBucketTaggingCommand,
} from '@aws-sdk/client-s3'
import { DeleteParameterCommand } from '@aws-sdk/client-ssm'
import { beforeAll, describe, expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const Bucket = 'vispyr-drift-123456789012-us-east-1'
const RoleName = 'vispyr-drift-us-east-1'
const Filters = [{ Name: 'tag:vispyr:deployment', Values: ['drift'] }]

const instance = async () =>
  (await stage().ec2.send(new DescribeInstancesCommand({ Filters }))).Reservations?.[0]?.Instances?.[0]
const group = async () =>
  (await stage().ec2.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups?.[0]?.GroupId ?? ''
const vpc = async () => (await stage().ec2.send(new DescribeVpcsCommand({ Filters }))).Vpcs?.[0]?.VpcId ?? ''
const table = async () =>
  (await stage().ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0]?.RouteTableId ?? ''
const address = async () => (await stage().ec2.send(new DescribeAddressesCommand({ Filters }))).Addresses?.[0]

/** What somebody does by hand, by the resource that is then not as it should be. */
const MEDDLING: readonly (readonly [string, string, () => Promise<unknown>])[] = [
  [
    'port 22 opened to the world',
    'security-group',
    async () =>
      stage().ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: await group(),
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        }),
      ),
  ],
  [
    'the default route deleted',
    'route-table',
    async () =>
      stage().ec2.send(new DeleteRouteCommand({ RouteTableId: await table(), DestinationCidrBlock: '0.0.0.0/0' })),
  ],
  [
    'host names switched off',
    'vpc',
    async () =>
      stage().ec2.send(new ModifyVpcAttributeCommand({ VpcId: await vpc(), EnableDnsHostnames: { Value: false } })),
  ],
  ['the public access block removed', 'bucket', () => stage().s3.send(new DeletePublicAccessBlockCommand({ Bucket }))],
  ['the bucket policy removed', 'bucket', () => stage().s3.send(new DeleteBucketPolicyCommand({ Bucket }))],
  ['the encryption removed', 'bucket', () => stage().s3.send(new DeleteBucketEncryptionCommand({ Bucket }))],
  ['the lifecycle removed', 'bucket', () => stage().s3.send(new DeleteBucketLifecycleCommand({ Bucket }))],
  [
    'administrator rights attached to the host',
    'role',
    () =>
      stage().iam.send(
        new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      ),
  ],
  [
    'the inline policy widened',
    'role',
    () =>
      stage().iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'host',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          }),
        }),
      ),
  ],
  [
    'the role taken out of the profile',
    'instance-profile',
    () => stage().iam.send(new RemoveRoleFromInstanceProfileCommand({ RoleName, InstanceProfileName: RoleName })),
  ],
  [
    'IMDSv1 allowed',
    'instance',
    async () =>
      stage().ec2.send(
        new ModifyInstanceMetadataOptionsCommand({
          InstanceId: (await instance())?.InstanceId,
          HttpTokens: 'optional',
        }),
      ),
  ],
  [
    'the host stopped',
    'instance',
    async () => stage().ec2.send(new StopInstancesCommand({ InstanceIds: [(await instance())?.InstanceId ?? ''] })),
  ],
  [
    'the address taken off the host',
    'address',
    async () => stage().ec2.send(new DisassociateAddressCommand({ AssociationId: (await address())?.AssociationId })),
  ],
  [
    'a secret deleted',
    'parameter/grafana-secret-key',
    () => stage().ssm.send(new DeleteParameterCommand({ Name: '/vispyr/drift/grafana-secret-key' })),
  ],
]

describe('drift', () => {
  beforeAll(async () => {
    const step = await stage().act({ name: 'drift' })
    expect(step.exitCode, textOf(step)).toBe(0)
  })

  it.each(MEDDLING)('%s is seen in the plan and put right', async (_, resource, meddle) => {
    await meddle()
    const plan = await stage().act({ command: 'plan', name: 'drift' })
    expect(plan.exitCode, textOf(plan)).toBe(0)
    const changes = JSON.parse(plan.outputs['plan'] ?? '').changes as { action: string; resource: string }[]
    expect(changes.filter(({ action }) => action !== 'keep').map((change) => change.resource)).toEqual([resource])
    const step = await stage().act({ name: 'drift' })
    expect(step.exitCode, textOf(step)).toBe(0)
    const again = await stage().act({ name: 'drift' })
    expect(again.outputs['changed'], textOf(again)).toBe('false')
  })

  it('does not fight over tags that others add to the bucket', async () => {
    const TagSet = [
      { Key: 'vispyr:deployment', Value: 'drift' },
      { Key: 'Name', Value: 'vispyr-drift' },
      { Key: 'team', Value: 'payments' },
    ]
    await stage().s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
    const step = await stage().act({ name: 'drift' })
    expect(step.outputs['changed'], textOf(step)).toBe('false')
  })
})

import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeInstancesCommand,
  EC2Client,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { S3Client } from '@aws-sdk/client-s3'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Cloud, type CloudOptions, startCloud } from '../../../local/cloud/start.ts'

/** An embedded cloud and the clients of somebody who uses it. */
export interface Account {
  readonly cloud: Cloud
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly s3: S3Client
  readonly ssm: SSMClient
  /** The newest Amazon Linux 2023 for arm64. */
  readonly image: string
  /** Starts an instance in the default VPC unless told otherwise. */
  launch(input?: Partial<RunInstancesCommandInput>): Promise<Instance>
  describe(instanceId: string): Promise<Instance>
  /** Lets time pass for everything that the cloud only does after a while. It stands still otherwise. */
  advance(milliseconds: number): void
}

/** Starts a cloud with short waiting times. The SDK's own repetitions are off, so that an error is seen as it was given. */
export async function startAccount(options: CloudOptions = {}): Promise<Account> {
  let time = Date.now()
  const cloud = await startCloud({
    clock: () => time,
    registrationDelayMs: 0,
    profileDelayMs: 0,
    invocationDelayMs: 0,
    transitionMs: 0,
    ...options,
  })
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = cloud.environment
  const settings = {
    endpoint: cloud.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  }
  const [ec2, iam, s3, ssm] = [
    new EC2Client(settings),
    new IAMClient(settings),
    new S3Client(settings),
    new SSMClient(settings),
  ]
  const name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64'
  const image = (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value ?? ''
  const describe = async (instanceId: string): Promise<Instance> => {
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
    return there(Reservations?.[0]?.Instances?.[0])
  }
  const launch = async (input: Partial<RunInstancesCommandInput> = {}): Promise<Instance> => {
    const command = new RunInstancesCommand({
      ImageId: image,
      InstanceType: 't4g.medium',
      MinCount: 1,
      MaxCount: 1,
      ...input,
    })
    return there((await ec2.send(command)).Instances?.[0])
  }
  const advance = (milliseconds: number): void => {
    time += milliseconds
  }
  return { cloud, ec2, iam, s3, ssm, image, launch, describe, advance }
}

/** Makes a role that may use S3 and Parameter Store, and a profile of the same name. */
export async function makeProfile({ iam }: Account, name: string): Promise<void> {
  const statement = { Effect: 'Allow', Action: ['s3:*', 'ssm:*', 'ssmmessages:*'], Resource: '*' }
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const document = (content: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [content] })
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }))
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'host', PolicyDocument: document(statement) }))
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }))
}

/** Makes a VPC with one subnet. */
export async function makeNetwork({ ec2 }: Account): Promise<{ vpcId: string; subnetId: string }> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }))
  const vpcId = there(Vpc?.VpcId)
  const placement = { VpcId: vpcId, CidrBlock: '10.20.0.0/24', AvailabilityZone: 'us-east-1a' }
  const { Subnet } = await ec2.send(new CreateSubnetCommand(placement))
  return { vpcId, subnetId: there(Subnet?.SubnetId) }
}

/** The value, which has to be there. */
export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the answer lacks something it must have')
  return value
}

/** The name of the error that a call fails with; undefined when it succeeds. */
export async function errorName(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )
}

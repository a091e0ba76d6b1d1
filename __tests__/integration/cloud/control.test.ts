import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListCommandsCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pythonEnvironment } from '../../../local/cloud/python.ts'
import { type Account, errorName, makeNetwork, makeProfile, startAccount, there } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await startAccount()
})
afterEach(() => account.cloud.control.clearFaults())
afterAll(() => account.cloud.close())

const vpcCount = async (): Promise<number> => (await account.ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0
const createVpc = () => account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.30.0.0/16' }))

describe('the inventory', () => {
  it('is empty in a fresh account, and then names what was made, with its deployment', async () => {
    expect(await account.cloud.control.inventory()).toEqual({ items: [], counts: {}, total: 0 })
    const tag = { Key: 'vispyr:deployment', Value: 'demo' }
    await makeNetwork(account)
    await makeProfile(account, 'inventory')
    await account.s3.send(new CreateBucketCommand({ Bucket: 'inventory-test' }))
    await account.s3.send(new PutObjectCommand({ Bucket: 'inventory-test', Key: 'one', Body: 'x' }))
    await account.ssm.send(new PutParameterCommand({ Name: '/vispyr/demo/x', Type: 'String', Value: 'y', Tags: [tag] }))
    await account.launch({ TagSpecifications: [{ ResourceType: 'instance', Tags: [tag] }] })
    const { items, counts } = await account.cloud.control.inventory()
    expect(counts).toEqual({
      vpc: 1,
      subnet: 1,
      instance: 1,
      volume: 1,
      'network-interface': 1,
      bucket: 1,
      role: 1,
      'instance-profile': 1,
      parameter: 1,
      'emulated-host': 1,
    })
    expect(items).toContainEqual({ kind: 'parameter', id: '/vispyr/demo/x', deployment: 'demo' })
    expect(items).toContainEqual({ kind: 'bucket', id: 'inventory-test', deployment: undefined, objects: 1 })
    expect(items.find(({ kind }) => kind === 'instance')?.deployment).toBe('demo')
  })
})

describe('the record', () => {
  it('keeps what was asked, how it ended, and its body', async () => {
    account.cloud.control.resetCalls()
    await vpcCount()
    await errorName(account.ec2.send(new CreateVpcCommand({ CidrBlock: 'nonsense' })))
    expect(account.cloud.control.calls()).toMatchObject([
      {
        service: 'ec2',
        operation: 'DescribeVpcs',
        mutating: false,
        status: 200,
        errorCode: undefined,
        origin: 'client',
      },
      { service: 'ec2', operation: 'CreateVpc', mutating: true, status: 400 },
    ])
    expect(account.cloud.control.bodies().at(-1)?.body.toString()).toContain('CidrBlock=nonsense')
  })

  it('is there over HTTP, too', async () => {
    account.cloud.control.resetCalls()
    await vpcCount()
    const ask = async (path: string, method = 'GET'): Promise<unknown> =>
      (await fetch(`${account.cloud.url}/_cloud/${path}`, { method })).json()
    expect(await ask('calls')).toMatchObject([{ operation: 'DescribeVpcs' }])
    await ask('calls', 'DELETE')
    expect(await ask('calls')).toEqual([])
    expect(await ask('nonsense')).toMatchObject({ error: 'no GET nonsense' })
  })
})

describe('faults', () => {
  it('answer in place of the cloud, in the words of the service', async () => {
    const before = await vpcCount()
    account.cloud.control.addFault({
      service: 'ec2',
      operation: 'CreateVpc',
      status: 503,
      code: 'RequestLimitExceeded',
      times: 1,
    })
    expect(await errorName(createVpc())).toBe('RequestLimitExceeded')
    expect(await vpcCount()).toBe(before)
    expect(await errorName(createVpc())).toBeUndefined()
    account.cloud.control.addFault({ service: 'iam', status: 400, code: 'Throttling' })
    expect(await errorName(account.iam.send(new ListUsersCommand({})))).toMatch(/Throttling/)
    account.cloud.control.addFault({ service: 's3', status: 503, code: 'SlowDown' })
    expect(await errorName(account.s3.send(new CreateBucketCommand({ Bucket: 'faulty' })))).toBe('SlowDown')
    account.cloud.control.addFault({ service: 'ssm', status: 400, code: 'ThrottlingException' })
    expect(await errorName(account.ssm.send(new PutParameterCommand({ Name: 'x', Value: 'y' })))).toBe(
      'ThrottlingException',
    )
  })

  it('can lose the answer of what was carried out', async () => {
    const before = await vpcCount()
    account.cloud.control.addFault({ operation: 'CreateVpc', status: 0, when: 'after', times: 1 })
    expect(await errorName(createVpc())).toBeDefined()
    expect(await vpcCount()).toBe(before + 1)
  })

  it('can only delay', async () => {
    account.cloud.control.addFault({ operation: 'DescribeVpcs', delayMs: 300, times: 1 })
    const started = performance.now()
    await vpcCount()
    expect(performance.now() - started).toBeGreaterThan(290)
  })
})

describe('IAM', () => {
  it('is enforced when told to, and the environment goes on working', async () => {
    await account.iam.send(new CreateUserCommand({ UserName: 'reader' }))
    const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }))
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    const credentials = {
      accessKeyId: there(AccessKey?.AccessKeyId),
      secretAccessKey: there(AccessKey?.SecretAccessKey),
    }
    const reader = new IAMClient({ endpoint: account.cloud.url, region: 'us-east-1', maxAttempts: 1, credentials })
    const list = () => errorName(reader.send(new ListUsersCommand({})))
    const readVpcs = new EC2Client({ endpoint: account.cloud.url, region: 'us-east-1', maxAttempts: 1, credentials })
    const commander = new SSMClient({ endpoint: account.cloud.url, region: 'us-east-1', maxAttempts: 1, credentials })
    const command = (client: SSMClient) => errorName(client.send(new ListCommandsCommand({})))
    expect(await list()).toBeUndefined()
    await account.cloud.control.enforceIam(true)
    try {
      expect(await list()).toBe('AccessDenied')
      expect(await command(commander)).toBe('AccessDeniedException')
      expect(await errorName(readVpcs.send(new DescribeVpcsCommand({})))).toBe('UnauthorizedOperation')
      expect(await command(account.ssm)).toBeUndefined()
      expect(await errorName(account.iam.send(new AttachRolePolicyCommand({ RoleName: 'nobody', PolicyArn })))).toMatch(
        /NoSuchEntity/,
      )
      expect(await errorName(account.launch())).toBeUndefined()
    } finally {
      await account.cloud.control.enforceIam(false)
    }
  })

  it('hides that an object is missing from whoever may not list the bucket', async () => {
    const UserName = 'getter'
    await account.iam.send(new CreateUserCommand({ UserName }))
    const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName }))
    const credentials = {
      accessKeyId: there(AccessKey?.AccessKeyId),
      secretAccessKey: there(AccessKey?.SecretAccessKey),
    }
    const may = (...Action: string[]) => {
      const Statement = [{ Effect: 'Allow', Action, Resource: '*' }]
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
      return account.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'some', PolicyDocument }))
    }
    await account.s3.send(new CreateBucketCommand({ Bucket: 'hiding' }))
    const { url: endpoint, control } = account.cloud
    const s3 = new S3Client({ endpoint, region: 'us-east-1', maxAttempts: 1, forcePathStyle: true, credentials })
    const get = () => s3.send(new GetObjectCommand({ Bucket: 'hiding', Key: 'nothing' }))
    await control.enforceIam(true)
    try {
      await may('s3:GetObject')
      await expect(get()).rejects.toThrow(/not authorized to perform: s3:ListBucket/)
      await may('s3:GetObject', 's3:ListBucket')
      expect(await errorName(get())).toBe('NoSuchKey')
    } finally {
      await control.enforceIam(false)
    }
  })
})

describe('the AWS command line interface', () => {
  it('needs nothing but the environment', async () => {
    const { python } = await pythonEnvironment(() => undefined)
    const { stdout } = await promisify(execFile)(
      python,
      ['-m', 'awscli', 'sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'],
      { env: { PATH: process.env['PATH'], ...account.cloud.environment } },
    )
    expect(stdout).toBe('123456789012\n')
  })
})

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { GetParametersByPathCommand, ListTagsForResourceCommand, PutParameterCommand } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, errorName, startAccount } from './account.ts'

const Bucket = 'storage-test'

let account: Account
beforeAll(async () => {
  account = await startAccount()
  await account.s3.send(new CreateBucketCommand({ Bucket }))
})
afterAll(() => account.cloud.close())

const get = async (Key: string): Promise<string> => {
  const { Body } = await account.s3.send(new GetObjectCommand({ Bucket, Key }))
  return (await Body?.transformToString()) ?? ''
}

describe('a bucket policy', () => {
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })

  it('that asks for TLS is kept, and keeps nobody out', async () => {
    await account.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    await account.s3.send(new PutObjectCommand({ Bucket, Key: 'key', Body: 'content' }))
    expect(await get('key')).toBe('content')
    expect((await account.s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy)
  })

  it('goes when it is deleted, and with its bucket', async () => {
    const policy = (name: string) => errorName(account.s3.send(new GetBucketPolicyCommand({ Bucket: name })))
    await account.s3.send(new DeleteBucketPolicyCommand({ Bucket }))
    expect(await policy(Bucket)).toBe('NoSuchBucketPolicy')
    const other = 'storage-test-other'
    await account.s3.send(new CreateBucketCommand({ Bucket: other }))
    await account.s3.send(new PutBucketPolicyCommand({ Bucket: other, Policy }))
    await account.s3.send(new DeleteBucketCommand({ Bucket: other }))
    await account.s3.send(new CreateBucketCommand({ Bucket: other }))
    expect(await policy(other)).toBe('NoSuchBucketPolicy')
  })

  it('is refused for a bucket that there is none of, and when it is none', async () => {
    expect(await errorName(account.s3.send(new PutBucketPolicyCommand({ Bucket: 'nowhere-at-all', Policy })))).toBe(
      'NoSuchBucket',
    )
    expect(await errorName(account.s3.send(new PutBucketPolicyCommand({ Bucket, Policy: 'no policy' })))).toBe(
      'MalformedPolicy',
    )
  })
})

describe('an upload', () => {
  const put = (input: object, Body: string | Readable = 'content') =>
    errorName(account.s3.send(new PutObjectCommand({ Bucket, Key: 'upload', Body, ...input })))
  const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('base64')

  it.each([
    ['ContentMD5', digest('md5', 'content'), digest('md5', 'other')],
    ['ChecksumSHA256', digest('sha256', 'content'), digest('sha256', 'other')],
    ['ChecksumCRC32C', 'WgFVfQ==', 'AAAAAA=='],
  ])('is refused with a wrong %s', async (member, right, wrong) => {
    expect(await put({ [member]: wrong })).toBe('BadDigest')
    if (member !== 'ChecksumCRC32C') expect(await put({ [member]: right })).toBeUndefined()
  })

  it('in chunks, with its checksum behind it, is understood', async () => {
    const stream = Readable.from(['con', 'tent'])
    expect(await put({ ContentLength: 7, ChecksumAlgorithm: 'CRC32' }, stream)).toBeUndefined()
    expect(await get('upload')).toBe('content')
  })

  it('with If-None-Match has one winner of many', async () => {
    const attempts = Array.from({ length: 20 }, () =>
      errorName(account.s3.send(new PutObjectCommand({ Bucket, Key: 'lock', Body: 'x', IfNoneMatch: '*' }))),
    )
    const outcomes = await Promise.all(attempts)
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'PreconditionFailed')).toHaveLength(19)
  })
})

describe('an owner', () => {
  it('that is expected and another one is refused', async () => {
    const list = (ExpectedBucketOwner: string) =>
      errorName(account.s3.send(new ListObjectsV2Command({ Bucket, ExpectedBucketOwner })))
    expect(await list('123456789012')).toBeUndefined()
    expect(await list('999999999999')).toBe('AccessDenied')
  })
})

describe('parameters', () => {
  it('are kept encrypted and tagged below their path', async () => {
    const Name = '/vispyr/test/secret'
    const Tags = [{ Key: 'vispyr:deployment', Value: 'test' }]
    await account.ssm.send(new PutParameterCommand({ Name, Type: 'SecureString', Value: 's3cret', Tags }))
    const { Parameters } = await account.ssm.send(
      new GetParametersByPathCommand({ Path: '/vispyr/test', WithDecryption: true }),
    )
    expect(Parameters).toMatchObject([{ Name, Type: 'SecureString', Value: 's3cret' }])
    const { TagList } = await account.ssm.send(
      new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: Name }),
    )
    expect(TagList).toEqual(Tags)
  })
})

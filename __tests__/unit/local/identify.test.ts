import { describe, expect, it } from 'vitest'
import { identify, type RequestParts } from '../../../local/cloud/identify.ts'

const signed = (service: string, region = 'eu-west-1'): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`,
})

const form = (body: string): RequestParts => ({
  method: 'POST',
  target: '/',
  headers: { ...signed('ec2'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: Buffer.from(body),
})

const s3 = (method: string, target: string, headers: Record<string, string> = {}): RequestParts => ({
  method,
  target,
  headers: { ...signed('s3'), ...headers },
  body: Buffer.alloc(0),
})

describe('identify', () => {
  it('reads region, key and service from the scope of the signature', () => {
    expect(identify(form('Action=RunInstances'))).toMatchObject({
      service: 'ec2',
      operation: 'RunInstances',
      region: 'eu-west-1',
      accessKeyId: 'AKIDEXAMPLE',
    })
  })

  it('reads a presigned request like a signed one', () => {
    const target = '/bucket/key?X-Amz-Credential=AKIDEXAMPLE%2F20261123%2Feu-west-1%2Fs3%2Faws4_request&x-id=GetObject'
    expect(identify({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) })).toMatchObject({
      service: 's3',
      operation: 'GetObject',
      accessKeyId: 'AKIDEXAMPLE',
    })
  })

  it('reads the operation of SSM from X-Amz-Target', () => {
    const headers = {
      ...signed('ssm'),
      'x-amz-target': 'AmazonSSM.SendCommand',
      'content-type': 'application/x-amz-json-1.1',
    }
    expect(identify({ method: 'POST', target: '/', headers, body: Buffer.from('{}') })).toMatchObject({
      service: 'ssm',
      operation: 'SendCommand',
      mutating: true,
    })
  })

  it.each([
    ['Action=DescribeVpcs', false, false],
    ['Action=GetConsoleOutput', false, false],
    ['Action=CreateVpc', true, false],
    ['Action=CreateVpc&DryRun=true', false, true],
    ['Action=CreateVpc&DryRun=false', true, false],
  ])('tells what %s changes', (body, mutating, dryRun) => {
    expect(identify(form(body))).toMatchObject({ mutating, dryRun })
  })

  it('counts no call of STS as a change', () => {
    const request = form('Action=AssumeRole')
    expect(identify({ ...request, headers: { ...request.headers, ...signed('sts') } }).mutating).toBe(false)
  })

  it.each([
    ['GET', '/', 'ListBuckets'],
    ['PUT', '/b', 'CreateBucket'],
    ['HEAD', '/b', 'HeadBucket'],
    ['DELETE', '/b', 'DeleteBucket'],
    ['GET', '/b?list-type=2&prefix=x', 'ListObjectsV2'],
    ['GET', '/b?versions', 'ListObjectVersions'],
    ['POST', '/b?delete', 'DeleteObjects'],
    ['PUT', '/b?policy', 'PutBucketPolicy'],
    ['DELETE', '/b?lifecycle', 'DeleteBucketLifecycle'],
    ['GET', '/b?lifecycle', 'GetBucketLifecycleConfiguration'],
    ['PUT', '/b?publicAccessBlock', 'PutPublicAccessBlock'],
    ['PUT', '/b/some/key', 'PutObject'],
    ['GET', '/b/some/key', 'GetObject'],
    ['HEAD', '/b/some/key', 'HeadObject'],
    ['DELETE', '/b/some/key', 'DeleteObject'],
    ['PUT', '/b/key?tagging', 'PutObjectTagging'],
    ['POST', '/b/key?uploads', 'CreateMultipartUpload'],
    ['PUT', '/b/key?partNumber=1&uploadId=u', 'UploadPart'],
    ['POST', '/b/key?uploadId=u', 'CompleteMultipartUpload'],
    ['DELETE', '/b/key?uploadId=u', 'AbortMultipartUpload'],
  ])('names S3: %s %s is %s', (method, target, operation) => {
    expect(identify(s3(method, target)).operation).toBe(operation)
  })

  it('tells a copy from an upload', () => {
    expect(identify(s3('PUT', '/b/key', { 'x-amz-copy-source': '/b/other' })).operation).toBe('CopyObject')
  })
})

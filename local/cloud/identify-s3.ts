import type { RequestParts } from './identify.ts'

/** Bucket sub-resources by query parameter: the noun of their Get, Put and Delete operations. */
const BUCKET_NOUNS: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  requestPayment: 'BucketRequestPayment',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
}

const OBJECT_NOUNS: Readonly<Record<string, string>> = {
  acl: 'ObjectAcl',
  attributes: 'ObjectAttributes',
  'legal-hold': 'ObjectLegalHold',
  retention: 'ObjectRetention',
  tagging: 'ObjectTagging',
}

const VERBS: Readonly<Record<string, string>> = { GET: 'Get', HEAD: 'Head', PUT: 'Put', DELETE: 'Delete' }

/** Bucket and key of a path-style request; empty strings where the path names none. */
export function bucketAndKey(target: string): { bucket: string; key: string } {
  const path = decodeURIComponent((target.split('?')[0] ?? '').slice(1))
  const slash = path.indexOf('/')
  return slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) }
}

/** The S3 operation of a path-style request: S3 names none, so method, path and sub-resource have to tell. */
export function identifyS3(request: RequestParts, query: URLSearchParams): string {
  const { bucket, key } = bucketAndKey(request.target)
  if (bucket === '') return 'ListBuckets'
  return key === '' ? bucketOperation(request.method, query) : objectOperation(request, query)
}

function bucketOperation(method: string, query: URLSearchParams): string {
  const verb = VERBS[method]
  const noun = nounOf(query, BUCKET_NOUNS)
  // The one operation whose name does not follow from the others.
  if (noun === 'BucketLifecycleConfiguration' && method === 'DELETE') return 'DeleteBucketLifecycle'
  if (noun !== undefined && verb !== undefined) return verb + noun
  if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : 'PostObject'
  if (method === 'PUT') return 'CreateBucket'
  if (method === 'DELETE') return 'DeleteBucket'
  if (method === 'HEAD') return 'HeadBucket'
  if (query.has('uploads')) return 'ListMultipartUploads'
  if (query.has('versions')) return 'ListObjectVersions'
  return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects'
}

function objectOperation(request: RequestParts, query: URLSearchParams): string {
  const verb = VERBS[request.method]
  const noun = nounOf(query, OBJECT_NOUNS)
  if (noun !== undefined && verb !== undefined) return verb + noun
  const copies = request.headers['x-amz-copy-source'] !== undefined
  if (query.has('uploadId')) {
    if (request.method === 'PUT') return copies ? 'UploadPartCopy' : 'UploadPart'
    if (request.method === 'POST') return 'CompleteMultipartUpload'
    return request.method === 'DELETE' ? 'AbortMultipartUpload' : 'ListParts'
  }
  if (request.method === 'POST') return query.has('uploads') ? 'CreateMultipartUpload' : 'PostObject'
  if (request.method === 'PUT' && copies) return 'CopyObject'
  return `${verb ?? 'Unknown'}Object`
}

function nounOf(query: URLSearchParams, nouns: Readonly<Record<string, string>>): string | undefined {
  for (const name of query.keys()) if (Object.hasOwn(nouns, name)) return nouns[name]
  return undefined
}

import type { Amendment } from '../amendment.ts'
import { errorAnswer } from '../answer.ts'
import { bucketAndKey } from '../identify-s3.ts'

/**
 * Bucket policies: moto does not evaluate conditions, so a policy that denies whatever does not come over TLS would deny everything. The front keeps policies
 * and returns them, and moto never learns of them.
 */
export function bucketPolicyAmendments(): Amendment[] {
  const policies = new Map<string, Buffer>()
  return [
    {
      service: 's3',
      operations: ['PutBucketPolicy'],
      handle: async (request, next) => {
        const found = await next({
          ...request,
          method: 'HEAD',
          target: `/${bucketAndKey(request.target).bucket}`,
          body: Buffer.alloc(0),
        })
        if (found.status === 404) return errorAnswer('s3', 404, 'NoSuchBucket', 'The specified bucket does not exist')
        if (!isPolicy(request.body))
          return errorAnswer('s3', 400, 'MalformedPolicy', 'This policy contains invalid Json')
        policies.set(bucketAndKey(request.target).bucket, request.body)
        return { status: 204, headers: {}, body: Buffer.alloc(0) }
      },
    },
    {
      service: 's3',
      operations: ['GetBucketPolicy'],
      handle: async (request, next) => {
        const policy = policies.get(bucketAndKey(request.target).bucket)
        return policy === undefined
          ? next(request)
          : { status: 200, headers: { 'content-type': 'application/json' }, body: policy }
      },
    },
    {
      service: 's3',
      operations: ['DeleteBucketPolicy', 'DeleteBucket'],
      handle: async (request, next) => {
        const answer = await next(request)
        if (answer.status < 400) policies.delete(bucketAndKey(request.target).bucket)
        return answer
      },
    },
  ]
}

function isPolicy(body: Buffer): boolean {
  try {
    const policy: unknown = JSON.parse(body.toString())
    return typeof policy === 'object' && policy !== null && 'Statement' in policy
  } catch {
    return false
  }
}

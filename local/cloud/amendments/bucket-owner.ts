import type { Amendment } from '../amendment.ts'
import { errorAnswer } from '../answer.ts'
import { header } from '../identify.ts'

/** moto's one account. */
export const ACCOUNT_ID = '123456789012'

/** A bucket that is expected to belong to another account: S3 refuses, moto does not look. */
export function bucketOwnerAmendments(): Amendment[] {
  return [
    {
      service: 's3',
      operations: 'all',
      handle: async (request, next) => {
        const expected = header(request, 'x-amz-expected-bucket-owner')
        return expected === undefined || expected === ACCOUNT_ID
          ? next(request)
          : errorAnswer('s3', 403, 'AccessDenied', 'Access Denied')
      },
    },
  ]
}

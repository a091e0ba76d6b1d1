import { DeleteObjectsCommand, GetObjectCommand, type ObjectIdentifier } from '@aws-sdk/client-s3'
import { bucketName } from '../model/names.ts'
import type { Cloud } from './cloud.ts'
import { denied, isMissing } from './failures.ts'

/** Names an object in the deployment's bucket, and whose that bucket must be. */
export const objectIn = ({ scope }: Cloud, Key: string) => ({
  Bucket: bucketName(scope),
  ExpectedBucketOwner: scope.account,
  Key,
})

/** The text of an object in the deployment's bucket, or null when it, or the bucket, is not there. */
export const readText = async (cloud: Cloud, key: string): Promise<string | null> => {
  try {
    const { Body } = await cloud.s3.send(new GetObjectCommand(objectIn(cloud, key)))
    return (await Body?.transformToString('utf8')) ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Removes up to 1,000 objects of the deployment's bucket, or versions of them. S3 tells in an answer that is no error what it has left.
 *
 * @throws Denied, or Error for what S3 could not do
 */
export const deleteObjects = async (cloud: Cloud, Objects: ObjectIdentifier[]): Promise<void> => {
  const Bucket = bucketName(cloud.scope)
  const request = { Bucket, ExpectedBucketOwner: cloud.scope.account, Delete: { Objects, Quiet: true } }
  const { Errors = [] } = await cloud.s3.send(new DeleteObjectsCommand(request))
  const [failed] = Errors
  if (!failed) return
  if (failed.Code === 'AccessDenied')
    throw denied('s3', failed.VersionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion', failed.Message)
  throw new Error(
    `S3 did not delete ${Errors.length} objects of ${Bucket}, the first being ${failed.Key}: ${failed.Message}`,
  )
}

import { GetObjectCommand } from '@aws-sdk/client-s3'
import { bucketName } from '../model/names.ts'
import type { Cloud } from './cloud.ts'
import { isMissing } from './failures.ts'

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

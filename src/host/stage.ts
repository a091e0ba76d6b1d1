import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { objectIn } from '../cloud/objects.ts'
import type { Release } from './archive.ts'

/** Puts a release where the host can fetch it, unless it is there already: its key is its digest. */
export const stageRelease = async (cloud: Cloud, { sha256, archive }: Release): Promise<void> => {
  const target = objectIn(cloud, `releases/${sha256}.tar`)
  try {
    await cloud.s3.send(new HeadObjectCommand(target))
  } catch (error) {
    if (!isMissing(error)) throw error
    // The SDK sends its checksum along, so a truncated upload is refused by S3.
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
    await cloud.s3.send(
      new PutObjectCommand({ ...target, Body: archive, ContentType: 'application/x-tar', ChecksumSHA256 }),
    )
  }
}

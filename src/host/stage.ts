import { basename } from 'node:path'
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { deleteObjects, objectIn } from '../cloud/objects.ts'
import type { Release } from './archive.ts'

/** Puts a release where the host can fetch it, unless it is there already: its key is its digest. */
export const stageRelease = async (
  cloud: Cloud,
  { sha256, archive }: Release,
  images: readonly string[],
): Promise<void> => {
  const target = objectIn(cloud, `releases/${sha256}.tar`)
  try {
    await cloud.s3.send(new HeadObjectCommand(target))
  } catch (error) {
    if (!isMissing(error)) throw error
    // The SDK sends its checksum along, so a truncated upload is refused by S3.
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
    await cloud.s3.send(
      new PutObjectCommand({
        ...target,
        Body: archive,
        ContentType: 'application/x-tar',
        ChecksumSHA256,
        Metadata: { images: images.join(' ') },
      }),
    )
  }
}

/** A release that lies in the bucket. */
export interface StagedRelease {
  readonly sha256: string
  /** The images that it runs. */
  readonly images: readonly string[]
}

/** Looks up a staged release by its id; null when it is not in the bucket any more. */
export const findStaged = async (cloud: Cloud, id: string): Promise<StagedRelease | null> => {
  const { Key: Prefix, ...bucket } = objectIn(cloud, `releases/${id}`)
  try {
    const { Contents = [] } = await cloud.s3.send(new ListObjectsV2Command({ ...bucket, Prefix, MaxKeys: 1 }))
    const Key = Contents[0]?.Key
    if (Key === undefined) return null
    const { Metadata = {} } = await cloud.s3.send(new HeadObjectCommand({ ...bucket, Key }))
    return { sha256: basename(Key, '.tar'), images: Metadata['images']?.split(' ') ?? [] }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** How many releases stay in the bucket, as on the host. */
const KEPT = 5

/** Removes all but the active release and the four that were staged last before it. */
export const pruneReleases = async (cloud: Cloud, { sha256 }: Release): Promise<void> => {
  const { Key: active, ...bucket } = objectIn(cloud, `releases/${sha256}.tar`)
  const staged: { readonly key: string; readonly at: number }[] = []
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: cloud.s3 },
    { ...bucket, Prefix: 'releases/' },
  )) {
    for (const { Key, LastModified } of Contents)
      if (Key?.endsWith('.tar') && Key !== active) staged.push({ key: Key, at: LastModified?.getTime() ?? 0 })
  }
  const outdated = staged.sort((left, right) => right.at - left.at).slice(KEPT - 1)
  if (outdated.length === 0) return
  try {
    await deleteObjects(
      cloud,
      outdated.map(({ key }) => ({ Key: key })),
    )
    cloud.log.info(`Removed ${outdated.length} old releases from the bucket.`)
  } catch (error) {
    if (cloud.signal.aborted) throw error
    // The release is verified by now; that others stay is no reason to call it failed.
    cloud.log.warning(`Old releases stay in the bucket: ${String(error)}`)
  }
}

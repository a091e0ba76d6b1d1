import {
  AbortMultipartUploadCommand,
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type LifecycleRule,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
  type Tag,
} from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { Denied, isMissing, nameOf } from '../cloud/failures.ts'
import { deleteObjects } from '../cloud/objects.ts'
import { retryOn } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import { bucketName, LOCK_OBJECT, tagsOf } from '../model/names.ts'
import type { BucketRule, States } from '../model/resources.ts'
import { unlessMissing } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { belongsTo, requireOwn } from './tags.ts'

/** Holds traces, releases and what hosts report. */
export const bucket: ResourceKind<'bucket'> = {
  observe: async (cloud) => {
    const target = targetOf(cloud)
    if (!(await exists(cloud, target))) return []
    return [
      {
        kind: 'bucket',
        key: 'bucket',
        id: target.Bucket,
        state: await stateOf(cloud.s3, target, await isTagged(cloud, target)),
        details: null,
      },
    ]
  },

  create: async (cloud, { state }) => {
    const { Bucket } = targetOf(cloud)
    const { region } = cloud.scope
    const LocationConstraint = region === 'us-east-1' ? undefined : (region as BucketLocationConstraint)
    // The tags go into the creation where the service takes them; `settle` makes sure of them.
    const CreateBucketConfiguration = { ...(LocationConstraint && { LocationConstraint }), Tags: tagsOf(cloud.scope) }
    const busy = { what: `bucket ${Bucket}`, seconds: 60, errors: BUSY }
    try {
      await retryOn(cloud, busy, () =>
        cloud.s3.send(
          new CreateBucketCommand({ Bucket, ObjectOwnership: 'BucketOwnerEnforced', CreateBucketConfiguration }),
        ),
      )
    } catch (error) {
      // Another run was faster, or the answer to an earlier request was lost. Somebody else's bucket of that name is refused by `exists`.
      const taken = ['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'].includes(nameOf(error))
      if (!taken || !(await exists(cloud, targetOf(cloud)))) throw error
    }
    await retryOn(cloud, busy, () => settle(cloud, state, () => true))
    return Bucket
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    try {
      await retryOn(cloud, { what: `bucket ${observed.id}`, seconds: 60, errors: ['OperationAborted'] }, () =>
        settle(cloud, wanted.state, (field) => differsIn(correction, field)),
      )
    } catch (error) {
      if (!isMissing(error)) throw error
      // Another run has just removed it.
      await bucket.create(cloud, wanted, resolve)
    }
  },

  remove: async (cloud) => {
    const target = targetOf(cloud)
    await unlessMissing(async () => {
      await empty(cloud, target)
      // A host's last write may still arrive: then there is something to clear again.
      await retryOn(cloud, { what: `bucket ${target.Bucket}`, seconds: 120, errors: ['BucketNotEmpty'] }, async () => {
        await empty(cloud, target)
        await refuseIfLocked(cloud, target)
        await cloud.s3.send(new DeleteBucketCommand(target))
      })
    })
  },
}

/** What S3 says while another request changes the same bucket, and until everyone there has heard of a new one. */
const BUSY = ['OperationAborted', 'NoSuchBucket']

const tagsOn = async (cloud: Cloud, target: Target): Promise<Tag[] | undefined> =>
  (await optional(() => cloud.s3.send(new GetBucketTaggingCommand(target))))?.TagSet

/** Whether the bucket carries the tag. A run that was killed right after the creation leaves it untagged, but then it is empty; any other is somebody else's. */
const isTagged = async (cloud: Cloud, target: Target): Promise<boolean> => {
  if (belongsTo(cloud.scope, await tagsOn(cloud, target))) return true
  if (await isEmpty(cloud.s3, target)) return false
  // Another run may have tagged it right now: hence twice.
  requireOwn(cloud.scope, `bucket ${target.Bucket}`, await tagsOn(cloud, target))
  return true
}

/** Which bucket, and whose it must be: a bucket of the same name in somebody else's account is never used. */
interface Target {
  readonly Bucket: string
  readonly ExpectedBucketOwner: string
}

const targetOf = ({ scope }: Cloud): Target => ({ Bucket: bucketName(scope), ExpectedBucketOwner: scope.account })

const exists = async (cloud: Cloud, target: Target): Promise<boolean> => {
  try {
    await cloud.s3.send(new HeadBucketCommand(target))
    return true
  } catch (error) {
    if (isMissing(error)) return false
    if (error instanceof Denied) {
      throw new UserError(
        `AWS denied s3:ListBucket: the bucket ${target.Bucket} cannot be looked at. It belongs to another account, or this role lacks the action on it.`,
        {
          fix: 'Allow `s3:ListBucket` in the policy of the role that this job assumes; docs/permissions.md has the whole policy. If it is allowed, choose another `name`.',
          cause: error,
        },
      )
    }
    throw error
  }
}

const isEmpty = async (s3: S3Client, target: Target): Promise<boolean> => {
  const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({ ...target, MaxKeys: 1 }))
  return KeyCount === 0
}

/** A setting that is not made is an error to S3. */
const optional = async <T>(get: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await get()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const stateOf = async (s3: S3Client, target: Target, tagged: boolean): Promise<States['bucket']> => {
  const [block, encryption, ownership, policy, lifecycle] = await Promise.all([
    optional(() => s3.send(new GetPublicAccessBlockCommand(target))),
    optional(() => s3.send(new GetBucketEncryptionCommand(target))),
    optional(() => s3.send(new GetBucketOwnershipControlsCommand(target))),
    optional(() => s3.send(new GetBucketPolicyCommand(target))),
    optional(() => s3.send(new GetBucketLifecycleConfigurationCommand(target))),
  ])
  const [rule] = encryption?.ServerSideEncryptionConfiguration?.Rules ?? []
  return {
    tagged,
    publicAccessBlock: Object.entries(block?.PublicAccessBlockConfiguration ?? {})
      .filter(([, on]) => on === true)
      .map(([name]) => name)
      .sort(),
    encryption: rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? null,
    ownership: ownership?.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null,
    policy: policy?.Policy === undefined ? null : JSON.parse(policy.Policy),
    lifecycle: (lifecycle?.Rules ?? []).filter(({ Status }) => Status === 'Enabled').map(ruleOf),
  }
}

const ruleOf = ({ ID, Filter, Expiration, AbortIncompleteMultipartUpload }: LifecycleRule): BucketRule => ({
  id: ID ?? '',
  prefix: Filter?.Prefix ?? '',
  expireDays: Expiration?.Days ?? null,
  abortUploadDays: AbortIncompleteMultipartUpload?.DaysAfterInitiation ?? null,
})

/** Makes the settings that are asked for; access is closed before anything else. */
const settle = async (
  cloud: Cloud,
  state: States['bucket'],
  differs: (field: keyof States['bucket']) => boolean,
): Promise<void> => {
  const { s3, scope } = cloud
  const target = targetOf(cloud)
  const on = (name: string): boolean => state.publicAccessBlock.includes(name)
  if (differs('publicAccessBlock')) {
    const PublicAccessBlockConfiguration = {
      BlockPublicAcls: on('BlockPublicAcls'),
      BlockPublicPolicy: on('BlockPublicPolicy'),
      IgnorePublicAcls: on('IgnorePublicAcls'),
      RestrictPublicBuckets: on('RestrictPublicBuckets'),
    }
    await s3.send(new PutPublicAccessBlockCommand({ ...target, PublicAccessBlockConfiguration }))
  }
  if (differs('tagged')) await s3.send(new PutBucketTaggingCommand({ ...target, Tagging: { TagSet: tagsOf(scope) } }))
  if (differs('ownership')) {
    const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] }
    await s3.send(new PutBucketOwnershipControlsCommand({ ...target, OwnershipControls }))
  }
  if (differs('encryption')) {
    const ServerSideEncryptionConfiguration = {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }],
    }
    await s3.send(new PutBucketEncryptionCommand({ ...target, ServerSideEncryptionConfiguration }))
  }
  if (differs('policy')) await s3.send(new PutBucketPolicyCommand({ ...target, Policy: JSON.stringify(state.policy) }))
  if (differs('lifecycle')) {
    const LifecycleConfiguration = { Rules: state.lifecycle.map(lifecycleRule) }
    await s3.send(new PutBucketLifecycleConfigurationCommand({ ...target, LifecycleConfiguration }))
  }
}

const lifecycleRule = ({ id, prefix, expireDays, abortUploadDays }: BucketRule): LifecycleRule => ({
  ID: id,
  Status: 'Enabled',
  Filter: { Prefix: prefix },
  ...(expireDays !== null && { Expiration: { Days: expireDays } }),
  ...(abortUploadDays !== null && { AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortUploadDays } }),
})

/** Whoever removes the bucket has let go of the lock by then: one that is there is another run's, which has begun since. */
const refuseIfLocked = async ({ s3, scope }: Cloud, target: Target): Promise<void> => {
  const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({ ...target, Prefix: LOCK_OBJECT, MaxKeys: 1 }))
  if (KeyCount === 0) return
  throw new UserError(
    `Another run has begun to work on '${scope.name}', so its bucket ${target.Bucket} is left to it.`,
    {
      fix: 'Everything else is removed. Run destroy again when that run has ended, if it should go too.',
    },
  )
}

/** Removes every object, version and unfinished upload but the lock. The SDK has no paginator for versions: they are listed from the top until none is left. */
const empty = async (cloud: Cloud, target: Target): Promise<void> => {
  const { s3 } = cloud
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand(target))
  for (const { Key, UploadId } of Uploads) await s3.send(new AbortMultipartUploadCommand({ ...target, Key, UploadId }))
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand(target))
    const Objects = [...Versions.filter(({ Key }) => Key !== LOCK_OBJECT), ...DeleteMarkers].map(
      ({ Key, VersionId }) => ({
        Key: given(Key, 'a key'),
        VersionId,
      }),
    )
    if (Objects.length === 0) return
    await deleteObjects(cloud, Objects)
  }
}

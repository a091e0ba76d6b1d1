import {
  CreateSnapshotCommand,
  DeleteSnapshotCommand,
  DescribeSnapshotsCommand,
  paginateDescribeSnapshots,
  type Snapshot,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { SnapshotFacts } from '../model/settings.ts'
import { unlessMissing } from './ec2.ts'
import { ownFilter, tagged } from './tags.ts'

/**
 * Takes a snapshot of the data volume. What it holds is fixed when this returns; AWS goes on copying for minutes. A run that is repeated takes another one: data
 * has come in since.
 *
 * @param reason why, as it stands in the snapshot's description
 */
export const takeSnapshot = async (cloud: Cloud, volume: string, reason: string): Promise<string> => {
  const Description = `Vispyr ${cloud.scope.name}: ${reason}`
  // AWS takes one snapshot of a volume every 15 s.
  const retrying = { what: `snapshot of ${volume}`, seconds: 60, errors: ['SnapshotCreationPerVolumeRateExceeded'] }
  const { SnapshotId } = await retryOn(cloud, retrying, () =>
    cloud.ec2.send(
      new CreateSnapshotCommand({ VolumeId: volume, Description, TagSpecifications: tagged(cloud.scope, 'snapshot') }),
    ),
  )
  const id = given(SnapshotId, 'a snapshot id')
  cloud.log.info(`Took the snapshot ${id} of ${volume}: ${reason}.`)
  return id
}

/** How long a snapshot may take until nothing depends on its volume any more, seconds. A first one of a full large disk takes longer than anything else here. */
const COPY_TIME = 3_600

/**
 * Waits until a snapshot is complete, as it must be before its volume is removed.
 *
 * @throws UserError when AWS could not complete it
 */
export const untilComplete = async (cloud: Cloud, id: string): Promise<void> => {
  await waitFor(cloud, { what: `snapshot ${id} to be complete`, seconds: COPY_TIME }, async () => {
    const found = await find(cloud, id)
    if (found?.State === 'error')
      throw new UserError(`AWS could not complete the snapshot ${id}: ${found.StateMessage ?? 'no reason given'}.`, {
        fix: 'Nothing was removed. Run the step again to take another one.',
      })
    return found?.State === 'completed' ? true : undefined
  })
}

/** Every snapshot of the deployment's data. */
export const listSnapshots = async (cloud: Cloud): Promise<Snapshot[]> => {
  const found: Snapshot[] = []
  const pages = paginateDescribeSnapshots(
    { client: cloud.ec2 },
    { OwnerIds: ['self'], Filters: [ownFilter(cloud.scope)] },
  )
  for await (const { Snapshots = [] } of pages) found.push(...Snapshots)
  return found
}

/** Removes every snapshot of the deployment's data. */
export const removeSnapshots = async (cloud: Cloud): Promise<void> => {
  for (const { SnapshotId } of await listSnapshots(cloud)) {
    await unlessMissing(() => cloud.ec2.send(new DeleteSnapshotCommand({ SnapshotId })))
    cloud.log.info(`Removed snapshot ${SnapshotId}`)
  }
}

/**
 * What a data volume is to be made from.
 *
 * @throws UserError when the snapshot is not there or not complete
 */
export const snapshotFacts = async (cloud: Cloud, id: string): Promise<SnapshotFacts> => {
  const found = await find(cloud, id)
  if (found?.State !== 'completed') {
    throw new UserError(
      `restore-snapshot-id: '${id}' ${found ? `is ${found.State}` : `does not exist in ${cloud.scope.region}`}; allowed is a complete snapshot of this account and region.`,
      { fix: found ? 'Wait until it is complete.' : 'Check the id and the `region`.' },
    )
  }
  return { id, size: given(found.VolumeSize, 'a size') }
}

const find = async (cloud: Cloud, id: string): Promise<Snapshot | undefined> => {
  try {
    return (await cloud.ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [id] }))).Snapshots?.[0]
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

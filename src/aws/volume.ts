import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DeleteVolumeCommand,
  DescribeVolumesCommand,
  DescribeVolumesModificationsCommand,
  ModifyVolumeCommand,
  type Volume,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { nameOf } from '../cloud/failures.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import { ALIVE, findInstance, removeWhenFree } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { ownFilter, tagged } from './tags.ts'

/** Tells the data volume from the hosts' root volumes, which carry the deployment's tag too. */
const DATA_TAG = { Key: 'vispyr:volume', Value: 'data' }

/** Where the volume is attached. What it is called inside the host differs; the host finds it by its id. */
const DEVICE = '/dev/sdf'

/** Metrics, profiles and whatever else must outlive the host. */
export const volume: ResourceKind<'volume'> = {
  observe: async (cloud) => {
    const { Volumes = [] } = await cloud.ec2.send(
      new DescribeVolumesCommand({
        Filters: [ownFilter(cloud.scope), { Name: `tag:${DATA_TAG.Key}`, Values: [DATA_TAG.Value] }],
      }),
    )
    return Volumes.filter(({ State }) => State !== 'deleting' && State !== 'deleted').map((found) => ({
      kind: 'volume',
      key: 'volume',
      id: given(found.VolumeId, 'a volume id'),
      state: {
        size: given(found.Size, 'a size'),
        type: given(found.VolumeType, 'a volume type'),
        encrypted: found.Encrypted === true,
        attachedTo: instanceOf(found),
      },
      details: {
        zone: given(found.AvailabilityZone, 'a zone'),
        createdAt: given(found.CreateTime, 'a time').toISOString(),
        restoredFrom: found.SnapshotId || null,
      },
    }))
  },

  create: async (cloud, { state, creation }, resolve) => {
    const instance = resolve(given(state.attachedTo ?? undefined, 'a host for the volume'))
    const tags = tagged(cloud.scope, 'volume').map(({ ResourceType, Tags = [] }) => ({
      ResourceType,
      Tags: [...Tags, DATA_TAG],
    }))
    const { VolumeId } = await cloud.ec2.send(
      new CreateVolumeCommand({
        AvailabilityZone: await zoneOf(cloud, instance),
        Size: state.size,
        VolumeType: 'gp3',
        Encrypted: true,
        ...(creation.snapshot && { SnapshotId: creation.snapshot }),
        TagSpecifications: tags,
      }),
    )
    const id = given(VolumeId, 'a volume id')
    await attach(cloud, id, instance)
    return id
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    if (differsIn(correction, 'size', 'type')) {
      await grow(cloud, observed.id, wanted.state.size)
    }
    if (differsIn(correction, 'attachedTo') && wanted.state.attachedTo) {
      await attach(cloud, observed.id, resolve(wanted.state.attachedTo))
    }
  },

  remove: (cloud, { id }) =>
    removeWhenFree(cloud, `volume ${id}`, () => cloud.ec2.send(new DeleteVolumeCommand({ VolumeId: id }))),
}

/**
 * Grows the volume while it is in use, and comes back when the host can see it. The host takes it in when the next release is activated.
 *
 * @throws UserError when AWS does not change the same volume again so soon
 */
const grow = async (cloud: Cloud, id: string, size: number): Promise<void> => {
  try {
    await cloud.ec2.send(new ModifyVolumeCommand({ VolumeId: id, Size: size, VolumeType: 'gp3' }))
  } catch (error) {
    if (nameOf(error) === 'VolumeModificationRateExceeded')
      throw new UserError(`AWS changes the data volume ${id} only once in six hours, and has just done so.`, {
        fix: 'Run the step again later. Everything else goes on as it is.',
        cause: error,
      })
    // A run that was killed has asked for it already.
    if (nameOf(error) !== 'IncorrectModificationState') throw error
  }
  await waitFor(cloud, { what: `volume ${id} to have ${size} GiB`, seconds: 600 }, async () => {
    const { VolumesModifications = [] } = await cloud.ec2.send(
      new DescribeVolumesModificationsCommand({ VolumeIds: [id] }),
    )
    const latest = VolumesModifications.toSorted(
      (left, right) => (right.StartTime?.getTime() ?? 0) - (left.StartTime?.getTime() ?? 0),
    )[0]
    if (latest?.ModificationState === 'failed')
      throw new UserError(`AWS could not change the data volume ${id}: ${latest.StatusMessage ?? 'no reason given'}.`)
    return latest?.ModificationState === 'optimizing' || latest?.ModificationState === 'completed' ? true : undefined
  })
}

const instanceOf = ({ Attachments = [] }: Volume): string | null =>
  Attachments.find(({ State }) => State === 'attached' || State === 'attaching')?.InstanceId ?? null

const zoneOf = async (cloud: Cloud, instance: string): Promise<string> =>
  given((await findInstance(cloud, instance))?.Placement?.AvailabilityZone, `the zone of ${instance}`)

const isUp = async (cloud: Cloud, instance: string): Promise<boolean> =>
  ALIVE.includes((await findInstance(cloud, instance))?.State?.Name ?? 'terminated')

/**
 * Attaches the volume once it is free, which it is a moment after it was made and minutes after its last host was terminated.
 *
 * @throws UserError when another host holds it: starting with an empty disk instead would look like it worked.
 */
const attach = async (cloud: Cloud, id: string, instance: string): Promise<void> => {
  const look = async (): Promise<Volume | undefined> => {
    const { Volumes } = await cloud.ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: 'volume-id', Values: [id] }] }),
    )
    return Volumes?.[0]
  }
  const ready = await waitFor(cloud, { what: `volume ${id} to be free`, seconds: 300 }, async () => {
    const found = await look()
    const holder = found && instanceOf(found)
    if (found?.State === 'error')
      throw new UserError(`AWS reports the data volume ${id} as failed.`, { fix: 'Restore it from a snapshot.' })
    if (found?.State === 'available' || holder === instance) return found
    // A host that is ending lets go of it by itself.
    if (holder && (await isUp(cloud, holder))) {
      throw new UserError(
        `The data volume ${id} is attached to ${holder}, which is not this deployment's host ${instance}.`,
        {
          fix: `Detach it from ${holder} and run the step again. Nothing is started without it: that would lose sight of your data.`,
        },
      )
    }
    return undefined
  })
  if (ready.State === 'available') {
    // Right after its launch a host is not running yet.
    const retrying = {
      what: `volume ${id}`,
      seconds: 120,
      errors: ['IncorrectState', 'InvalidInstanceID.NotFound', 'InvalidVolume.NotFound'],
    }
    await retryOn(cloud, retrying, () =>
      cloud.ec2.send(new AttachVolumeCommand({ VolumeId: id, InstanceId: instance, Device: DEVICE })),
    )
  }
  await waitFor(cloud, { what: `volume ${id} to be attached`, seconds: 120 }, async () => {
    const found = await look()
    return found?.Attachments?.some(({ State, InstanceId }) => State === 'attached' && InstanceId === instance)
      ? true
      : undefined
  })
}

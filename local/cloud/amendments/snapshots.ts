import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Amendment } from '../amendment.ts'

/** What these amendments work with. */
export interface SnapshotParts {
  /** Directory of this cloud's hosts and volumes. */
  readonly directory: string
}

/**
 * Snapshots: moto knows that they exist, but volumes have content here, directories that hosts mount. It is copied when a snapshot is taken, and again when a
 * volume is made from one.
 */
export function snapshotAmendments({ directory }: SnapshotParts): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: ['CreateSnapshot'],
      handle: async (request, next) => {
        const answer = await next(request)
        const snapshot = /<snapshotId>(snap-[0-9a-f]+)</.exec(answer.body.toString())?.[1]
        const volume = request.parameters.get('VolumeId')
        if (answer.status < 400 && snapshot && volume)
          await copy(join(directory, 'volumes', volume), join(directory, 'snapshots', snapshot))
        return answer
      },
    },
    {
      service: 'ec2',
      operations: ['CreateVolume'],
      handle: async (request, next) => {
        const answer = await next(request)
        const volume = /<volumeId>(vol-[0-9a-f]+)</.exec(answer.body.toString())?.[1]
        const snapshot = request.parameters.get('SnapshotId')
        if (answer.status < 400 && snapshot && volume)
          await copy(join(directory, 'snapshots', snapshot), join(directory, 'volumes', volume))
        return answer
      },
    },
  ]
}

/** A volume that no host has seen yet has no content either. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(from, { recursive: true })
  await cp(from, to, { recursive: true })
}

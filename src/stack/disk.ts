import { UserError } from '../model/errors.ts'

/** What each component may hold on the data volume, in MiB. */
export interface DiskCaps {
  /** Prometheus deletes its oldest blocks beyond this. */
  readonly prometheus: number
  /** host/disk-guard.py shortens the retention of profiles beyond this. */
  readonly pyroscope: number
  /** Traces that are not in the bucket yet, and the generator's write-ahead log. */
  readonly tempo: number
  /** The gateway's write-ahead log: bounded by time, this is what two hours of it may take. */
  readonly alloy: number
  /** Users, folders, annotations and alert states. */
  readonly grafana: number
  /** Logs that are not in the bucket yet, and the index at hand. */
  readonly loki: number
}

/**
 * Parts of the volume. They sum to 0.82: a filesystem is slower and less safe when it is nearly full, Prometheus compacts into new blocks before it deletes old
 * ones, and the alert on free space must have time to reach someone.
 */
const PARTS = {
  prometheus: 0.44,
  pyroscope: 0.2,
  tempo: 0.08,
  alloy: 0.04,
  grafana: 0.02,
  loki: 0.04,
} as const satisfies Record<keyof DiskCaps, number>

/** The smallest data volume on which the parts are of use, in GiB. */
export const LEAST_VOLUME_GIB = 8

/**
 * Shares out the data volume. The sum is always less than the volume, so no store can fill it for the others.
 * @throws UserError when the volume is too small.
 */
export const diskCaps = (volumeSizeGiB: number): DiskCaps => {
  if (volumeSizeGiB < LEAST_VOLUME_GIB) {
    throw new UserError(`The data volume has ${volumeSizeGiB} GiB; the stack needs at least ${LEAST_VOLUME_GIB} GiB.`, {
      fix: 'Give it more, such as 30 GiB.',
    })
  }
  const part = (of: keyof DiskCaps): number => Math.floor(volumeSizeGiB * 1024 * PARTS[of])
  return {
    prometheus: part('prometheus'),
    pyroscope: part('pyroscope'),
    tempo: part('tempo'),
    alloy: part('alloy'),
    grafana: part('grafana'),
    loki: part('loki'),
  }
}

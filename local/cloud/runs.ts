import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cloudDirectory } from './directories.ts'
import { isAlive } from './lock.ts'

/** One directory per running cloud, named after the process that runs it. */
export const runsDirectory: string = join(cloudDirectory, 'runs')

/** Removes what clouds have left whose process was killed. Their moto, hosts and stand-ins have ended by themselves. */
export async function removeAbandonedRuns(): Promise<void> {
  await mkdir(runsDirectory, { recursive: true })
  for (const run of await readdir(runsDirectory)) {
    const pid = Number(run.split('-')[0])
    if (pid > 0 && !isAlive(pid)) await rm(join(runsDirectory, run), { recursive: true, force: true })
  }
}

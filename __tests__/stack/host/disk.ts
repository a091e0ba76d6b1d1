import { rm, truncate, writeFile } from 'node:fs/promises'
import { run } from '../engine/run.ts'

/** A block device of this machine, with a file behind it. */
export interface Disk {
  /** Its node, such as `/dev/loop0`. */
  readonly device: string
  close(): Promise<void>
}

/** Makes an empty disk of the given size, which takes no more room than what is written on it. */
export const makeDisk = async (file: string, size: number): Promise<Disk> => {
  await writeFile(file, '')
  await truncate(file, size)
  const device = (await run(['losetup', '--find', '--show', file])).trim()
  return {
    device,
    close: async () => {
      await run(['losetup', '--detach', device])
      await rm(file)
    },
  }
}

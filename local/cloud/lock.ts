import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_MS = 100

/** A lock without its holder's process id after this long belongs to a process that was killed in between. */
const NAMELESS_MS = 10_000

/**
 * Runs `work` while holding the lock `directory`, which other processes on this machine wait for. A directory is made atomically; the process id inside
 * lets the next one take over a lock whose holder has died.
 */
export async function withLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  while (!(await acquire(directory))) {
    await removeIfAbandoned(directory)
    await wait(POLL_MS)
  }
  try {
    return await work()
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function acquire(directory: string): Promise<boolean> {
  try {
    await mkdir(directory)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  await writeFile(join(directory, 'pid'), String(process.pid))
  return true
}

async function removeIfAbandoned(directory: string): Promise<void> {
  let holder: number
  try {
    holder = Number(await readFile(join(directory, 'pid'), 'utf8'))
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
    // The holder is between making the directory and writing its id, has just let go, or was killed between the two.
    const made = await stat(directory).catch(() => undefined)
    if (made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS)
      await rm(directory, { recursive: true, force: true })
    return
  }
  if (holder > 0 && !isAlive(holder)) await rm(directory, { recursive: true, force: true })
}

/** Whether a process with this id runs, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** The variable that every process of an emulated host inherits; its value names the host. */
export const HOST_MARKER = 'VISPYR_EMULATED_HOST'

/** What to start on an emulated host. */
export interface ProcessSpecification {
  readonly command: string
  readonly argumentList: readonly string[]
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  /** Files that take what it prints. Files and not pipes: a daemon it leaves behind would keep a pipe open. */
  readonly stdoutFile: string
  readonly stderrFile: string
}

/** A process that was started, in a process group of its own. */
export interface StartedProcess {
  readonly pid: number
  /** Settles when the process itself has ended, whatever it left running. */
  readonly ended: Promise<{ readonly exitCode: number }>
}

/** Starts a process in its own session and process group. */
export function startProcess(specification: ProcessSpecification): StartedProcess {
  const stdout = openSync(specification.stdoutFile, 'a')
  const stderr =
    specification.stderrFile === specification.stdoutFile ? stdout : openSync(specification.stderrFile, 'a')
  const child = spawn(specification.command, specification.argumentList, {
    cwd: specification.directory,
    env: specification.environment,
    stdio: ['ignore', stdout, stderr],
    detached: true,
  })
  closeSync(stdout)
  if (stderr !== stdout) closeSync(stderr)
  const ended = new Promise<{ exitCode: number }>((resolve, reject) => {
    child.on('error', reject)
    // As a shell reports it: 128 + 9 for a kill.
    child.on('exit', (code, signal) => resolve({ exitCode: code ?? (signal === 'SIGTERM' ? 143 : 137) }))
  })
  return { pid: child.pid ?? 0, ended }
}

/** Kills the process group of `pid`, as the SSM agent does: no trap runs. */
export function killGroup(pid: number): void {
  // The group of process 0 is the caller's own.
  if (pid > 0) signal(-pid, 'SIGKILL')
}

/** Ends every process that carries the host's marker, politely first: a daemon may have left its process group. */
export async function endProcessesOf(host: string): Promise<void> {
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    const pids = await processesOf(host)
    if (pids.length === 0) return
    for (const pid of pids) signal(pid, name)
    await waitUntilGone(host, name === 'SIGTERM' ? 2_000 : 1_000)
  }
}

/** The processes that carry the host's marker in their environment. Only Linux tells; elsewhere none are found. */
export async function processesOf(host: string): Promise<number[]> {
  const entries = process.platform === 'linux' ? await readdir('/proc') : []
  const wanted = `${HOST_MARKER}=${host}`
  const found = await Promise.all(
    entries
      .filter((entry) => /^\d+$/.test(entry))
      .map(async (entry) => ((await environmentOf(entry)).includes(wanted) ? Number(entry) : undefined)),
  )
  return found.filter((pid) => pid !== undefined)
}

async function environmentOf(entry: string): Promise<string[]> {
  try {
    return (await readFile(`/proc/${entry}/environ`, 'utf8')).split('\0')
  } catch {
    // It has ended meanwhile, or belongs to another user: not ours either way.
    return []
  }
}

async function waitUntilGone(host: string, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (Date.now() < deadline && (await processesOf(host)).length > 0) await wait(20)
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    // It has ended meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** What a runner does to a step that is cancelled (documented): SIGINT, after 7.5 s SIGTERM, after 2.5 s more it kills. */
const CANCELLATION: readonly { readonly afterMs: number; readonly signal: NodeJS.Signals }[] = [
  { afterMs: 0, signal: 'SIGINT' },
  { afterMs: 7_500, signal: 'SIGTERM' },
  { afterMs: 10_000, signal: 'SIGKILL' },
]

/** A script of an action to start. */
export interface ScriptSpecification {
  readonly file: string
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  readonly onLine: (line: string) => void
  readonly signal: AbortSignal | undefined
  /** Ends it with SIGTERM alone. */
  readonly terminate: AbortSignal | undefined
  /** Kills it at once. */
  readonly kill: AbortSignal | undefined
}

/** Runs a script of an action under this process's own Node and returns its exit code, 128 + n when signal n ended it. */
export async function runScript(script: ScriptSpecification): Promise<number> {
  const child = spawn(process.execPath, [script.file], {
    cwd: script.directory,
    env: script.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timers: NodeJS.Timeout[] = []
  const cancel = (): void => {
    for (const { afterMs, signal } of CANCELLATION) timers.push(setTimeout(() => child.kill(signal), afterMs))
  }
  script.signal?.addEventListener('abort', cancel, { once: true })
  if (script.signal?.aborted === true) cancel()
  const terminate = (): void => void child.kill('SIGTERM')
  script.terminate?.addEventListener('abort', terminate, { once: true })
  const kill = (): void => void child.kill('SIGKILL')
  script.kill?.addEventListener('abort', kill, { once: true })
  const printed = Promise.all([eachLine(child.stdout, script.onLine), eachLine(child.stderr, script.onLine)])
  try {
    const exitCode = await ending(child)
    await printed
    return exitCode
  } finally {
    script.signal?.removeEventListener('abort', cancel)
    script.terminate?.removeEventListener('abort', terminate)
    script.kill?.removeEventListener('abort', kill)
    for (const timer of timers) clearTimeout(timer)
  }
}

function ending(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? SIGNAL_NUMBERS[signal ?? ''] ?? 1))
  })
}

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

async function eachLine(stream: Readable, onLine: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) onLine(line)
}

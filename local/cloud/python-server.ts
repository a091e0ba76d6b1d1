import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A Python program of ours that serves until its standard input ends, and so never outlives this process. */
export interface PythonServer {
  /** The line that it printed when it was ready. */
  readonly readyLine: string
  close(): Promise<void>
}

/**
 * Starts a server and returns once it says, by its first line, that it is ready.
 *
 * @param environment what it needs besides the PATH
 * @throws Error with the server's own words when it ends before that
 */
export async function startPythonServer(
  python: string,
  argumentList: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<PythonServer> {
  const child = spawn(python, argumentList, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], PYTHONDONTWRITEBYTECODE: '1', ...environment },
  })
  const ended = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000)
  })
  const readyLine = await new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) =>
      reject(new Error(`${argumentList[0]} ended with ${code} before it was ready\n${complaints}`)),
    )
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('\n')) resolve(printed.trimEnd())
    })
  })
  return {
    readyLine,
    async close() {
      child.stdin.end()
      await ended
    },
  }
}

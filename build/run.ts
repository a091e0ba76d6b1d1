import { spawn } from 'node:child_process'

/** How a program ended and everything it printed, in order. */
export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** Runs a program to its end. A program that cannot be started counts as ended without a code. */
export const run = (program: string, parameters: readonly string[], directory: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8').trim() }))
  })

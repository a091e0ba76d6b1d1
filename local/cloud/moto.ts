import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SERVE = fileURLToPath(new URL('serve.py', import.meta.url))

/** A running moto server. */
export interface Moto {
  /** The port on 127.0.0.1. */
  readonly port: number
  close(): Promise<void>
}

/**
 * Starts moto on a free loopback port with its realism switched on, and returns once it listens.
 *
 * @throws Error with moto's own words when it ends before it listens
 */
export async function startMoto(python: string): Promise<Moto> {
  const child = spawn(python, [SERVE], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PYTHONDONTWRITEBYTECODE: '1',
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      MOTO_ENABLE_AMI_VALIDATION: 'true',
      MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: 'true',
    },
  })
  const ended = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000)
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`moto ended with ${code} before it listened\n${complaints}`)))
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('\n')) resolve(Number(printed))
    })
  })
  return {
    port,
    async close() {
      child.stdin.end()
      await ended
    },
  }
}

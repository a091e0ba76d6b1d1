import { fileURLToPath } from 'node:url'
import { type PythonServer, startPythonServer } from './python-server.ts'

const SERVE = fileURLToPath(new URL('serve.py', import.meta.url))

/** A running moto server. */
export interface Moto extends Pick<PythonServer, 'close'> {
  /** The port on 127.0.0.1. */
  readonly port: number
}

/**
 * Starts moto on a free loopback port with its realism switched on, and returns once it listens.
 *
 * @throws Error with moto's own words when it ends before it listens
 */
export async function startMoto(python: string): Promise<Moto> {
  const server = await startPythonServer(python, [SERVE], {
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    MOTO_ENABLE_AMI_VALIDATION: 'true',
    MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: 'true',
  })
  return { port: Number(server.readyLine), close: () => server.close() }
}

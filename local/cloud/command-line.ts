import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PythonServer, startPythonServer } from './python-server.ts'

const SERVE = fileURLToPath(new URL('../host/aws/serve.py', import.meta.url))

/** The AWS command line interface, loaded once for all emulated hosts of a cloud. */
export interface CommandLine extends Pick<PythonServer, 'close'> {
  /** The socket it takes calls on. */
  readonly socket: string
}

/**
 * Loads the AWS command line interface and returns once it takes calls.
 *
 * @param directory where its socket is made
 * @throws Error with its own words when it cannot be loaded
 */
export async function startCommandLine(python: string, directory: string): Promise<CommandLine> {
  const socket = join(directory, 'aws.sock')
  // A host has none of the files of the person who runs the cloud.
  const none = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', LANG: 'C.UTF-8' }
  const server = await startPythonServer(python, [SERVE, socket], none)
  return { socket, close: () => server.close() }
}

import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findEngine, runDocker } from '../host/engine.ts'
import type { EngineAccess } from '../host/host.ts'
import { findProgram } from '../host/tools.ts'
import type { Clients } from './clients.ts'
import { repositoryDirectory } from './directories.ts'
import { makeUser } from './users.ts'

/** What answers to `docker` on the emulated hosts, and why. */
export type DockerMode =
  | { readonly mode: 'engine'; readonly gateway: string }
  | {
      readonly mode: 'stand-in'
      /** For people. */
      readonly because: string
    }

/** Thrown when a real engine was asked for and there is none that can run the stack; the message says what is missing. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable'
}

/**
 * Decides between the real engine and stand-ins.
 *
 * @throws EngineUnavailable when `engine` was asked for and cannot be had
 */
export async function dockerMode(wanted: 'auto' | 'engine' | 'stand-in', docker = runDocker): Promise<DockerMode> {
  if (wanted === 'stand-in') return { mode: 'stand-in', because: 'asked for' }
  const found = await findEngine(join(repositoryDirectory, 'stack/compose.yml'), docker)
  if ('gateway' in found) return { mode: 'engine', gateway: found.gateway }
  if (wanted === 'auto') return { mode: 'stand-in', because: found.lacks }
  throw new EngineUnavailable(`the stack cannot run on a real Docker Engine here: ${found.lacks}`)
}

/**
 * Lets real containers reach the cloud's object store: a door on the default bridge's gateway, since the front itself listens on loopback only, and a key that
 * counts as a host's.
 */
export async function openEngine(
  gateway: string,
  url: () => string,
  clients: Clients,
  hostKeys: Set<string>,
  closers: (() => Promise<void>)[],
): Promise<EngineAccess> {
  const door = createServer((outside) => {
    const inside = connect(Number(new URL(url()).port), '127.0.0.1')
    outside.pipe(inside).pipe(outside)
    outside.on('error', () => inside.destroy())
    inside.on('error', () => outside.destroy())
  })
  door.listen(0, gateway)
  await once(door, 'listening')
  closers.push(() => new Promise((resolve) => door.close(() => resolve())))
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('the door for containers has no port')
  const docker = await findProgram('docker')
  if (docker === undefined) throw new EngineUnavailable('there is no docker on the PATH')
  const key = await makeUser(clients, 'containers')
  hostKeys.add(key.accessKeyId)
  return {
    docker,
    environment: {
      // Where the command line finds its plugins and its engine; a host has a home of its own.
      DOCKER_CONFIG: process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'),
      ...(process.env['DOCKER_HOST'] === undefined ? {} : { DOCKER_HOST: process.env['DOCKER_HOST'] }),
      VISPYR_S3_ENDPOINT: `${gateway}:${address.port}`,
      VISPYR_S3_INSECURE: 'true',
      VISPYR_S3_ACCESS_KEY: key.accessKeyId,
      VISPYR_S3_SECRET_KEY: key.secretAccessKey,
    },
  }
}

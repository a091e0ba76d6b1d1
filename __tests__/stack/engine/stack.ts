import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { renderStack } from '../../../src/stack/render.ts'
import type { StackSettings } from '../../../src/stack/settings.ts'
import { type ObjectStore, startObjectStore } from './object-store.ts'
import { STACK } from './requirements.ts'
import { attempt, type Outcome, run } from './run.ts'

/** Of the tests alone: an address, a network and a project that no other stack on this machine has. */
const ADDRESS = '127.0.49.1'
const SUBNET = '198.18.249.0/24'
const GATEWAY = '198.18.249.1'
const PROJECT = 'vispyr-test'

const SETTINGS: StackSettings = {
  name: 'test',
  region: 'eu-central-1',
  bucket: 'vispyr-test',
  memoryMiB: 4096,
  volumeSizeGiB: 30,
  tracesRetentionSeconds: 30 * 86_400,
  metricsRetentionSeconds: 30 * 86_400,
  logs: false,
}

/** The stack, running on this machine as it would on a host. */
export interface Stack {
  /** Where its ports are published. */
  readonly address: string
  /** Grafana's administrator's password. */
  readonly grafanaPassword: string
  /** The folder of the release that runs. */
  readonly release: string
  /** Runs docker compose for the release. */
  compose(...parameters: readonly string[]): Promise<Outcome>
  /** Runs a host script or a line of Python beside them, with the host's environment. */
  host(...command: readonly string[]): Promise<Outcome>
  /** The address of a service's container, which changes when the container is made anew. */
  addressOf(service: string): Promise<string>
  /** Writes another rendering of the release, and its configuration folders, without starting anything. */
  render(settings: Partial<StackSettings>): Promise<void>
  /** Starts what is not running, as host/release.sh does; returns the seconds until everything was healthy. */
  up(): Promise<number>
  stop(): Promise<void>
}

/**
 * Prepares a host below a temporary folder, with the stack's own scripts, and makes the containers' network.
 * @param images those that are here, by service; logs are opt-in.
 */
export const prepareStack = async (images: ReadonlyMap<string, string>): Promise<Stack> => {
  const root = await mkdtemp(join(tmpdir(), 'vispyr-stack-'))
  const release = join(root, 'opt/vispyr/releases/test')
  // A copy, so that an edit in the working copy does not count as a changed setting.
  const source = join(root, 'stack')
  const environment: NodeJS.ProcessEnv = {
    VISPYR_ROOT: root,
    VISPYR_BIND_ADDRESS: ADDRESS,
    VISPYR_NETWORK_SUBNET: SUBNET,
    VISPYR_CONFIG_DIRECTORY: join(root, 'opt/vispyr/config'),
    VISPYR_S3_INSECURE: 'true',
    VISPYR_S3_ACCESS_KEY: 'test',
    VISPYR_S3_SECRET_KEY: 'test',
    COMPOSE_PROJECT_NAME: PROJECT,
  }
  const services = [...images.keys()].filter((service) => service !== 'loki')
  let store: ObjectStore | undefined

  const compose: Stack['compose'] = (...parameters) =>
    attempt(['docker', 'compose', '--project-directory', release, ...parameters], { env: environment })
  const composeOrThrow = async (...parameters: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await compose(...parameters)
    if (code !== 0) throw new Error(`docker compose ${parameters.join(' ')}\n${stderr}`)
    return stdout
  }
  const host: Stack['host'] = (...command) =>
    attempt(command, { env: { ...environment, PYTHONPATH: join(release, 'host') } })

  const render: Stack['render'] = async (settings) => {
    await rm(release, { recursive: true, force: true })
    for (const file of await renderStack({ directory: source, settings: { ...SETTINGS, ...settings } })) {
      const path = join(release, file.path)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, file.content, { mode: file.mode })
    }
    // As host/release.sh does: a folder that is there already is the same, and whoever has it mounted keeps it.
    await cp(join(release, 'config'), join(root, 'opt/vispyr/config'), { recursive: true, force: false })
  }

  const stop = async (): Promise<void> => {
    await compose('--profile', '*', 'down', '--volumes', '--timeout', '10')
    await store?.close()
    // What containers have written belongs to their users.
    const remove = ['--user', '0', '--volume', `${root}:/host`, '--entrypoint', 'rm', images.get('nginx') ?? '']
    if (process.getuid?.() !== 0) await run(['docker', 'run', '--rm', ...remove, '-rf', '/host/var'])
    await rm(root, { recursive: true, force: true })
  }

  try {
    await mkdir(join(root, 'opt/vispyr/config'), { recursive: true })
    await mkdir(join(root, 'opt/vispyr/secrets/nginx'), { recursive: true })
    for (const secret of ['grafana-admin-password', 'grafana-secret-key'])
      await writeFile(join(root, 'opt/vispyr/secrets', secret), `test-${secret}`, { mode: 0o644 })
    await cp(STACK, source, { recursive: true })
    await render({})
    await run([join(release, 'host/directories.sh')], { env: environment })
    await run([join(release, 'host/certificate.sh'), ADDRESS, 'localhost'], { env: environment })
    // Who is not root cannot give the folders to the users of the images.
    if (process.getuid?.() !== 0) {
      const data = join(root, 'var/lib/vispyr')
      for (const folder of await readdir(data)) await chmod(join(data, folder), 0o777)
    }
    // What an earlier run that was killed has left behind would keep the network.
    await compose('--profile', '*', 'down', '--volumes', '--timeout', '10')
    // The containers' network has to be there before something can listen on the host's address in it.
    await composeOrThrow('up', '--no-start', '--quiet-pull', 'prometheus')
    store = await startObjectStore(GATEWAY, SETTINGS.bucket)
    environment['VISPYR_S3_ENDPOINT'] = store.endpoint
  } catch (error) {
    await stop()
    throw error
  }

  return {
    address: ADDRESS,
    grafanaPassword: 'test-grafana-admin-password',
    release,
    compose,
    host,
    render,
    addressOf: async (service) => {
      const id = (await composeOrThrow('ps', '--quiet', service)).trim()
      if (id === '') throw new Error(`${service} does not run`)
      const networks = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'
      return (await run(['docker', 'inspect', '--format', networks, id])).trim()
    },
    up: async () => {
      const started = performance.now()
      await composeOrThrow(
        '--progress',
        'quiet',
        'up',
        '--detach',
        '--wait',
        '--wait-timeout',
        '240',
        '--pull',
        'never',
        ...services,
      )
      return (performance.now() - started) / 1000
    },
    stop,
  }
}

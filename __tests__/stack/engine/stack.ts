import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { renderStack } from '../../../src/stack/render.ts'
import type { StackSettings } from '../../../src/stack/settings.ts'
import { installConfiguration, prepareHost, removeHost, writeSecrets } from './host.ts'
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
  /** The folder of the release that runs. */
  readonly release: string
  /** Runs docker compose for the release. */
  compose(...parameters: readonly string[]): Promise<Outcome>
  /** Runs a host script or a line of Python beside them, with the host's environment. */
  host(...command: readonly string[]): Promise<Outcome>
  /** The address of a service's container, which changes when the container is made anew. */
  addressOf(service: string): Promise<string>
  /** The folder that stands for `/` of the host. */
  readonly root: string
  /** Writes another rendering of the release, and its configuration folders, without starting anything. */
  render(settings: Partial<StackSettings>): Promise<void>
  /** Starts what is not running, as host/release.sh does; returns the seconds until everything was healthy. */
  up(): Promise<number>
  stop(): Promise<void>
}

/**
 * Prepares a host below a temporary folder, with the stack's own scripts, and makes the containers' network.
 * @param images those that are here, by service: what has none is not started.
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
    await installConfiguration(root, release)
  }

  const down = (): Promise<string> => composeOrThrow('--profile', '*', 'down', '--volumes', '--timeout', '10')
  const stop = async (): Promise<void> => {
    await down()
    await store?.close()
    await removeHost(root, images.get('nginx') ?? '')
  }

  await cp(STACK, source, { recursive: true })
  await writeSecrets(root)
  await render({})
  await prepareHost(root, release, ADDRESS, environment)
  // What an earlier run that was killed has left behind would keep the network.
  await down()
  try {
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
    root,
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
      const rendered = (await composeOrThrow('config', '--services')).trim().split('\n')
      const services = rendered.filter((service) => images.has(service))
      const wait = ['--wait', '--wait-timeout', '240', '--pull', 'never']
      await composeOrThrow('--progress', 'quiet', 'up', '--detach', ...wait, ...services)
      return (performance.now() - started) / 1000
    },
    stop,
  }
}

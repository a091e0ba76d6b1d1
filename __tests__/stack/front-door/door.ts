import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { renderStack } from '../../../src/stack/render.ts'
import type { StackSettings } from '../../../src/stack/settings.ts'

const execute = promisify(execFile)

/** Of these tests alone: an address, a network and a project that no other stack on this machine has. */
export const ADDRESS = '127.0.66.1'
const SUBNET = '198.18.66.0/24'
/** This machine in the network of the containers. */
export const GATEWAY = '198.18.66.1'
const PROJECT = 'vispyr-front-door'
const STACK = join(import.meta.dirname, '../../../stack')

/** The images without which there is no door. */
const IMAGES = ['nginx:1.30.7-alpine', 'grafana/alloy:v1.21.2']

export const SETTINGS: StackSettings = {
  name: 'door',
  region: 'eu-central-1',
  bucket: 'vispyr-door',
  memoryMiB: 4096,
  volumeSizeGiB: 30,
  tracesRetentionSeconds: 86_400,
  metricsRetentionSeconds: 86_400,
  logs: false,
  ingestAuth: 'token',
}

/** Stands in for `aws ssm get-parameter`: a parameter is a file that is named like it, with its version, its date and its values, oldest first. */
const AWS = `#!/usr/bin/env bash
set -euo pipefail
while (($# > 0)); do
  case "$1" in --name) name="$2" ;; --query) query="$2" ;; esac
  shift
done
mapfile -t lines <"$PARAMETERS/$(tr / _ <<<"\${name%:*}")"
version="\${lines[0]}"
case "$query" in
  Parameter.Version) echo "$version" ;;
  Parameter.LastModifiedDate) echo "\${lines[1]}" ;;
  Parameter.Value) [[ $name == *:* ]] && version="\${name##*:}"; echo "\${lines[version + 1]}" ;;
esac
`

/** A host's front door: nginx and the gateway behind it, set up by the host's own scripts. */
export interface Door {
  readonly root: string
  /** What compose and the host scripts are started with; a test may add to it. */
  readonly environment: Record<string, string | undefined>
  /** Gives one of the release's settings another value. */
  setting(name: string, value: string): Promise<void>
  /** The authority of the host's own certificate, PEM. */
  readonly authority: () => Promise<string>
  /** Stores a parameter as AWS would have it: all its values so far, and when the last one was written. */
  store(name: string, values: readonly string[], modifiedAt: Date): Promise<void>
  /** Runs a host script and gives what it printed. */
  host(script: string, ...parameters: readonly string[]): Promise<string>
  /** Evaluates a call of one of the host's probes; what it gives, as Python prints it. */
  probe(call: string): Promise<string>
  compose(...parameters: readonly string[]): Promise<string>
  /** When a service's container was started, as Docker says it. */
  startOf(service: string): Promise<string>
  addressOf(service: string): Promise<string>
  close(): Promise<void>
}

/** Whether Docker and the images are here. */
export const isPossible = async (images: readonly string[] = IMAGES): Promise<boolean> =>
  execute('docker', ['image', 'inspect', ...images]).then(
    () => true,
    () => false,
  )

/** Renders a release, and prepares a host for it below a temporary folder. Nothing runs yet. */
export const prepareDoor = async (settings: Partial<StackSettings> = {}): Promise<Door> => {
  const root = await mkdtemp(join(tmpdir(), 'vispyr-door-'))
  const release = join(root, 'opt/vispyr/releases/door')
  const bin = join(root, 'bin')
  const parameters = join(root, 'parameters')
  const env: Record<string, string | undefined> = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}`,
    PARAMETERS: parameters,
    VISPYR_ROOT: root,
    VISPYR_BIND_ADDRESS: ADDRESS,
    VISPYR_NETWORK_SUBNET: SUBNET,
    VISPYR_CONFIG_DIRECTORY: join(root, 'opt/vispyr/config'),
    COMPOSE_PROJECT_NAME: PROJECT,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  const compose = async (...words: readonly string[]): Promise<string> =>
    (await execute('docker', ['compose', '--project-directory', release, ...words], { env })).stdout
  const inspect = async (service: string, format: string): Promise<string> => {
    const id = (await compose('ps', '--quiet', service)).trim()
    return (await execute('docker', ['inspect', '--format', format, id])).stdout.trim()
  }
  const host: Door['host'] = async (script, ...words) =>
    (await execute(join(release, 'host', script), words, { env })).stdout.trim()

  await mkdir(bin)
  await mkdir(parameters)
  await writeFile(join(bin, 'aws'), AWS, { mode: 0o755 })
  for (const file of await renderStack({ directory: STACK, settings: { ...SETTINGS, ...settings } })) {
    const path = join(release, file.path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file.content, { mode: file.mode })
    await chmod(path, file.mode)
  }
  await cp(join(release, 'config'), join(root, 'opt/vispyr/config'), { recursive: true })
  await host('directories.sh')
  return {
    root,
    environment: env,
    setting: async (name, value) => {
      const file = join(release, '.env')
      const text = await readFile(file, 'utf8')
      await writeFile(file, text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`))
    },
    authority: () => readFile(join(root, 'var/lib/vispyr/tls/self-signed/ca.pem'), 'utf8'),
    store: (name, values, modifiedAt) =>
      writeFile(
        join(parameters, name.replaceAll('/', '_')),
        [values.length, modifiedAt.toISOString(), ...values, ''].join('\n'),
      ),
    host,
    probe: async (call) => {
      const program = `import probes; print(probes.${call})`
      return (await execute('python3', ['-c', program], { env, cwd: join(release, 'host') })).stdout.trim()
    },
    compose,
    startOf: (service) => inspect(service, '{{.State.StartedAt}}'),
    addressOf: (service) => inspect(service, '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'),
    close: async () => {
      await compose('--profile', '*', 'down', '--volumes', '--timeout', '5')
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** What an application sends to one of the ports over TLS. */
export interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** One HTTPS request that trusts the given authority and nothing else. */
export const send = (
  port: number,
  path: string,
  ca: string,
  options: RequestOptions & { readonly body?: string | Buffer } = {},
): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const { body, ...rest } = options
    const call = request({ host: ADDRESS, port, path, ca, agent: false, ...rest }, (response) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    call.on('error', reject)
    call.end(body)
  })

import { isMap, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml'
import { type StackFile, textOf } from '../files.ts'
import { fault } from './fault.ts'
import { readYaml, scalarOf, type YamlFile } from './yaml.ts'

/** The ports of the product, which are nginx's and Grafana's alone. */
const CONTRACT_PORTS = [80, 443, 3000, 3200, 4040, 4317, 9090, 9999]

const TOP_KEYS = ['services', 'networks', 'volumes', 'configs', 'secrets']

/** What may be changed of a service of the stack: what it is given, never what it is or how it is reached. */
const TUNABLE = [
  'cpus',
  'cpu_shares',
  'environment',
  'extra_hosts',
  'labels',
  'logging',
  'mem_limit',
  'mem_reservation',
  'memswap_limit',
  'stop_grace_period',
  'ulimits',
]

const keyOf = (pair: Pair): string => String(scalarOf(pair.key))

/** A declaration, since TypeScript follows `never` through these only. */
function refuse(file: YamlFile, node: unknown, message: string, fix?: string): never {
  throw fault(file.path, file.placeOf(node), message, fix)
}

/** The host's side of an entry of `ports`: `"8080:80"`, `127.0.0.1:8080-8090:80/tcp` or a map with `published`. */
const publishedPorts = (entry: unknown): { first: number; last: number } | undefined => {
  const text = isMap(entry) ? String(entry.get('published') ?? '') : String(scalarOf(entry))
  const published = isMap(entry)
    ? text
    : (text
        .replace(/\/\w+$/, '')
        .split(':')
        .at(-2) ?? '')
  const range = /^(\d+)(?:-(\d+))?$/.exec(published)
  return range === null ? undefined : { first: Number(range[1]), last: Number(range[2] ?? range[1]) }
}

const checkPorts = (file: YamlFile, ports: unknown): void => {
  if (!isSeq(ports)) return
  for (const entry of ports.items) {
    const range = publishedPorts(entry)
    const taken = range && CONTRACT_PORTS.find((port) => range.first <= port && port <= range.last)
    if (taken !== undefined)
      refuse(
        file,
        entry,
        `port ${taken} is one of the product's: ${CONTRACT_PORTS.join(', ')}`,
        'Publish another port.',
      )
  }
}

const checkVolumes = (file: YamlFile, volumes: unknown): void => {
  if (!isSeq(volumes)) return
  for (const entry of volumes.items) {
    const source = isMap(entry) ? entry.get('source') : String(scalarOf(entry)).split(':')[0]
    if (typeof source === 'string' && /^\.{0,2}\//.test(source) && !source.startsWith('/'))
      refuse(
        file,
        entry,
        `"${source}" is a file of this repository, which is not on the host`,
        'Put the content under "configs:" with "content:".',
      )
  }
}

const checkAddedService = (file: YamlFile, name: string, service: YAMLMap): void => {
  const image = service.get('image', true)
  if (service.has('build'))
    refuse(
      file,
      service.get('build', true),
      'the host pulls images and never builds them',
      'Push the image to a registry and name it under "image:".',
    )
  if (!isScalar(image) || typeof image.value !== 'string') refuse(file, service, `the service "${name}" has no image`)
  if (image.value.includes('$')) refuse(file, image, 'images are pulled ahead, so their names cannot hold variables')
  if (!/:[^/]+$/.test(image.value) || image.value.endsWith(':latest'))
    refuse(
      file,
      image,
      `the image "${image.value}" is not pinned`,
      'Give it a version or a digest, so that a deploy without a change changes nothing.',
    )
  const mode = scalarOf(service.get('network_mode', true))
  if (mode === 'host')
    refuse(
      file,
      service.get('network_mode', true),
      "a service on the host's network could take any port of the product",
    )
  checkPorts(file, service.get('ports', true))
  checkVolumes(file, service.get('volumes', true))
}

const checkStackService = (file: YamlFile, name: string, service: YAMLMap): void => {
  for (const pair of service.items) {
    if (!TUNABLE.includes(keyOf(pair)))
      refuse(
        file,
        pair.key,
        `"${keyOf(pair)}" of the stack's service "${name}" cannot be changed; allowed: ${TUNABLE.join(', ')}`,
      )
  }
}

/**
 * Checks the users' compose.override.yml. It is shipped as it is and merged by compose itself, by the rules that its documentation states.
 * @throws UserError for what would replace, hide or drop a part of the stack, or could not run on the host.
 */
export const checkComposeOverride = (override: StackFile, shipped: StackFile): void => {
  const file = readYaml(override.path, textOf(override))
  const stack = readYaml(shipped.path, textOf(shipped)).document.toJS() as Record<
    string,
    Record<string, unknown> | undefined
  >
  visit(file.document, {
    Node: (_, node) => {
      const tag = (node as { tag?: string }).tag
      if (tag === '!reset' || tag === '!override') refuse(file, node, `${tag} would drop a part of the stack`)
    },
  })
  if (!isMap(file.document.contents)) return
  for (const section of file.document.contents.items) {
    const key = keyOf(section)
    if (!TOP_KEYS.includes(key))
      refuse(file, section.key, `unknown or forbidden key "${key}"; allowed: ${TOP_KEYS.join(', ')}`)
    if (!isMap(section.value)) refuse(file, section.key, `"${key}" must be a map of names to definitions`)
    for (const entry of section.value.items) {
      const name = keyOf(entry)
      const ours = stack[key]?.[name] !== undefined
      if (key !== 'services') {
        if (ours) refuse(file, entry.key, `"${name}" is defined by the stack`, 'Choose another name.')
        continue
      }
      if (!isMap(entry.value)) refuse(file, entry.key, `the service "${name}" must be a map of keys to values`)
      if (entry.value.has('extends')) refuse(file, entry.value.get('extends', true), 'other files are not on the host')
      if (ours) checkStackService(file, name, entry.value)
      else checkAddedService(file, name, entry.value)
    }
  }
}

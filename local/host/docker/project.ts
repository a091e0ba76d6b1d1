import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { parse } from 'yaml'
import { interpolateAll } from './interpolate.ts'

/** A service of a compose project, as far as a stand-in needs it. */
export interface Service {
  readonly name: string
  readonly image: string
  /** Published ports on the host's address. */
  readonly ports: readonly { readonly address: string; readonly published: number; readonly container: number }[]
  /** Host paths that are mounted and must be there. */
  readonly sources: readonly string[]
  /** Changes when the definition does: compose then recreates the container. */
  readonly hash: string
}

/** A compose project with its variables filled in and its profiles chosen. */
export interface Project {
  readonly name: string
  readonly directory: string
  readonly services: readonly Service[]
  /** Directories behind the named volumes, and files behind the secrets. */
  readonly sources: readonly string[]
  /** The project's variables: `.env`, and over it the environment. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

interface RawService {
  readonly image?: string
  readonly profiles?: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly secrets?: readonly string[]
}

interface RawProject {
  readonly name?: string
  readonly services?: Readonly<Record<string, RawService>>
  readonly volumes?: Readonly<Record<string, { readonly driver_opts?: { readonly device?: string } } | null>>
  readonly secrets?: Readonly<Record<string, { readonly file?: string }>>
}

/**
 * Reads the compose project of a directory: `compose.yml`, `.env` and the environment.
 *
 * @throws Error when there is no compose file, MissingVariable when a variable that must be set is not
 */
export function readProject(directory: string, environment: Readonly<Record<string, string | undefined>>): Project {
  const file = join(directory, 'compose.yml')
  if (!existsSync(file)) throw new Error(`no configuration file provided: not found (${file})`)
  const variables = { ...readVariables(join(directory, '.env')), ...environment }
  const document = interpolateAll(parse(readFileSync(file, 'utf8'), { merge: true }), variables) as RawProject
  const profiles = (variables['COMPOSE_PROFILES'] ?? '').split(',').filter((profile) => profile !== '')
  const chosen = Object.entries(document.services ?? {}).filter(([, service]) => isActive(service, profiles))
  const services = chosen.map(([name, service]) => toService(name, service, directory))
  const used = new Set(
    chosen.flatMap(([, service]) => (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '')),
  )
  const secrets = new Set(chosen.flatMap(([, service]) => service.secrets ?? []))
  const devices = Object.entries(document.volumes ?? {}).flatMap(([name, volume]) =>
    used.has(name) ? [volume?.driver_opts?.device] : [],
  )
  const files = Object.entries(document.secrets ?? {}).flatMap(([name, secret]) =>
    secrets.has(name) ? [secret.file] : [],
  )
  return {
    name: document.name ?? 'default',
    directory,
    services,
    sources: [...devices, ...files].filter((source) => source !== undefined),
    variables,
  }
}

function isActive(service: RawService, profiles: readonly string[]): boolean {
  return service.profiles === undefined || service.profiles.some((profile) => profiles.includes(profile))
}

function toService(name: string, service: RawService, directory: string): Service {
  return {
    name,
    image: service.image ?? '',
    ports: (service.ports ?? []).map(toPort),
    sources: (service.volumes ?? []).flatMap((volume) => bindSource(volume, directory)),
    hash: createHash('sha256').update(JSON.stringify(service)).digest('hex'),
  }
}

/** `127.0.0.2:80:80`, `80:80` or `80`; with `/tcp` or without. */
function toPort(port: string): { address: string; published: number; container: number } {
  const parts = String(port).split('/')[0]?.split(':') ?? []
  const container = Number(parts.at(-1))
  return {
    address: parts.length > 2 ? parts.slice(0, -2).join(':') : '0.0.0.0',
    published: Number(parts.at(-2) ?? container),
    container,
  }
}

/** The host path of a bind mount below the host's own tree; nothing for a named volume and for the machine's own `/proc` and the like. */
function bindSource(volume: string, directory: string): string[] {
  const source = volume.split(':')[0] ?? ''
  if (source.startsWith('./')) return [join(directory, source)]
  const root = process.env['VISPYR_ROOT'] ?? ''
  return isAbsolute(source) && source.startsWith(`${root}/`) ? [source] : []
}

function readVariables(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split('\n')
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line)
      return match?.[1] === undefined ? [] : [[match[1], unquote(match[2] ?? '')]]
    }),
  )
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/.exec(value.trim())?.[2] ?? value.trim()
}

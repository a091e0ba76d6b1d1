import { parse } from 'yaml'
import { type StackFile, textOf } from './files.ts'

interface ComposeFile {
  readonly services?: Readonly<
    Record<string, { readonly image?: string; readonly profiles?: readonly string[] } | null>
  >
}

/** The compose files of a release, in the order in which compose merges them. */
export const COMPOSE_FILES = ['compose.yml', 'compose.override.yml'] as const

/**
 * The name of an image when another registry takes Docker Hub's place: what Docker leaves out for the hub, its host and the `library/` of official images, has to
 * be said there. An image that names a registry of its own stays what it is.
 *
 * @param registry a host and perhaps a path, such as `registry.example.org/mirror`
 */
export const imageFrom = (registry: string, image: string): string => {
  // What a variable of the user's stands for is known on the host only.
  if (image.includes('$')) return image
  const [first = '', ...rest] = image.split('/')
  if (rest.length === 0) return `${registry}/library/${image}`
  if (first === 'docker.io') return `${registry}/${rest.length === 1 ? 'library/' : ''}${rest.join('/')}`
  return /[.:]/.test(first) || first === 'localhost' ? image : `${registry}/${image}`
}

/** The images that a rendered release runs, sorted: those of its compose files whose profile is enabled. */
export const stackImages = (files: readonly StackFile[]): string[] => {
  const find = (path: string): string => {
    const file = files.find((candidate) => candidate.path === path)
    return file === undefined ? '' : textOf(file)
  }
  const profiles = new Set(/^COMPOSE_PROFILES=(.*)$/m.exec(find('.env'))?.[1]?.split(',') ?? [])
  const images = new Map<string, string>()
  const disabled = new Set<string>()
  for (const path of COMPOSE_FILES) {
    const { services = {} } = (parse(find(path), { merge: true, customTags: [] }) ?? {}) as ComposeFile
    for (const [name, service] of Object.entries(services)) {
      if (service?.image !== undefined) images.set(name, service.image)
      if (service?.profiles !== undefined && !service.profiles.some((profile) => profiles.has(profile)))
        disabled.add(name)
    }
  }
  return [...new Set([...images].filter(([name]) => !disabled.has(name)).map(([, image]) => image))].sort()
}

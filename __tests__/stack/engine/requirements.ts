import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { attempt } from './run.ts'

/** The folder that is rendered and run. */
export const STACK = join(import.meta.dirname, '../../../stack')

/** What of the requirements this machine has. */
export interface Available {
  /** Why nothing can run at all; empty when it can. */
  readonly missing: readonly string[]
  /** Services whose image is absent, with the image's name. */
  readonly absent: ReadonlyMap<string, string>
  /** Services whose image is here, with the image's name. */
  readonly images: ReadonlyMap<string, string>
}

/** Without these there is no telemetry to look at. Grafana only shows it, Loki is opt-in. */
const INDISPENSABLE = ['nginx', 'alloy', 'prometheus', 'tempo', 'pyroscope']

const answers = async (...command: readonly string[]): Promise<boolean> =>
  attempt(command).then(
    ({ code }) => code === 0,
    () => false,
  )

/** The pinned image of every service. */
const pinnedImages = (): Map<string, string> => {
  const compose = parse(readFileSync(join(STACK, 'compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, { image: string }>
  }
  return new Map(Object.entries(compose.services).map(([name, { image }]) => [name, image]))
}

/** Looks for the Docker Engine, compose and the pinned images. Nothing is pulled. */
export const look = async (): Promise<Available> => {
  const images = new Map<string, string>()
  const absent = new Map<string, string>()
  if (!(await answers('docker', 'version')))
    return { missing: ['a Docker Engine (docker version fails)'], absent, images }
  if (!(await answers('docker', 'compose', 'version')))
    return { missing: ['docker compose (docker compose version fails)'], absent, images }
  for (const [service, image] of pinnedImages())
    (await answers('docker', 'image', 'inspect', image)) ? images.set(service, image) : absent.set(service, image)
  const missing = INDISPENSABLE.filter((service) => absent.has(service)).map(
    (service) => `the image ${absent.get(service)}`,
  )
  return { missing, absent, images }
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** A Docker Engine that has everything the stack needs, or what it lacks. */
export type EngineFinding =
  | {
      /** Address of this machine that containers reach, on the default bridge. */
      readonly gateway: string
    }
  | {
      /** What is missing, for people. */
      readonly lacks: string
    }

/** Runs `docker` with arguments and returns what it printed; undefined when it failed. */
export type RunDocker = (...argumentList: readonly string[]) => Promise<string | undefined>

/** The `docker` on the PATH. */
export const runDocker: RunDocker = (...argumentList) =>
  new Promise((resolve) => {
    execFile('docker', [...argumentList], (error, stdout) => resolve(error === null ? stdout : undefined))
  })

/**
 * Looks for a Docker Engine that can run the stack as it is: reachable, with compose, and with every pinned image present. Nothing is pulled, since an
 * emulated host talks to nobody.
 */
export async function findEngine(composeFile: string, docker: RunDocker = runDocker): Promise<EngineFinding> {
  if ((await docker('version')) === undefined) return { lacks: 'no Docker Engine answers' }
  if ((await docker('compose', 'version')) === undefined) return { lacks: 'Docker has no compose plugin' }
  const images = await pinnedImages(composeFile)
  const present = await Promise.all(
    images.map(async (image) => (await docker('image', 'inspect', image)) !== undefined),
  )
  const absent = images.filter((_image, index) => present[index] !== true)
  if (absent.length > 0) return { lacks: `images are not on this machine: ${absent.join(', ')}` }
  const gateway = (
    await docker('network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}')
  )?.trim()
  return gateway === undefined || gateway === ''
    ? { lacks: 'the default bridge of Docker has no gateway' }
    : { gateway }
}

/** The images of all services that run by default; what a profile switches on is asked for by nobody here. */
async function pinnedImages(composeFile: string): Promise<string[]> {
  const project = parse(await readFile(composeFile, 'utf8'), { merge: true }) as {
    services?: Record<string, { image?: string; profiles?: string[] }>
  }
  const services = Object.values(project.services ?? {}).filter((service) => service.profiles === undefined)
  return [...new Set(services.flatMap((service) => service.image ?? []))]
}

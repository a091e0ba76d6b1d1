import type { Stack } from './stack.ts'

/** How each component is asked for its version: an image's tag says only what it is called. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  alloy: ['alloy', '--version'],
  nginx: ['nginx', '-v'],
  prometheus: ['prometheus', '--version'],
  pyroscope: ['pyroscope', '--version'],
  tempo: ['/tempo', '--version'],
}

/** The versions of the components that run, in their own words. */
export const runningVersions = async (stack: Stack): Promise<Map<string, string>> => {
  const answers = Object.entries(QUESTIONS).map(async ([service, question]) => {
    const { stdout, stderr } = await stack.compose('exec', '--no-TTY', service, ...question)
    const version = /\bv?(\d+\.\d+\.\d+[\w.-]*)/.exec(stdout + stderr)?.[1]
    return [service, version ?? 'unknown'] as const
  })
  return new Map(await Promise.all(answers))
}

import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks until the answer is not undefined. Errors count as "not yet"; the last one is the cause when time runs out.
 * @param what completes "waited N s for …".
 */
export const waitFor = async <T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { seconds = 60, everyMs = 500 }: { readonly seconds?: number; readonly everyMs?: number } = {},
): Promise<T> => {
  const deadline = performance.now() + seconds * 1000
  let cause: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      cause = error
    }
    if (performance.now() >= deadline) throw new Error(`waited ${seconds} s for ${what}`, { cause })
    await pause(everyMs)
  }
}

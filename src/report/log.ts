import * as core from '@actions/core'
import type { Log } from '../model/log.ts'
import { formatElapsed } from '../model/time.ts'

/** The job's log. Also keeps which phases took how long, and which one is under way. */
export interface JobLog extends Log {
  readonly phases: { readonly title: string; readonly elapsed: number }[]
  current(): string | null
}

/** Logs in the runner's own language: foldable groups, annotations, masks. */
export const jobLog = (): JobLog => {
  const phases: { title: string; elapsed: number }[] = []
  let current: string | null = null
  return {
    phases,
    current: () => current,
    info: core.info,
    debug: core.debug,
    warning: (message) => core.warning(message),
    mask: core.setSecret,
    group: async (title, phase) => {
      const begun = performance.now()
      current = title
      core.startGroup(title)
      try {
        const result = await phase()
        current = null
        return result
      } finally {
        const elapsed = performance.now() - begun
        phases.push({ title, elapsed })
        core.info(`(${formatElapsed(elapsed)})`)
        core.endGroup()
      }
    },
  }
}

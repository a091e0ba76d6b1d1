/** Why a command on the host failed, in its own words. */
export interface Reason {
  /** What release.sh was busy with, e.g. `starting services`; null for any other script. */
  readonly phase: string | null
  /** What was found wrong, or the last thing that was said; null when nothing was. */
  readonly words: string | null
}

/** How many findings are named: an annotation is read at a glance, and the rest is in the log. */
const FINDINGS = 3

/** How host/verify.py begins the line of what is not as it should be. */
const FINDING = /^FAIL {2}/

/** What is no reason: what an emulated host says of itself, what AWS adds at the end, release.sh's progress, what is well. */
const NOT_TELLING = /^(\[simulated\] |failed to run commands: |\d\d:\d\d:\d\d {2}|ok {2}|$)/

/** Finds the reason in what a command printed. */
export const reasonIn = (output: string): Reason => {
  const lines = output.split('\n').map((line) => line.trim())
  const failed = lines.findLastIndex((line) => line.startsWith('FAILED while '))
  const before = lines.slice(0, failed < 0 ? lines.length : failed).filter(isTelling)
  if (failed < 0) return { phase: null, words: before.at(-1) ?? null }
  const phase = (lines[failed] ?? '').slice('FAILED while '.length).split(':')[0] ?? ''
  const after = lines.slice(failed + 1).filter(isTelling)
  // A report's findings; without any, what the program that failed said, there or while it ran.
  const findings = after.filter((line) => FINDING.test(line)).map((line) => line.replace(FINDING, ''))
  const words = findings.length > 0 ? summed(findings) : (after[0]?.replace(/^--- /, '') ?? before.at(-1) ?? null)
  return { phase, words }
}

const isTelling = (line: string): boolean => !NOT_TELLING.test(line)

const summed = (findings: readonly string[]): string => {
  const more = findings.length - FINDINGS
  return `${findings.slice(0, FINDINGS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

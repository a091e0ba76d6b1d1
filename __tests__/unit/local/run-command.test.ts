import { describe, expect, it } from 'vitest'
import { cut, OUTPUT_LIMITS, verdict } from '../../../local/cloud/commands/command.ts'
import { Workers } from '../../../local/cloud/commands/workers.ts'

describe('cut', () => {
  it('leaves alone what fits', () => {
    const text = 'x'.repeat(OUTPUT_LIMITS.stdout)
    expect(cut(text, OUTPUT_LIMITS.stdout)).toBe(text)
  })

  it('cuts what does not to the limit, its mark included', () => {
    const text = cut('x'.repeat(OUTPUT_LIMITS.stderr + 1), OUTPUT_LIMITS.stderr)
    expect(text).toHaveLength(OUTPUT_LIMITS.stderr)
    expect(text).toMatch(/--output truncated--$/)
  })
})

describe('verdict', () => {
  const ending = { stdout: '', stderr: '' }

  it.each([
    ['exited', 0, 'Success', 0],
    ['exited', 3, 'Failed', 3],
    ['exited', 168, 'Success', 0],
    ['cancelled', 137, 'Cancelled', 137],
    ['timedOut', 137, 'TimedOut', 137],
    ['lost', 137, 'InProgress', -1],
  ] as const)('of a script that %s with %i is %s', (outcome, exitCode, status, responseCode) => {
    expect(verdict({ ...ending, outcome, exitCode })).toEqual({ status, responseCode })
  })
})

describe('Workers', () => {
  it('start a job only when one of them is free', async () => {
    const workers = new Workers(2)
    const started: number[] = []
    const finishers: (() => void)[] = []
    for (const job of [1, 2, 3]) {
      workers.take(() => {
        started.push(job)
        return new Promise((resolve) => finishers.push(resolve))
      })
    }
    expect(started).toEqual([1, 2])
    finishers[0]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(started).toEqual([1, 2, 3])
  })
})

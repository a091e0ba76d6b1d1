import { setTimeout as wait } from 'node:timers/promises'
import { ListCommandInvocationsCommand } from '@aws-sdk/client-ssm'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../local/cloud/faults.ts'
import { runAction, type StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

/** A runner's patience after SIGINT, milliseconds (documented). */
const PATIENCE = 7_500

afterEach(async () => {
  stage().cloud.control.clearFaults()
  await stage().cloud.control.clearHostFaults()
})

/** What was done to the lock since the last reset. */
const lockCalls = (): string[] =>
  stage()
    .cloud.control.calls()
    .filter(({ operation, request }) => /^(Put|Delete)Object$/.test(operation) && request.includes('lock.json'))
    .map(({ operation }) => operation)

/** The lock and the commands that are still open. */
const openEnds = async (): Promise<string[]> => {
  const { items } = await stage().cloud.control.inventory()
  const { CommandInvocations = [] } = await stage().ssm.send(new ListCommandInvocationsCommand({}))
  return [
    ...(lockCalls().at(-1) === 'PutObject' && items.some(({ kind }) => kind === 'bucket') ? ['the lock'] : []),
    ...CommandInvocations.filter(({ Status }) => Status === 'InProgress' || Status === 'Pending').map(
      ({ CommandId }) => `command ${CommandId}`,
    ),
  ]
}

const times = new Map<string, number>()

/**
 * Starts the action, waits until it is at a phase, and does something to it.
 *
 * @param at the line by which the phase is known, or what tells of it in another way
 */
const disturb = async (
  inputs: Readonly<Record<string, string>>,
  at: RegExp | ((reached: () => void) => void),
  how: 'cancel' | 'terminate' | 'kill' = 'cancel',
): Promise<{ step: StepResult; elapsed: number }> => {
  const controller = new AbortController()
  let since = 0
  const reached = (): void => {
    since = performance.now()
    controller.abort()
  }
  const strike = (line: string): void => {
    if (since > 0 || !(at instanceof RegExp) || !at.test(line)) return
    // A moment into the phase, not right at its first line.
    setTimeout(reached, 500)
    since = Number.MIN_VALUE
  }
  if (!(at instanceof RegExp)) at(reached)
  const step = await runAction({
    inputs,
    environment: stage().cloud.environment,
    onLine: strike,
    ...{
      cancel: { signal: controller.signal },
      terminate: { terminate: controller.signal },
      kill: { kill: { signal: controller.signal, lost: false } },
    }[how],
  })
  return { step, elapsed: performance.now() - since }
}

/** Where a deploy stands still, and the line by which that is known. */
const PHASES: readonly (readonly [string, RegExp, Fault | string])[] = [
  ['looking', /Look at what is there/, { service: 'ec2', operation: 'DescribeVpcs', delayMs: 30_000 }],
  ['planning the network', /Look at what is there/, { service: 'ec2', operation: 'DescribeSubnets', delayMs: 30_000 }],
  [
    'taking the lock',
    /Take the lock/,
    { service: 's3', operation: 'PutObject', contains: 'lock.json', delayMs: 1_000 },
  ],
  ['applying', /Apply the plan/, { service: 'ec2', operation: 'RunInstances', delayMs: 30_000 }],
  [
    'waiting for the host',
    /Wait for the host/,
    { service: 'ssm', operation: 'DescribeInstanceInformation', delayMs: 30_000 },
  ],
  ['staging', /Release/, { service: 's3', operation: 'HeadObject', delayMs: 30_000 }],
  ['releasing', /starting services/, 'docker compose up'],
]

describe('cancelling', () => {
  it.each(PHASES)(
    'ends in time while %s, with nothing open, and is completed by the next run',
    async (phase, at, fault) => {
      const { control } = stage().cloud
      if (typeof fault === 'string') await control.addHostFault({ match: fault, delaySeconds: 60 })
      else control.addFault(fault)
      const { step, elapsed } = await disturb({ name: 'cancelled' }, at)
      times.set(phase, elapsed)
      expect(step.exitCode, textOf(step)).toBe(1)
      expect(step.annotations.at(-1)?.message).toMatch(/Cancelled by SIGINT/)
      expect(elapsed).toBeLessThan(PATIENCE)
      control.clearFaults()
      await control.clearHostFaults()
      await expect.poll(openEnds, { timeout: 10_000 }).toEqual([])
    },
  )

  it('ends in time on SIGTERM too', async () => {
    await stage().cloud.control.addHostFault({ match: 'docker compose up', delaySeconds: 60 })
    const { step, elapsed } = await disturb({ name: 'cancelled' }, /starting services/, 'terminate')
    times.set('releasing, by SIGTERM', elapsed)
    expect(step.exitCode, textOf(step)).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(/Cancelled by SIGTERM/)
    expect(elapsed).toBeLessThan(PATIENCE)
    await stage().cloud.control.clearHostFaults()
    await expect.poll(openEnds, { timeout: 10_000 }).toEqual([])
  })

  it('says what is half done', async () => {
    stage().cloud.control.addFault({ service: 'ec2', operation: 'CreateSubnet', delayMs: 30_000 })
    const { step } = await disturb({ name: 'half' }, /Created vpc/)
    expect(textOf(step)).toMatch(/Stopped halfway.*Done: .*vpc.*Begun: .*subnet.*Not begun: .*instance/)
  })

  it('is completed by the next run', async () => {
    for (const name of ['cancelled', 'half']) {
      const step = await stage().act({ name, 'lock-timeout': '5s' })
      expect(step.exitCode, textOf(step)).toBe(0)
    }
    expect((await stage().cloud.control.inventory()).counts).toMatchObject({ instance: 2, vpc: 2, 'elastic-ip': 2 })
  })

  it.each([
    // Longer than the run itself looks for it, and shorter than both together.
    ['cancel', 3_000, 1],
    ['kill', 1_000, 137],
  ] as const)(
    'finds a lock in the clean-up that was still on its way at the end (%s)',
    async (how, delayMs, exitCode) => {
      const { control } = stage().cloud
      control.resetCalls()
      const onTheWay = (reached: () => void): void => {
        const onStrike = (): Promise<void> => {
          reached()
          return wait(delayMs)
        }
        control.addFault({ service: 's3', operation: 'PutObject', contains: 'lock.json', times: 1, onStrike })
      }
      const { step } = await disturb({ name: 'cancelled', 'traces-retention': '41d' }, onTheWay, how)
      expect(step.exitCode).toBe(exitCode)
      await expect.poll(lockCalls, { timeout: 10_000 }).toEqual(['PutObject', 'DeleteObject'])
    },
  )

  it('leaves the tidying up to the clean-up when the step was killed', async () => {
    await stage().cloud.control.addHostFault({ match: 'docker compose up', delaySeconds: 60 })
    const { step } = await disturb({ name: 'cancelled', 'traces-retention': '40d' }, /starting services/, 'kill')
    expect(step.exitCode).toBe(137)
    expect(textOf(step)).toMatch(/command .* was cancelled[\s\S]*lock of 'cancelled' was let go/)
    await expect.poll(openEnds, { timeout: 10_000 }).toEqual([])
  })
})

afterAll(() => {
  for (const [phase, elapsed] of times) console.log(`cancelled while ${phase}: ${Math.round(elapsed)} ms`)
  const slowest = Math.max(...times.values())
  console.log(`cancelled in ${times.size} phases: at most ${Math.round(slowest)} ms, allowed are ${PATIENCE}`)
})

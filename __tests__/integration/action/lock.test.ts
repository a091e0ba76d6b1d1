import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, describe, expect, it } from 'vitest'
import { runAction, type StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const Bucket = 'vispyr-shared-123456789012-us-east-1'
const Key = 'lock.json'

/** Runs the action as another workflow run than the others. */
const act = (run: string, inputs: Readonly<Record<string, string>> = {}, attempt = '1'): Promise<StepResult> =>
  runAction({
    inputs: { name: 'shared', ...inputs },
    environment: { ...stage().cloud.environment, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt },
  })

/** Puts a lock of somebody else's there, whose lease ends in so many seconds. */
const lockOf = (run: string, seconds: number): Promise<unknown> =>
  stage().s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: JSON.stringify({
        url: `https://github.com/local/observability/actions/runs/${run}/attempts/1`,
        run: `local/observability#${run}`,
        attempt: 1,
        command: 'deploy',
        token: `token-of-${run}`,
        expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
      }),
    }),
  )

const currentLock = async (): Promise<string> => {
  try {
    const { Body } = await stage().s3.send(new GetObjectCommand({ Bucket, Key }))
    return (await Body?.transformToString()) ?? ''
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return ''
    throw error
  }
}

const mutating = () =>
  stage()
    .calls()
    .filter((call) => call.mutating)
    .map(({ operation }) => operation)

afterEach(async () => {
  stage().cloud.control.clearFaults()
  await stage().cloud.control.clearHostFaults()
})

describe('the lock', () => {
  it('lets one of eight deploys work at a time, which ends in one of everything', async () => {
    const steps = await Promise.all(Array.from({ length: 8 }, (_, index) => act(String(100 + index))))
    for (const step of steps) expect(step.exitCode, textOf(step)).toBe(0)
    expect(steps.filter(({ outputs }) => outputs['changed'] === 'true')).toHaveLength(1)
    const { counts } = await stage().cloud.control.inventory()
    expect(counts).toMatchObject({ vpc: 1, subnet: 3, instance: 1, volume: 2, 'elastic-ip': 1, bucket: 1, role: 1 })
    expect(steps.map(textOf).filter((text) => text.includes('Waiting for deploy of https://')).length).toBeGreaterThan(
      0,
    )
    console.log(`8 deploys at once: ${counts['instance']} host, ${steps.length} green, 1 changed something`)
  }, 300_000)

  it('is not even taken when there is nothing to do', async () => {
    await lockOf('7', 3_600)
    stage().cloud.control.resetCalls()
    const step = await act('200')
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(mutating()).toEqual([])
  })

  it('names the run that holds it, and gives up after lock-timeout', async () => {
    await lockOf('7', 3_600)
    const step = await act('201', { 'traces-retention': '31d', 'lock-timeout': '2s' })
    expect(step.exitCode).toBe(1)
    expect(textOf(step)).toContain(
      'Waiting for deploy of https://github.com/local/observability/actions/runs/7/attempts/1',
    )
    expect(step.annotations.at(-1)?.message).toMatch(/lock-timeout of 2s: deploy of https:\/\/.*\/runs\/7\//)
    expect(await currentLock()).toContain('token-of-7')
  })

  it('is taken over from a run that died', async () => {
    await lockOf('7', -60)
    const step = await act('202', { 'traces-retention': '32d', 'lock-timeout': '2s' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(textOf(step)).toMatch(/lock of deploy of .*\/runs\/7\/.* was taken over: it has given no sign of life/)
    expect(await currentLock()).toBe('')
  })

  it('is taken over at once by a later attempt of the same run', async () => {
    await lockOf('7', 3_600)
    const step = await act('7', { 'traces-retention': '33d', 'lock-timeout': '2s' }, '2')
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(textOf(step)).toMatch(/taken over: it was an earlier attempt of this very run/)
  })

  it("is never let go by somebody else's clean-up", async () => {
    await stage().cloud.control.addHostFault({ match: 'docker compose up', delaySeconds: 4 })
    const running = act('203', { 'traces-retention': '34d' })
    await expect.poll(currentLock, { timeout: 20_000 }).toContain('/runs/203/')
    await lockOf('8', 3_600)
    const step = await running
    // It either ended before it could notice, or noticed and stopped.
    if (step.exitCode !== 0)
      expect(step.annotations.at(-1)?.message).toMatch(/lost the lock of 'shared' to deploy of .*\/runs\/8\//)
    expect(await currentLock()).toContain('token-of-8')
    await lockOf('8', -60)
  })

  it('is found again when the answer to taking it was lost', async () => {
    stage().cloud.control.addFault({
      service: 's3',
      operation: 'PutObject',
      contains: Key,
      status: 0,
      when: 'after',
      times: 1,
    })
    const step = await act('204', { 'traces-retention': '35d', 'lock-timeout': '5s' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(await currentLock()).toBe('')
  })

  it('goes with the bucket, and whoever waited for it begins anew', async () => {
    stage().cloud.control.addFault({ service: 'ec2', operation: 'TerminateInstances', delayMs: 3_000, times: 1 })
    const destroy = act('205', { command: 'destroy', 'delete-data': 'true' })
    await expect.poll(currentLock, { timeout: 20_000 }).toContain('/runs/205/')
    const deploy = await act('206', { 'traces-retention': '36d' })
    const destroyed = await destroy
    // The deploy may take the lock in the moment between letting go and removing the bucket, which is then left to it.
    if (destroyed.exitCode !== 0)
      expect(destroyed.annotations.at(-1)?.message).toMatch(
        /Another run has begun to work on|Still there after destroy/,
      )
    expect(deploy.exitCode, textOf(deploy)).toBe(0)
    const idle = await act('207', { 'traces-retention': '36d' })
    expect(idle.outputs['changed']).toBe('false')
  })
})

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, describe, expect, it } from 'vitest'
import type { StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()
const NAME = 'careful'

afterEach(() => stage().cloud.control.clearHostFaults())

const releaseOf = async (): Promise<string | undefined> =>
  (await stage().act({ command: 'status', name: NAME })).outputs['release']

// One story, each step standing on the one before.
describe('a release that fails', () => {
  it('makes way for the one before, which is verified again', async () => {
    const good = await stage().act({ name: NAME })
    expect(good.exitCode, textOf(good)).toBe(0)
    await stage().cloud.control.addHostFault({
      match: 'docker compose up',
      exitCode: 1,
      stderr: 'dependency failed to start: container alloy is unhealthy',
      times: 1,
    })
    const bad = await stage().act({ name: NAME, 'metrics-retention': '12d' })
    expect(bad.exitCode).toBe(1)
    expect(bad.annotations.at(-1)?.message).toMatch(
      /^Release \w+ was not verified\. The host i-\w+ failed while starting services: dependency failed to start: container alloy is unhealthy/,
    )
    expect(bad.annotations.at(-1)?.message).toContain(
      `Release ${good.outputs['release']} is active and verified again, as before.`,
    )
    expect(bad.outputs['release']).toBe(good.outputs['release'])
    expect(bad.summary).toContain('container alloy is unhealthy')
    const idle = await stage().act({ name: NAME })
    expect(idle.exitCode, textOf(idle)).toBe(0)
    expect(idle.outputs['changed']).toBe('false')
  })

  it('says so when the one before does not come up either', async () => {
    await stage().cloud.control.addHostFault({ match: 'docker compose up', exitCode: 1, stderr: 'no space left' })
    const step = await stage().act({ name: NAME, 'metrics-retention': '13d' })
    expect(step.exitCode).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(/failed while starting services: no space left\./)
    expect(textOf(step)).toMatch(/does not start either/)
  })

  it('stays for a look with on-failure: keep', async () => {
    const good = await stage().act({ name: NAME })
    expect(good.exitCode, textOf(good)).toBe(0)
    await stage().cloud.control.addHostFault({
      match: 'docker compose exec prometheus promtool query instant',
      exitCode: 1,
      stderr: 'promtool: no answer',
    })
    const kept = await stage().act({ name: NAME, 'metrics-retention': '14d', 'on-failure': 'keep' })
    expect(kept.exitCode).toBe(1)
    await stage().cloud.control.clearHostFaults()
    expect(kept.outputs['release']).not.toBe(good.outputs['release'])
    expect(await releaseOf()).toBe(kept.outputs['release'])
  })

  it('goes back to the last one that was verified, not to the last one that was tried', async () => {
    const verified = await stage().act({ name: NAME })
    expect(verified.exitCode, textOf(verified)).toBe(0)
    const canary = { match: 'docker compose exec prometheus promtool query instant', exitCode: 1, stderr: 'no answer' }
    await stage().cloud.control.addHostFault(canary)
    await stage().act({ name: NAME, 'metrics-retention': '15d', 'on-failure': 'keep' })
    await stage().cloud.control.clearHostFaults()
    await stage().cloud.control.addHostFault({ match: 'docker compose up', exitCode: 1, times: 1 })
    const step = await stage().act({ name: NAME, 'metrics-retention': '16d' })
    expect(step.outputs['release']).toBe(verified.outputs['release'])
  })

  it('leaves the last five in the bucket', async () => {
    for (const days of [20, 21, 22]) {
      const step = await stage().act({ name: NAME, 'metrics-retention': `${days}d` })
      expect(step.exitCode, textOf(step)).toBe(0)
    }
    const { Contents = [] } = await stage().s3.send(
      new ListObjectsV2Command({ Bucket: `vispyr-${NAME}-123456789012-us-east-1`, Prefix: 'releases/' }),
    )
    expect(Contents.filter(({ Key }) => Key?.endsWith('.tar'))).toHaveLength(5)
  })
})

// One story too: each host takes the place of the one before, and has none of its releases.
describe('a release that fails on a host that was just replaced', () => {
  const MOVED = 'moved'
  const BUCKET = `vispyr-${MOVED}-123456789012-us-east-1`
  let good = ''

  /** Replaces the host and has it fail at one program of the new release. */
  const failOnNewHost = async (match: string, retention: string, times?: number): Promise<StepResult> => {
    const fault = { match, exitCode: 1, stderr: `${match} went wrong`, ...(times && { times }) }
    await stage().cloud.control.addHostFault(fault)
    const step = await stage().act({ name: MOVED, 'replace-host': 'true', 'metrics-retention': retention })
    await stage().cloud.control.clearHostFaults()
    expect(step.exitCode, textOf(step)).toBe(1)
    return step
  }

  it.each([
    ['in the middle of starting', 'docker compose up', '12d'],
    ['before anything was started', 'docker compose config', '13d'],
  ])('%s makes way for the last verified one, from the bucket', async (_, match, retention) => {
    const before = await stage().act({ name: MOVED })
    expect(before.exitCode, textOf(before)).toBe(0)
    good = before.outputs['release'] ?? ''
    const bad = await failOnNewHost(match, retention, 1)
    expect(bad.annotations.at(-1)?.message).toContain(`Release ${good} is active and verified again, as before.`)
    expect(bad.summary).toContain(`${match} went wrong`)
    expect(bad.outputs['release']).toBe(good)
    expect(bad.outputs['instance-id']).not.toBe(before.outputs['instance-id'])
    const idle = await stage().act({ name: MOVED })
    expect(idle.outputs).toMatchObject({ changed: 'false', 'instance-id': bad.outputs['instance-id'] })
  })

  it('starts nothing where the data volume cannot be used', async () => {
    const step = await failOnNewHost('blkid', '14d')
    expect(textOf(step)).toMatch(/FAILED while mounting the data volume/)
    expect(textOf(step)).not.toContain('putting release')
  })

  it('is not said to have been put back when the activation of the last verified one fails as well', async () => {
    // The new release fails before it gets to the timers.
    await stage().cloud.control.addHostFault({ match: 'systemctl enable vispyr-metadata.service', exitCode: 1 })
    const step = await failOnNewHost('docker compose up', '16d', 1)
    expect(textOf(step)).toContain(`release ${good} is not verified on this host either`)
    expect(step.annotations.at(-1)?.message).not.toContain('active and verified again')
  })

  it('trusts no archive that is not what its digest says', async () => {
    const { Contents = [] } = await stage().s3.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `releases/${good}` }),
    )
    const Key = Contents[0]?.Key ?? ''
    await stage().s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'something else' }))
    const step = await failOnNewHost('docker compose up', '15d', 1)
    expect(textOf(step)).toMatch(/release\.tar: FAILED/)
    expect(textOf(step)).toContain(`could not be fetched from s3://${BUCKET}/${Key}, so nothing is put back`)
    const host = stage()
      .cloud.control.hosts()
      .find(({ instanceId }) => instanceId === step.outputs['instance-id'])
    expect(await readdir(join(host?.root ?? '', 'opt/vispyr/releases'))).not.toContain(good)
  })
})

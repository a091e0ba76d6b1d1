import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import {
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  RebootInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import { CopyObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import type { StepResult } from '../../../local/runner/run.ts'
import { expectRefusal, textOf, useStage } from './cloud.ts'

const stage = useStage()

const NAME = 'lasting'

const succeed = async (inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
  const step = await stage().act({ name: NAME, ...inputs })
  expect(step.exitCode, textOf(step)).toBe(0)
  return step
}

/** What a plan did to each resource. */
const actionsOf = (step: StepResult): Record<string, string> =>
  Object.fromEntries(
    (JSON.parse(step.outputs['plan'] ?? '') as { changes: { resource: string; action: string }[] }).changes
      .filter(({ action }) => action !== 'keep')
      .map(({ resource, action }) => [resource, action]),
  )

/** The trace that a deploy wrote and read back. */
const canaryOf = (step: StepResult): string => /canary ([0-9a-f]{32}) read back/.exec(textOf(step))?.[1] ?? 'none'

/** What the deployment's Tempo says of a trace; the emulated internet leads to every port. */
const traceStatus = (step: StepResult, trace: string): Promise<number> =>
  new Promise((resolve, reject) => {
    // A connection of its own: one that is kept alive would outlive the host that it leads to.
    get(`http://${step.outputs['public-ip']}:3200/api/traces/${trace}`, { agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    }).on('error', reject)
  })

/** When each service of the deployment's host was started last. */
const startedAt = async (): Promise<Record<string, string>> => {
  const [host] = stage().cloud.control.hosts()
  const state = JSON.parse(await readFile(join(host?.root ?? '', '../state/docker.json'), 'utf8')) as {
    containers: { name: string; startedAt: string }[]
  }
  return Object.fromEntries(state.containers.map(({ name, startedAt }) => [name, startedAt]))
}

const dataVolume = async (name = NAME) =>
  (
    await stage().ec2.send(
      new DescribeVolumesCommand({
        Filters: [
          { Name: 'tag:vispyr:deployment', Values: [name] },
          { Name: 'tag:vispyr:volume', Values: ['data'] },
        ],
      }),
    )
  ).Volumes?.[0]

const typeAndPower = async (step: StepResult): Promise<(string | undefined)[]> => {
  const { Reservations } = await stage().ec2.send(
    new DescribeInstancesCommand({ InstanceIds: [step.outputs['instance-id'] ?? ''] }),
  )
  const [found] = Reservations?.[0]?.Instances ?? []
  return [found?.InstanceType, found?.State?.Name]
}

let trace = ''
let snapshot = ''

/** The step failed with the words, and the host takes in what is sent to it as before. */
const expectGoesOn = async (step: StepResult, words: RegExp): Promise<void> => {
  expect(step.exitCode, textOf(step)).toBe(1)
  expect(step.annotations.at(-1)?.message).toMatch(words)
  expect(textOf(step)).toMatch(/The host i-\w+ was started again as it was, with the type t4g.large/)
  const status = await succeed({ command: 'status' })
  expect(await typeAndPower(status)).toEqual(['t4g.large', 'running'])
  await expect.poll(() => traceStatus(status, trace).catch(() => 0), { timeout: 60_000 }).toBe(200)
}

// One story, each step standing on the one before.
describe('data outlives', () => {
  it('a host that is replaced, with its address', async () => {
    const before = await succeed({})
    trace = canaryOf(before)
    expect(await traceStatus(before, trace)).toBe(200)
    const volume = await dataVolume()
    const after = await succeed({ 'replace-host': 'true' })
    expect(actionsOf(after)).toMatchObject({ instance: 'replace', volume: 'change', address: 'change' })
    expect(after.outputs['instance-id']).not.toBe(before.outputs['instance-id'])
    expect(after.outputs['public-ip']).toBe(before.outputs['public-ip'])
    expect((await dataVolume())?.VolumeId).toBe(volume?.VolumeId)
    expect(await traceStatus(after, trace)).toBe(200)
    expect(await traceStatus(after, 'f'.repeat(32))).toBe(404)
    const { counts } = await stage().cloud.control.inventory()
    expect(counts).toMatchObject({ instance: 1, volume: 2, 'elastic-ip': 1 })
    console.log(
      `replaced ${before.outputs['instance-id']} by ${after.outputs['instance-id']}: the trace from before was read back`,
    )
  })

  it('a host that gets another size', async () => {
    const before = await succeed({ command: 'status' })
    const after = await succeed({ 'instance-type': 't4g.large' })
    expect(actionsOf(after)).toEqual({ instance: 'change' })
    expect(after.outputs['instance-id']).toBe(before.outputs['instance-id'])
    expect(await typeAndPower(after)).toEqual(['t4g.large', 'running'])
    expect(await traceStatus(after, trace)).toBe(200)
  })

  it('a host that may not get the size that was asked for: it goes on as it was', async () => {
    const { control } = stage().cloud
    const inputs = { name: NAME, 'instance-type': 'm7g.xlarge' }
    const message = 'You have requested more vCPU capacity than your current vCPU limit of 2 allows.'
    const refusal = { service: 'ec2', operation: 'StartInstances', status: 400 }
    control.addFault({ ...refusal, code: 'VcpuLimitExceeded', message, times: 1 })
    await expectGoesOn(
      await stage().act(inputs),
      /quota of EC2 instances has no room for a host of the type m7g.xlarge/,
    )
    control.addFault({ ...refusal, code: 'Unsupported', message: 'Not in this zone.', times: 1 })
    await expectGoesOn(
      await stage().act(inputs),
      /no room for the host in us-east-1\w, where its data is: m7g.xlarge: /,
    )
    control.addFault({
      ...refusal,
      operation: 'ModifyInstanceAttribute',
      code: 'InvalidParameterCombination',
      times: 1,
    })
    await expectGoesOn(await stage().act(inputs), /InvalidParameterCombination/)
  })

  it('a host that gets the next size of a list, since AWS has no room for the first', async () => {
    const refusal = { service: 'ec2', operation: 'StartInstances', status: 400, code: 'Unsupported', times: 1 }
    stage().cloud.control.addFault(refusal)
    const after = await succeed({ 'instance-type': 'm7g.xlarge, m7g.large' })
    expect(textOf(after)).toMatch(/AWS has no room for m7g.xlarge in us-east-1/)
    expect(await typeAndPower(after)).toEqual(['m7g.large', 'running'])
    const idle = await succeed({ 'instance-type': 'm7g.xlarge, m7g.large' })
    expect(idle.outputs['changed'], textOf(idle)).toBe('false')
  })

  it('a host that was switched off and finds its place taken: it becomes another of the list', async () => {
    const { 'instance-id': id = '' } = (await succeed({ command: 'status' })).outputs
    await stage().ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    const refusal = { service: 'ec2', operation: 'StartInstances', status: 400, code: 'Unsupported', times: 1 }
    stage().cloud.control.addFault(refusal)
    const after = await succeed({ 'instance-type': 'm7g.large, t4g.large' })
    expect(await typeAndPower(after)).toEqual(['t4g.large', 'running'])
    expect(await traceStatus(after, trace)).toBe(200)
  })

  it('a disk that grows while the host runs', async () => {
    const after = await succeed({ 'instance-type': 't4g.large', 'volume-size': '40' })
    expect(actionsOf(after)).toEqual({ volume: 'change' })
    expect((await dataVolume())?.Size).toBe(40)
    expect(textOf(after)).toContain('Verified:')
    expect(await traceStatus(after, trace)).toBe(200)
  })

  it("a host that restarts, with no one's help", async () => {
    const status = await succeed({ command: 'status' })
    stage().cloud.control.resetCalls()
    await stage().ec2.send(new RebootInstancesCommand({ InstanceIds: [status.outputs['instance-id'] ?? ''] }))
    await expect.poll(() => traceStatus(status, trace).catch(() => 0), { timeout: 60_000 }).toBe(200)
    expect(
      stage()
        .calls()
        .filter(({ operation }) => operation === 'SendCommand'),
    ).toEqual([])
    const idle = await succeed({ 'instance-type': 't4g.large', 'volume-size': '40' })
    expect(idle.outputs['changed']).toBe('false')
  })

  it('a change, as a snapshot that is taken before it', async () => {
    const inputs = { 'instance-type': 't4g.large', 'volume-size': '40', snapshot: 'true' }
    const idle = await succeed(inputs)
    expect(idle.outputs['changed']).toBe('false')
    const before = await startedAt()
    const after = await succeed({ ...inputs, 'traces-retention': '31d' })
    // What it does not touch runs on.
    const restarted = Object.entries(await startedAt()).filter(([service, at]) => before[service] !== at)
    expect(restarted.map(([service]) => service)).toEqual(['tempo'])
    expect(textOf(after)).toMatch(/Took the snapshot snap-\S+ of vol-\S+: before a change/)
    const { Snapshots = [] } = await stage().ec2.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: 'tag:vispyr:deployment', Values: [NAME] }] }),
    )
    expect(Snapshots).toHaveLength(1)
    snapshot = Snapshots[0]?.SnapshotId ?? ''
  })

  it('a new major version of a store, as a snapshot that nobody asked for, and everything answers while images are pulled', async () => {
    const inputs = { 'instance-type': 't4g.large', 'volume-size': '40' }
    // As if the release that is active had run an older store.
    const Bucket = `vispyr-${NAME}-123456789012-us-east-1`
    const { release } = (await succeed({ command: 'status' })).outputs
    const { Contents = [] } = await stage().s3.send(new ListObjectsV2Command({ Bucket, Prefix: `releases/${release}` }))
    const Key = Contents[0]?.Key ?? ''
    const older = { images: 'grafana/tempo:1.0.0' }
    await stage().s3.send(
      new CopyObjectCommand({
        Bucket,
        Key,
        CopySource: `${Bucket}/${Key}`,
        Metadata: older,
        MetadataDirective: 'REPLACE',
      }),
    )
    await stage().cloud.control.addHostFault({ match: 'docker compose pull', delaySeconds: 4, times: 1 })
    const statuses: number[] = []
    const status = await succeed({ command: 'status' })
    const step = await stage().act(
      { name: NAME, ...inputs, 'traces-retention': '32d' },
      {
        onLine: (line) => {
          if (line.includes('pulling images')) void traceStatus(status, trace).then((code) => statuses.push(code))
        },
      },
    )
    await stage().cloud.control.clearHostFaults()
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(textOf(step)).toMatch(/Took the snapshot snap-\S+ of vol-\S+: before grafana\/tempo 1\.0\.0 -> /)
    expect(statuses).toEqual([200])
  })

  it('its deployment, restored into another one', async () => {
    const step = await succeed({ name: 'restored', 'restore-snapshot-id': snapshot, 'volume-size': '40' })
    expect((await dataVolume('restored'))?.SnapshotId).toBe(snapshot)
    expect(await traceStatus(step, trace)).toBe(200)
    const idle = await succeed({ name: 'restored', 'restore-snapshot-id': snapshot, 'volume-size': '40' })
    expect(idle.outputs['changed']).toBe('false')
  })
})

describe('data is never risked', () => {
  it.each([
    [{ name: NAME, 'volume-size': '40' }, /cannot be restored, because this deployment has the data volume vol-/],
    [{ name: 'fresh', 'volume-size': '30' }, /volume-size: '30' GiB is smaller than the volume that snap-.* 40 GiB/],
  ])('by restoring a snapshot with %j', async (inputs, message) => {
    await expectRefusal(stage(), { ...inputs, 'restore-snapshot-id': snapshot }, message)
  })

  it('by starting empty when the volume cannot be found', async () => {
    await stage().ec2.send(
      new DeleteTagsCommand({
        Resources: [(await dataVolume('restored'))?.VolumeId ?? ''],
        Tags: [{ Key: 'vispyr:deployment' }],
      }),
    )
    await expectRefusal(
      stage(),
      { name: 'restored', 'volume-size': '40' },
      /data volume of 'restored' is missing[\s\S]*Give the volume its tags back/,
    )
  })

  it('by a destroy that was told to take a snapshot, and is by one that was not', async () => {
    const kept = await succeed({ command: 'destroy', 'delete-data': 'true', snapshot: 'true' })
    expect(textOf(kept)).toMatch(/Took the snapshot/)
    const tagged = async () =>
      (await stage().cloud.control.inventory()).items.filter(({ deployment }) => deployment === NAME)
    expect((await tagged()).map(({ kind }) => kind)).toEqual(['snapshot', 'snapshot', 'snapshot'])
  })
})

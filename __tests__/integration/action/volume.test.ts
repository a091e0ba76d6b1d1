import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DescribeInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { GetParameterCommand } from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { volume } from '../../../src/aws/volume.ts'
import type { Cloud } from '../../../src/cloud/cloud.ts'
import type { Log } from '../../../src/model/log.ts'
import type { Observed } from '../../../src/model/resources.ts'
import { useStage } from './cloud.ts'

const stage = useStage()

const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64'

const launch = async (): Promise<string> => {
  const { Parameter } = await stage().ssm.send(new GetParameterCommand({ Name: IMAGE }))
  const { Instances } = await stage().ec2.send(
    new RunInstancesCommand({
      ImageId: Parameter?.Value,
      InstanceType: 't4g.medium',
      MinCount: 1,
      MaxCount: 1,
      Placement: { AvailabilityZone: 'us-east-1a' },
    }),
  )
  const id = Instances?.[0]?.InstanceId ?? ''
  await expect
    .poll(
      async () => {
        const { Reservations } = await stage().ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
        return Reservations?.[0]?.Instances?.[0]?.State?.Name
      },
      { timeout: 10_000 },
    )
    .toBe('running')
  return id
}

/** A data volume that hangs on one host, to be moved to another. */
const held = async () => {
  const [holder, host] = [await launch(), await launch()]
  const { VolumeId: id = '' } = await stage().ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 30, VolumeType: 'gp3' }),
  )
  await stage().ec2.send(new AttachVolumeCommand({ VolumeId: id, InstanceId: holder, Device: '/dev/sdf' }))
  const state = { size: 30, type: 'gp3', encrypted: true }
  const observed: Observed<'volume'> = {
    kind: 'volume',
    key: 'volume',
    id,
    state: { ...state, attachedTo: holder },
    details: { zone: 'us-east-1a', createdAt: '', restoredFrom: null },
  }
  const move = (): Promise<void> => {
    const log: Log = { info: ignore, debug: ignore, warning: ignore, group: (_, phase) => phase(), mask: ignore }
    // All that a volume needs of the way to AWS.
    const cloud = { ec2: stage().ec2, log, signal: AbortSignal.timeout(30_000) } as unknown as Cloud
    const wanted = {
      kind: 'volume',
      key: 'volume',
      state: { ...state, attachedTo: host },
      creation: { snapshot: null },
    } as const
    const differences = [{ field: 'attachedTo', is: holder, shouldBe: host }]
    return volume.change(cloud, { observed, wanted, differences }, (link) =>
      typeof link === 'string' ? link : link.ref,
    )
  }
  return { id, holder, host, move }
}

const ignore = (): void => undefined

describe('a data volume that hangs on another host', () => {
  it('stops the deploy at once, with that host, where it is up', async () => {
    const { id, holder, host, move } = await held()
    await expect(move()).rejects.toMatchObject({
      message: `The data volume ${id} is attached to ${holder}, which is not this deployment's host ${host}.`,
      fix: expect.stringContaining(`Detach it from ${holder} and run the step again.`),
    })
  })

  it('is waited for where that host is ending', async () => {
    const { holder, move } = await held()
    await stage().ec2.send(new TerminateInstancesCommand({ InstanceIds: [holder] }))
    await expect(move()).resolves.toBeUndefined()
  })
})

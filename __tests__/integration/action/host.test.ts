import { randomUUID } from 'node:crypto'
import { DescribeVolumesCommand } from '@aws-sdk/client-ec2'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { GetCommandInvocationCommand, SendCommandCommand } from '@aws-sdk/client-ssm'
import { expect, it } from 'vitest'
import { activationScript } from '../../../src/host/script.ts'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const BUCKET = 'vispyr-crowded-123456789012-us-east-1'

it('a host that is sent two releases at once carries out one after the other', { timeout: 300_000 }, async () => {
  const step = await stage().act({ name: 'crowded' })
  expect(step.exitCode, textOf(step)).toBe(0)
  const { release = '', 'instance-id': instance = '' } = step.outputs
  const { Contents = [] } = await stage().s3.send(
    new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `releases/${release}` }),
  )
  const sha256 = Contents[0]?.Key?.replace(/^releases\/|\.tar$/g, '') ?? ''
  const { Volumes } = await stage().ec2.send(
    new DescribeVolumesCommand({ Filters: [{ Name: 'tag:vispyr:volume', Values: ['data'] }] }),
  )
  const send = async (): Promise<string> => {
    const script = activationScript({
      deployment: 'crowded',
      region: 'us-east-1',
      bucket: BUCKET,
      release,
      sha256,
      instance,
      volume: Volumes?.[0]?.VolumeId ?? '',
      progress: `progress/${release}-${randomUUID()}.log`,
      onFailure: 'rollback',
      verified: sha256,
    })
    const { Command } = await stage().ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [instance],
        Parameters: { commands: [script], executionTimeout: ['120'] },
      }),
    )
    return Command?.CommandId ?? ''
  }
  const commands = await Promise.all([send(), send()])
  const endingOf = async (CommandId: string) => {
    const { Status, StandardOutputContent } = await stage().ssm.send(
      new GetCommandInvocationCommand({ CommandId, InstanceId: instance }),
    )
    return { Status, output: StandardOutputContent ?? '' }
  }
  for (const id of commands)
    await expect.poll(async () => (await endingOf(id)).Status, { timeout: 240_000 }).toBe('Success')
  const outputs = (await Promise.all(commands.map(endingOf))).map(({ output }) => output)
  for (const output of outputs) expect(output).toContain(`release ${release} is active and verified`)
  expect(outputs.filter((output) => output.includes('is running on this host; waiting for it'))).toHaveLength(1)
})

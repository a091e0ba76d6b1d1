import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2'
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const NAME = 'demo'
const OWN = [{ Name: 'tag:vispyr:deployment', Values: [NAME] }]

// One story, each step standing on the one before.
describe('a deployment', () => {
  it('is planned without a trace', async () => {
    const step = await stage().act({ command: 'plan', name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['changed']).toBe('false')
    expect(JSON.parse(step.outputs['plan'] ?? '').changes).toHaveLength(15)
    expect(
      stage()
        .calls()
        .filter(({ mutating }) => mutating),
    ).toEqual([])
  })

  it('is made, verified, and tells where it is', async () => {
    const step = await stage().act({ name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs).toMatchObject({
      changed: 'true',
      'grafana-url': expect.stringMatching(/^https:\/\/127\./),
      'otlp-endpoint': expect.stringMatching(/^10\.[\d.]+:4317$/),
      bucket: `vispyr-${NAME}-123456789012-us-east-1`,
      release: expect.stringMatching(/^[0-9a-f]{12}$/),
      'admin-password-parameter': `/vispyr/${NAME}/grafana-admin-password`,
    })
    expect(step.summary).toContain(`| Grafana | ${step.outputs['grafana-url']} |`)
    expect(textOf(step)).toMatch(/Verified: \d services healthy, \d+ probes answered, canary \S+ read back/)
  })

  it('is what was asked for, as any AWS client sees it', async () => {
    const { ec2, s3 } = stage()
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters: OWN }))
    const instances = Reservations.flatMap(({ Instances = [] }) => Instances)
    expect(instances).toHaveLength(1)
    expect(instances[0]).toMatchObject({
      InstanceType: 't4g.medium',
      Architecture: 'arm64',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    })
    const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}))
    expect(Volumes.map(({ Encrypted, VolumeType }) => [Encrypted, VolumeType])).toEqual([
      [true, 'gp3'],
      [true, 'gp3'],
    ])
    const { SecurityGroupRules = [] } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({
        Filters: [
          {
            Name: 'group-id',
            Values: instances[0]?.NetworkInterfaces?.[0]?.Groups?.map(({ GroupId }) => GroupId ?? '') ?? [],
          },
        ],
      }),
    )
    const ports = SecurityGroupRules.filter(({ IsEgress }) => !IsEgress).map(({ FromPort, ToPort }) => [
      FromPort,
      ToPort,
    ])
    expect(ports.sort()).toEqual([80, 443, 3200, 4040, 4317, 9090, 9999].map((port) => [port, port]).sort())
    const block = await s3.send(new GetPublicAccessBlockCommand({ Bucket: `vispyr-${NAME}-123456789012-us-east-1` }))
    expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true])
  })

  it('is left alone when it is as it should be', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['changed']).toBe('false')
    expect(stage().calls().length).toBeGreaterThan(10)
    expect(
      stage()
        .calls()
        .filter(({ mutating }) => mutating),
    ).toEqual([])
  })

  it('tells its status without a change', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'status', name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(textOf(step)).toMatch(/reported at .*: healthy/)
    expect(step.outputs['grafana-url']).toMatch(/^https:/)
    expect(
      stage()
        .calls()
        .filter(({ mutating }) => mutating),
    ).toEqual([])
  })

  it('releases anew when only a setting of the stack changes, and touches nothing else', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ name: NAME, 'metrics-retention': '10d' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['changed']).toBe('true')
    expect(
      stage()
        .calls()
        .filter(({ mutating, request }) => mutating && !request.includes('lock.json'))
        .map(({ operation }) => operation),
      // The release, and what the dashboards say of it.
    ).toEqual(['PutObject', 'PutObject', 'SendCommand'])
  })

  it('is removed, and its data stays', async () => {
    const step = await stage().act({ command: 'destroy', name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    const { counts } = await stage().cloud.control.inventory()
    expect(counts).toEqual({ volume: 1, bucket: 1, parameter: 2 })
  })

  it('comes back to its data', async () => {
    const { Volumes: before } = await stage().ec2.send(new DescribeVolumesCommand({}))
    const step = await stage().act({ name: NAME })
    expect(step.exitCode, textOf(step)).toBe(0)
    const { Volumes: after } = await stage().ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: 'tag:vispyr:volume', Values: ['data'] }] }),
    )
    expect(after?.map(({ VolumeId }) => VolumeId)).toEqual(before?.map(({ VolumeId }) => VolumeId))
  })

  it('is removed with its data, and nothing is left', async () => {
    const step = await stage().act({ command: 'destroy', name: NAME, 'delete-data': 'true' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect((await stage().cloud.control.inventory()).items).toEqual([])
    expect((await stage().ec2.send(new DescribeAddressesCommand({}))).Addresses ?? []).toEqual([])
  })

  it('is not there to be removed twice', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'destroy', name: NAME, 'delete-data': 'true' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['changed']).toBe('false')
    expect(
      stage()
        .calls()
        .filter(({ mutating }) => mutating),
    ).toEqual([])
  })
})

import { DescribeInstancesCommand } from '@aws-sdk/client-ec2'
import { ListCommandInvocationsCommand } from '@aws-sdk/client-ssm'
import { afterEach, describe, expect, it } from 'vitest'
import { runAction } from '../../../local/runner/run.ts'
import { expectRefusal, textOf, useStage } from './cloud.ts'

const stage = useStage()

afterEach(async () => {
  stage().cloud.control.clearFaults()
  await stage().cloud.control.clearHostFaults()
})

describe('wrong input', () => {
  it.each([
    [{ name: 'Demo' }, /^name: 'Demo'/],
    [{ name: 'x', 'volume-size': '30GB' }, /^volume-size: '30GB'.*GiB/],
    [{ name: 'x', timeout: '15' }, /^timeout: '15'.*unit/],
    [{ name: 'x', region: 'mars-north-1' }, /^region: 'mars-north-1'/],
    [{ name: 'x', 'dashboard-cidrs': '10.0.0.1/8' }, /^dashboard-cidrs: '10.0.0.1\/8'.*10.0.0.0\/8/],
    [{ name: 'x', 'vpc-id': 'vpc-12345678', 'vpc-cidr': '10.0.0.0/24' }, /give one or the other/],
    [
      { name: 'x', 'ingest-cidrs': '0.0.0.0/0', 'ingest-auth': 'none' },
      /^ingest-auth: 'none' would open 4317, 9090 and 9999 to '0\.0\.0\.0\/0' without TLS and a token; allowed are `auto` and `token`/,
    ],
    [{ name: 'x', 'query-cidrs': '0.0.0.0/0' }, /^query-cidrs: '0\.0\.0\.0\/0' reaches the internet/],
    [{ name: 'x', domain: 'o.example.org' }, /^domain: 'o\.example\.org' .*needs `email` too/],
    [{ name: 'x', 'vpc-id': 'vpc-1234567' }, /^vpc-id: 'vpc-1234567' is not valid.*8 or 17 hexadecimal digits/],
    [{ name: 'x', 'subnet-id': 'vpc-12345678' }, /^subnet-id: 'vpc-12345678' is not valid.*`subnet-` and 8 or 17/],
    [{ name: 'x', 'peer-vpc-ids': 'vpc-12345678,pcx-12345678' }, /^peer-vpc-ids: 'pcx-12345678' is not valid.*`vpc-`/],
    [{ name: 'x', 'restore-snapshot-id': 'snap-X' }, /^restore-snapshot-id: 'snap-X' is not valid.*`snap-`/],
    [
      { name: 'x', domain: 'o.example.org', email: 'x@example.org', 'hosted-zone-id': '/hostedzone/Z1' },
      /^hosted-zone-id: '\/hostedzone\/Z1' is not valid/,
    ],
    [
      { name: 'x', 'instance-profile': 'arn:aws:iam::123456789012:instance-profile/p' },
      /^instance-profile: .*not its ARN/,
    ],
    [{ name: 'x', 'permissions-boundary': 'boundary' }, /^permissions-boundary: 'boundary' is not valid.*policy's ARN/],
    [{ name: 'x', 'admin-password-parameter': 'password' }, /^admin-password-parameter: 'password' is not valid/],
    [{ name: 'x', 'instnce-type': 't4g.medium' }, /^instnce-type: there is no such input/],
  ])('%j fails before the first call', async (inputs, message) => {
    await expectRefusal(stage(), inputs as Record<string, string>, message)
    expect(stage().calls()).toEqual([])
  })

  it.each([
    [{ name: 'x', 'instance-type': 't9.medium' }, /instance-type: 't9.medium' is not an instance type/],
    [{ name: 'x', 'instance-type': 't4g.nano' }, /instance-type: 't4g.nano' has 512 MiB of memory/],
    [{ name: 'x', 'instance-type': 't4g.medium,t3.medium' }, /mixes architectures/],
    [{ name: 'x', 'vpc-id': 'vpc-0123456789abcdef0' }, /vpc-id: 'vpc-0123456789abcdef0' does not exist/],
    [{ name: 'x', 'subnet-id': 'subnet-0123456789abcdef0' }, /subnet-id: 'subnet-0123456789abcdef0' does not exist/],
  ])('%j fails before anything is made', async (inputs, message) => {
    await expectRefusal(stage(), inputs as Record<string, string>, message)
  })
})

describe('missing rights', () => {
  it('says how to give credentials', async () => {
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...environment } = stage().cloud.environment
    const step = await runAction({
      inputs: { name: 'x' },
      environment: { ...environment, AWS_EC2_METADATA_DISABLED: 'true' },
    })
    expect(step.exitCode).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(
      /no AWS credentials[\s\S]*configure-aws-credentials[\s\S]*id-token: write/,
    )
  })

  it('names the action that is denied, at once', async () => {
    stage().cloud.control.addFault({
      service: 'ec2',
      operation: 'DescribeVpcs',
      status: 403,
      code: 'UnauthorizedOperation',
      message: 'You are not authorized.',
    })
    await expectRefusal(
      stage(),
      { name: 'x' },
      /AWS denied ec2:DescribeVpcs: You are not authorized\.[\s\S]*Allow `ec2:DescribeVpcs`/,
    )
  })
})

describe('a host that fails', () => {
  it("fails the step with the script's last words in log and summary, and goes on from there", async () => {
    await stage().cloud.control.addHostFault({
      match: 'docker compose up',
      exitCode: 17,
      stderr: 'Error response from daemon: no space left on device',
    })
    const step = await stage().act({ name: 'broken' })
    expect(step.exitCode).toBe(1)
    expect(textOf(step)).toContain('no space left on device')
    expect(step.summary).toMatch(/^## ❌/)
    expect(step.summary).toContain('no space left on device')
    expect(step.annotations.at(-1)?.message).toMatch(
      /^The host i-\w+ failed while starting services: Error response from daemon: no space left on device\.\nIts last lines/,
    )
    expect(step.outputs['instance-id']).toMatch(/^i-/)

    await stage().cloud.control.clearHostFaults()
    const again = await stage().act({ name: 'broken' })
    expect(again.exitCode, textOf(again)).toBe(0)
    expect(again.outputs['instance-id']).toBe(step.outputs['instance-id'])
  })

  it('fails at its deadline, says what it was busy with, and stops the command', async () => {
    await stage().cloud.control.addHostFault({ match: 'docker compose up', delaySeconds: 600 })
    const step = await stage().act({ name: 'broken', 'metrics-retention': '12d', timeout: '60s' })
    expect(step.exitCode).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(/Not finished within the timeout of 1m; it was busy with: Release/)
    const { CommandInvocations = [] } = await stage().ssm.send(new ListCommandInvocationsCommand({}))
    expect(CommandInvocations.map(({ Status }) => Status)).toContain('Cancelled')
    expect(CommandInvocations.filter(({ Status }) => Status === 'InProgress')).toEqual([])
  })
})

describe('a cloud that is full', () => {
  it('is tried zone by zone, then type by type', async () => {
    stage().cloud.control.addFault({
      service: 'ec2',
      operation: 'RunInstances',
      contains: 't4g.medium',
      status: 500,
      code: 'InsufficientInstanceCapacity',
      message: 'We do not have it.',
    })
    const step = await stage().act({ name: 'roomy', 'instance-type': 't4g.medium, t4g.large' })
    expect(step.exitCode, textOf(step)).toBe(0)
    const { Reservations } = await stage().ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [step.outputs['instance-id'] ?? ''] }),
    )
    expect(Reservations?.[0]?.Instances?.[0]?.InstanceType).toBe('t4g.large')
    expect(textOf(step).match(/no room for t4g.medium/g)).toHaveLength(3)
  })

  it.each([
    [
      'AWS has no room',
      { status: 500, code: 'InsufficientInstanceCapacity', message: 'We do not have it.' },
      /no room for the host anywhere it was tried/,
    ],
    [
      'the account may have no more',
      {
        status: 400,
        code: 'VcpuLimitExceeded',
        message: 'You have requested more vCPU capacity than your limit of 2.',
      },
      /quota of EC2 instances has no room .* beside i-[\s\S]*Raise the quota/,
    ],
  ])('costs no host that is to be replaced where %s', async (_, fault, words) => {
    const inputs = { name: 'roomy', 'instance-type': 't4g.medium, t4g.large' }
    const before = await stage().act({ ...inputs, command: 'status' })
    stage().cloud.control.addFault({ service: 'ec2', operation: 'RunInstances', ...fault })
    const step = await stage().act({ ...inputs, 'replace-host': 'true' })
    expect(step.exitCode, textOf(step)).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(words)
    expect(textOf(step)).toContain(`instance ${before.outputs['instance-id']} goes on as it is`)
    stage().cloud.control.clearFaults()
    const idle = await stage().act(inputs)
    expect(idle.outputs).toMatchObject({ changed: 'false', 'instance-id': before.outputs['instance-id'] })
  })

  it('says where it tried when there is no room at all', async () => {
    stage().cloud.control.addFault({
      service: 'ec2',
      operation: 'RunInstances',
      status: 500,
      code: 'InsufficientInstanceCapacity',
      message: 'We do not have it.',
    })
    const step = await stage().act({ name: 'nowhere' })
    expect(step.exitCode).toBe(1)
    expect(step.annotations.at(-1)?.message).toMatch(
      /no room for the host anywhere it was tried: t4g.medium in subnet-.*InsufficientInstanceCapacity/,
    )
  })
})

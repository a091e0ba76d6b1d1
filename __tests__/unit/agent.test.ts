import { afterEach, expect, it, vi } from 'vitest'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { denied } from '../../src/cloud/failures.ts'
import { untilAgentIsOnline } from '../../src/host/agent.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('a host whose agent does not come is rebooted once after some minutes, and a job that may not do so says so', async () => {
  vi.useFakeTimers()
  const begun = Date.now()
  const asked: string[] = []
  let rebootedAt = 0
  const log = { info: vi.fn(), debug: vi.fn(), warning: vi.fn() }
  const send = async (command: object) => {
    const { name } = command.constructor
    asked.push(name)
    if (name === 'RebootInstancesCommand') {
      rebootedAt = Date.now()
      throw denied('ec2', 'RebootInstances')
    }
    return {}
  }
  const cloud = { log, signal: new AbortController().signal, ssm: { send }, ec2: { send } } as unknown as Cloud
  const waiting = untilAgentIsOnline(cloud, 'i-0123456789abcdef0')
  const outcome = expect(waiting).rejects.toThrow(/^AWS denied ec2:RebootInstances: /)
  await vi.advanceTimersByTimeAsync(600_000)
  await outcome
  expect(asked.at(-1)).toBe('RebootInstancesCommand')
  expect(asked.filter((name) => name === 'RebootInstancesCommand')).toHaveLength(1)
  expect(rebootedAt - begun).toBeGreaterThan(60_000)
  expect(rebootedAt - begun).toBeLessThan(300_000)
})

import { RunInstancesCommand } from '@aws-sdk/client-ec2'
import { GetParameterCommand } from '@aws-sdk/client-ssm'
import { afterEach, describe, expect, it } from 'vitest'
import { untilAgentIsOnline } from '../../../src/host/agent.ts'
import type { Log } from '../../../src/model/log.ts'
import { useStage } from './cloud.ts'

const stage = useStage()

/** What the product waits minutes for, in seconds. */
const PATIENCE = { first: 2, second: 4 }

const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64'

afterEach(() => stage().cloud.control.releaseAgents())

const launch = async (): Promise<string> => {
  const { Parameter } = await stage().ssm.send(new GetParameterCommand({ Name: IMAGE }))
  const { Instances } = await stage().ec2.send(
    new RunInstancesCommand({ ImageId: Parameter?.Value, InstanceType: 't4g.medium', MinCount: 1, MaxCount: 1 }),
  )
  return Instances?.[0]?.InstanceId ?? ''
}

/** Waits for the agent of a new host; what was said meanwhile, and how often the host was rebooted. */
const wait = async (): Promise<{ instance: string; error: unknown; said: string[]; reboots: number }> => {
  const instance = await launch()
  stage().cloud.control.resetCalls()
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  const log: Log = { info: say, debug: say, warning: say, group: (_, phase) => phase(), mask: say }
  const { ec2, ssm } = stage()
  const signal = AbortSignal.timeout(60_000)
  const error = await untilAgentIsOnline({ ec2, ssm, log, signal }, instance, PATIENCE).catch((error: unknown) => error)
  const reboots = stage()
    .calls()
    .filter(({ operation }) => operation === 'RebootInstances').length
  return { instance, error, said, reboots }
}

describe('an agent', () => {
  it('that registers by itself is waited for', async () => {
    expect(await wait()).toMatchObject({ error: undefined, said: [], reboots: 0 })
  })

  it('that does not register gets one reboot of its host, which is said', async () => {
    stage().cloud.control.holdAgents('until-reboot')
    const { instance, error, said, reboots } = await wait()
    expect(error).toBeUndefined()
    expect(said).toEqual([`the agent on ${instance} has not registered after 2 s. Rebooting the host once.`])
    expect(reboots).toBe(1)
  })

  it('that does not register after that either fails the step, with what it needs', async () => {
    stage().cloud.control.holdAgents('for-good')
    const { instance, error, reboots } = await wait()
    expect(error).toMatchObject({
      message: `The Systems Manager agent on ${instance} did not register, neither within 2 s nor within 4 s of a reboot.`,
      fix: expect.stringMatching(/a role .* endpoints ssm and ssmmessages .* an image/),
    })
    expect(reboots).toBe(1)
  })
})

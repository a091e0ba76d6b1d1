import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fault } from '../../local/cloud/faults.ts'
import { type Cloud, startCloud } from '../../local/cloud/start.ts'
import { runAction, type StepResult } from '../../local/runner/run.ts'

/** An operation of a service, as `ec2 RunInstances`. */
type Call = `${string} ${string}`

/** Faults that pass by themselves, by the words that each service has for them (documented error codes). */
const PASSING: Readonly<Record<string, Readonly<Record<string, Partial<Fault>>>>> = {
  throttled: {
    ec2: { status: 503, code: 'RequestLimitExceeded' },
    iam: { status: 400, code: 'Throttling' },
    s3: { status: 503, code: 'SlowDown' },
    ssm: { status: 400, code: 'ThrottlingException' },
    sts: { status: 400, code: 'Throttling' },
  },
  'broken inside': {
    ec2: { status: 500, code: 'InternalError' },
    iam: { status: 500, code: 'ServiceFailure' },
    s3: { status: 500, code: 'InternalError' },
    ssm: { status: 500, code: 'InternalServerError' },
    sts: { status: 500, code: 'InternalFailure' },
  },
  'cut off before': Object.fromEntries(
    ['ec2', 'iam', 's3', 'ssm', 'sts'].map((service) => [service, { status: 0, when: 'before' as const }]),
  ),
  'cut off after': Object.fromEntries(
    ['ec2', 'iam', 's3', 'ssm', 'sts'].map((service) => [service, { status: 0, when: 'after' as const }]),
  ),
}

/** Faults that pass once everyone at AWS has heard of what was just made, by the call that meets them. */
const PROPAGATING: readonly (readonly [Call, string, string])[] = [
  ['ec2 ModifyVpcAttribute', 'InvalidVpcID.NotFound', 'The vpc ID does not exist'],
  ['ec2 CreateSubnet', 'InvalidVpcID.NotFound', 'The vpc ID does not exist'],
  ['ec2 AttachInternetGateway', 'InvalidInternetGatewayID.NotFound', 'does not exist'],
  ['ec2 CreateRouteTable', 'InvalidVpcID.NotFound', 'does not exist'],
  ['ec2 CreateRoute', 'InvalidRouteTableID.NotFound', 'does not exist'],
  ['ec2 AssociateRouteTable', 'InvalidSubnetID.NotFound', 'does not exist'],
  ['ec2 CreateSecurityGroup', 'InvalidVpcID.NotFound', 'does not exist'],
  ['ec2 AuthorizeSecurityGroupIngress', 'InvalidGroup.NotFound', 'does not exist'],
  ['ec2 RunInstances', 'InvalidGroup.NotFound', 'does not exist'],
  [
    'ec2 RunInstances',
    'InvalidParameterValue',
    'Value (x) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
  ],
  ['ec2 RunInstances', 'InsufficientInstanceCapacity', 'We do not have sufficient capacity in this zone'],
  ['ec2 AssociateAddress', 'InvalidInstanceID', 'The pending instance is not in a valid state for this operation'],
  ['ec2 AttachVolume', 'IncorrectState', 'Instance is not running'],
  ['ssm SendCommand', 'InvalidInstanceId', 'Instances not in a valid state for account'],
  ['ssm GetCommandInvocation', 'InvocationDoesNotExist', ''],
  ['s3 CreateBucket', 'OperationAborted', 'A conflicting conditional operation is currently in progress'],
  ['s3 PutBucketTagging', 'NoSuchBucket', 'The specified bucket does not exist'],
]

const DENIED: Readonly<Record<string, Partial<Fault>>> = {
  ec2: { status: 403, code: 'UnauthorizedOperation', message: 'You are not authorized to perform this operation.' },
  iam: { status: 403, code: 'AccessDenied', message: 'is not authorized to perform' },
  s3: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
  ssm: { status: 400, code: 'AccessDeniedException', message: 'is not authorized to perform' },
  sts: { status: 403, code: 'AccessDenied', message: 'is not authorized to perform' },
}

let cloud: Cloud
let calls: Call[] = []
let cases = 0

const act = (inputs: Readonly<Record<string, string>>): Promise<StepResult> =>
  runAction({ inputs: { name: 'matrix', ...inputs }, environment: cloud.environment })

const succeed = async (inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
  const step = await act(inputs)
  expect(step.exitCode, step.log.join('\n')).toBe(0)
  return step
}

const destroy = (): Promise<StepResult> => succeed({ command: 'destroy', 'delete-data': 'true' })

/** The operations that the action has asked for since the last reset, each once, in order. */
const asked = (): Call[] => [
  ...new Set(
    cloud.control
      .calls()
      .filter(({ origin }) => origin === 'client')
      .map(({ service, operation }): Call => `${service} ${operation}`),
  ),
]

const struck = (): number =>
  cloud.control.calls().filter(({ origin, errorCode }) => origin === 'client' && errorCode !== undefined).length

const faultAt = (call: Call, fault: Partial<Fault>): void => {
  const [service = '', operation = ''] = call.split(' ')
  cloud.control.addFault({ ...fault, service, operation })
}

beforeAll(async () => {
  cloud = await startCloud({ registrationDelayMs: 50, profileDelayMs: 50, invocationDelayMs: 20 })
  await succeed({})
  calls = asked()
  await destroy()
})
afterAll(async () => {
  await cloud.close()
  console.log(`${cases} fault cases passed, over ${calls.length} operations that the test found by itself`)
})

describe('a fault that passes', () => {
  // One run meets the fault at the first call of every operation.
  it.each(Object.entries(PASSING))('%s at every operation ends green', async (_, byService) => {
    for (const call of calls) faultAt(call, { ...byService[call.split(' ')[0] ?? ''], times: 1 })
    cloud.control.resetCalls()
    const step = await act({})
    cloud.control.clearFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    expect(struck()).toBeGreaterThanOrEqual(calls.length)
    const { counts } = await cloud.control.inventory()
    expect(counts).toMatchObject({ vpc: 1, subnet: 3, instance: 1, volume: 2, 'elastic-ip': 1, bucket: 1 })
    const idle = await succeed({})
    expect(idle.outputs['changed'], idle.log.join('\n')).toBe('false')
    cases += calls.length
    await destroy()
  })

  it('because AWS has not heard of it yet ends green', async () => {
    for (const [call, code, message] of PROPAGATING) faultAt(call, { status: 400, code, message, times: 1 })
    const step = await act({})
    cloud.control.clearFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    cases += PROPAGATING.length
  })

  it('on the host ends green', async () => {
    const hostFaults = [
      { match: 'docker compose pull', exitCode: 1, stderr: 'error: toomanyrequests', times: 2 },
      { match: 'aws ssm get-parameter', exitCode: 255, stderr: 'Could not connect to the endpoint URL', times: 1 },
    ]
    for (const fault of hostFaults) await cloud.control.addHostFault(fault)
    const step = await act({ 'traces-retention': '31d' })
    await cloud.control.clearHostFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    cases += hostFaults.length
    await destroy()
  })
})

describe('a denial', () => {
  it('fails at once wherever it is met, names the action and the fix, and is no loss to the next run', async () => {
    for (const call of calls) {
      const [service = '', operation = ''] = call.split(' ')
      faultAt(call, DENIED[service] ?? {})
      cloud.control.resetCalls()
      const step = await act({})
      cloud.control.clearFaults()
      const met = cloud.control
        .calls()
        .filter((one) => one.service === service && one.operation === operation && one.origin === 'client')
      // What the runs before have already made is not asked for again.
      if (met.length === 0) continue
      expect(step.exitCode, `${call}\n${step.log.join('\n')}`).toBe(1)
      expect(step.annotations.at(-1)?.message, call).toMatch(
        new RegExp(`denied ${service}:|cannot be looked at|does not accept this job's credentials`),
      )
      cases += 1
    }
    await succeed({})
    await destroy()
    expect((await cloud.control.inventory()).items).toEqual([])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../local/cloud/faults.ts'
import { countsOf } from '../../local/cloud/inventory.ts'
import type { StepResult } from '../../local/runner/run.ts'
import { errorOf } from '../integration/action/cloud.ts'
import { useActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { Ground } from './ground.ts'
import { DESTROY, SCENARIOS } from './scenarios.ts'

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

/** Faults that pass once everyone at AWS has heard of what was just made, changed or removed, by the call that meets them. */
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
  ['ec2 CreateVpcEndpoint', 'InvalidGroup.NotFound', 'The security group does not exist'],
  ['ec2 AssociateAddress', 'InvalidInstanceID', 'The pending instance is not in a valid state for this operation'],
  ['ec2 AttachVolume', 'IncorrectState', 'Instance is not running'],
  ['ssm SendCommand', 'InvalidInstanceId', 'Instances not in a valid state for account'],
  ['ssm GetCommandInvocation', 'InvocationDoesNotExist', ''],
  ['s3 CreateBucket', 'OperationAborted', 'A conflicting conditional operation is currently in progress'],
  ['s3 PutBucketTagging', 'NoSuchBucket', 'The specified bucket does not exist'],
  ['ec2 StartInstances', 'IncorrectInstanceState', 'The instance is not in a state from which it can be started'],
  ['ec2 ReleaseAddress', 'InvalidIPAddress.InUse', 'The address is in use'],
  ['ec2 DeleteVolume', 'VolumeInUse', 'The volume is in use'],
  ['ec2 DeleteSecurityGroup', 'DependencyViolation', 'resource has a dependent object'],
  ['ec2 DeleteRouteTable', 'DependencyViolation', 'has dependencies and cannot be deleted'],
  ['ec2 DetachInternetGateway', 'DependencyViolation', 'Network has some mapped public address(es)'],
  ['ec2 DeleteSubnet', 'DependencyViolation', 'has dependencies and cannot be deleted'],
  ['ec2 DeleteVpc', 'DependencyViolation', 'has dependencies and cannot be deleted'],
  ['s3 DeleteBucket', 'BucketNotEmpty', 'The bucket you tried to delete is not empty'],
]

const DENIED: Readonly<Record<string, Partial<Fault>>> = {
  ec2: { status: 403, code: 'UnauthorizedOperation', message: 'You are not authorized to perform this operation.' },
  iam: { status: 403, code: 'AccessDenied', message: 'is not authorized to perform' },
  s3: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
  ssm: { status: 400, code: 'AccessDeniedException', message: 'is not authorized to perform' },
  sts: { status: 403, code: 'AccessDenied', message: 'is not authorized to perform' },
}

const HOST_FAULTS = [
  { match: 'docker compose pull', exitCode: 1, stderr: 'error: toomanyrequests', times: 2 },
  { match: 'aws ssm get-parameter', exitCode: 255, stderr: 'Could not connect to the endpoint URL', times: 1 },
]

const action = useActionWithPlugin()

const passed = new Map<string, string>()
afterAll(() => {
  for (const [name, figure] of passed) console.log(`${name}: ${figure}`)
})

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
  const removes = scenario.inputs === DESTROY
  let ground: Ground
  /** The operations that it asks for, which the test finds by itself. */
  let calls: Call[] = []
  let cases = 0

  /** The calls of the action since the last reset. */
  const asked = () => ground.cloud.control.calls().filter(({ origin }) => origin === 'client')

  const faultAt = (call: Call, fault: Partial<Fault>): void => {
    const [service = '', operation = ''] = call.split(' ')
    ground.cloud.control.addFault({ ...fault, service, operation })
  }

  /** Runs it among the faults that were set. */
  const runAmongFaults = async (): Promise<StepResult> => {
    ground.cloud.control.resetCalls()
    const step = await ground.run()
    ground.cloud.control.clearFaults()
    return step
  }

  /** What an undisturbed run leaves: nothing, or a whole deployment to which nothing is to be done. */
  const expectSettled = async (): Promise<void> => {
    expect(countsOf(await ground.standing())).toEqual(scenario.leaves)
    if (removes) return
    const idle = await ground.succeed()
    expect(idle.outputs['changed'], idle.log.join('\n')).toBe('false')
  }

  beforeAll(async () => {
    ground = await Ground.open(scenario, action())
    await ground.prepare()
    ground.cloud.control.resetCalls()
    await ground.succeed()
    calls = [...new Set(asked().map(({ service, operation }): Call => `${service} ${operation}`))]
  })
  beforeEach(() => ground.prepare())
  afterAll(async () => {
    await ground.close()
    passed.set(name, `${cases} fault cases passed, over ${calls.length} operations`)
  })

  // One run meets the fault at the first call of every operation.
  it.each(Object.entries(PASSING))('%s at every operation ends green', async (_, byService) => {
    for (const call of calls) faultAt(call, { ...byService[call.split(' ')[0] ?? ''], times: 1 })
    const step = await runAmongFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    expect(asked().filter(({ errorCode }) => errorCode !== undefined).length).toBeGreaterThanOrEqual(calls.length)
    await expectSettled()
    cases += calls.length
  })

  it('ends green where AWS has not heard of something yet', async () => {
    // A single subnet is a single zone, and there is no next one to try.
    const elsewhere = (code: string): boolean => scenario.isolated === true && code === 'InsufficientInstanceCapacity'
    const met = PROPAGATING.filter(([call, code]) => calls.includes(call) && !elsewhere(code))
    for (const [call, code, message] of met) faultAt(call, { status: 400, code, message, times: 1 })
    const step = await runAmongFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    const codes = asked().map(({ errorCode }) => errorCode)
    for (const [, code] of met) expect(codes).toContain(code)
    await expectSettled()
    cases += met.length
  })

  it.skipIf(removes)('ends green where what the host asks for fails for a while', async () => {
    for (const fault of HOST_FAULTS) await ground.cloud.control.addHostFault(fault)
    const step = await runAmongFaults()
    await ground.cloud.control.clearHostFaults()
    expect(step.exitCode, step.log.join('\n')).toBe(0)
    await expectSettled()
    cases += HOST_FAULTS.length
  })

  it('fails at once where a call is denied, names the action, and is no loss to the next run', async () => {
    for (const call of calls) {
      const [service = ''] = call.split(' ')
      const isMet = (): boolean => asked().some(({ service, operation }) => `${service} ${operation}` === call)
      const deny = (): Promise<StepResult> => {
        faultAt(call, DENIED[service] ?? {})
        return runAmongFaults()
      }
      let step = await deny()
      // What the runs before have already done is not asked for again.
      if (!isMet()) {
        await ground.prepare()
        step = await deny()
      }
      expect(isMet(), call).toBe(true)
      expect(step.exitCode, `${call}\n${step.log.join('\n')}`).toBe(1)
      expect(errorOf(step), call).toMatch(new RegExp(`AWS denied ${service}:|does not accept this job's credentials`))
      cases += 1
    }
    await ground.succeed()
    await expectSettled()
  })
})

import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { Route53Client } from '@aws-sdk/client-route-53'
import { S3Client } from '@aws-sdk/client-s3'
import { SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Call } from '../../../local/cloud/calls.ts'
import { type Cloud, startCloud } from '../../../local/cloud/start.ts'
import { runAction, type StepOptions, type StepResult } from '../../../local/runner/run.ts'

/** An embedded cloud for one test file, and the bundled action on it. */
export interface Stage {
  /** Runs the action as a runner does. */
  act(inputs: Readonly<Record<string, string>>, options?: Partial<Omit<StepOptions, 'inputs'>>): Promise<StepResult>
  readonly cloud: Cloud
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly route53: Route53Client
  readonly s3: S3Client
  readonly ssm: SSMClient
  /** What the action itself asked of AWS since the last reset. */
  calls(): readonly Call[]
}

/** How a client of the SDK reaches a cloud, as its account's owner. */
export const configurationFor = ({ url, environment }: Cloud) => ({
  region: 'us-east-1',
  endpoint: url,
  credentials: {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
})

/** Starts a cloud before the tests of a file and ends it after them. */
export const useStage = (): (() => Stage) => {
  let stage: Stage | undefined
  beforeAll(async () => {
    const cloud = await startCloud({ registrationDelayMs: 200, profileDelayMs: 300 })
    const configuration = configurationFor(cloud)
    stage = {
      act: (inputs, options) =>
        runAction({ inputs, ...options, environment: { ...cloud.environment, ...options?.environment } }),
      cloud,
      ec2: new EC2Client(configuration),
      iam: new IAMClient(configuration),
      route53: new Route53Client(configuration),
      s3: new S3Client(configuration),
      ssm: new SSMClient(configuration),
      calls: () => cloud.control.calls().filter(({ origin }) => origin === 'client'),
    }
  })
  afterAll(() => stage?.cloud.close())
  return () => {
    if (!stage) throw new Error('The stage is up only while tests run.')
    return stage
  }
}

/** Everything that a step printed, to be shown when an expectation about it fails. */
export const textOf = ({ log }: StepResult): string => log.join('\n')

/** The last error of a step, which is what a user reads first. */
export const errorOf = ({ annotations }: StepResult): string =>
  annotations.findLast(({ level }) => level === 'error')?.message ?? ''

/** Expects that a run fails with these words before it has changed anything. */
export const expectRefusal = async (
  { act, calls, cloud }: Stage,
  inputs: Readonly<Record<string, string>>,
  message: RegExp,
): Promise<void> => {
  cloud.control.resetCalls()
  const step = await act(inputs)
  expect(step.exitCode, textOf(step)).toBe(1)
  expect(errorOf(step)).toMatch(message)
  expect(calls().filter(({ mutating }) => mutating)).toEqual([])
}

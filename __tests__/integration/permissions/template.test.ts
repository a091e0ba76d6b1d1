import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { expect, it } from 'vitest'
import { runAction } from '../../../local/runner/run.ts'
import { errorOf, textOf, useStage } from '../action/cloud.ts'
import { readTemplate } from './template.ts'

const stage = useStage()

/** Stands in for the role, since the embedded cloud judges users: with the policies that the template gives the role. */
const UserName = 'role'
const BOUNDARY = 'arn:aws:iam::123456789012:policy/host-boundary'

it("the template's role makes, changes and removes a deployment, with the boundary and not without", {
  timeout: 600_000,
}, async () => {
  const { iam, cloud } = stage()
  const values = {
    'AWS::Partition': 'aws',
    'AWS::Region': 'us-east-1',
    'AWS::AccountId': '123456789012',
    Deployment: 'bounded',
    HostBoundary: BOUNDARY,
  }
  const { role, boundary } = readTemplate(values, ['DemandBoundary'])
  expect(role.flatMap(({ Statement }) => Statement).filter(({ Effect }) => Effect === 'Deny')).toHaveLength(2)
  const PolicyDocument = JSON.stringify(boundary)
  const made = await iam.send(new CreatePolicyCommand({ PolicyName: 'host-boundary', PolicyDocument }))
  expect(made.Policy?.Arn).toBe(BOUNDARY)
  await iam.send(new CreateUserCommand({ UserName }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  for (const [index, policy] of role.entries())
    await iam.send(
      new PutUserPolicyCommand({ UserName, PolicyName: `policy-${index}`, PolicyDocument: JSON.stringify(policy) }),
    )
  await cloud.control.enforceIam(true)
  const act = (inputs: Readonly<Record<string, string>>) =>
    runAction({
      inputs: { name: 'bounded', ...inputs },
      environment: {
        ...cloud.environment,
        AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
      },
    })

  const unbounded = await act({})
  expect(unbounded.exitCode).toBe(1)
  expect(errorOf(unbounded)).toMatch(
    /^AWS denied iam:CreateRole: .* with an explicit deny [\s\S]*Give the action the input `permissions-boundary`/,
  )
  const inputs = { 'permissions-boundary': BOUNDARY }
  const bounded = await act(inputs)
  expect(bounded.exitCode, textOf(bounded)).toBe(0)

  // Nor can the boundary be taken off later.
  const loosened = await act({})
  expect(errorOf(loosened)).toMatch(/^AWS denied iam:DeleteRolePermissionsBoundary: [\s\S]*`permissions-boundary`/)
  const other = await act({ name: 'other', ...inputs })
  expect(errorOf(other)).toMatch(/^AWS denied /)
  const gone = await act({ command: 'destroy', 'delete-data': 'true' })
  expect(gone.exitCode, textOf(gone)).toBe(0)
})

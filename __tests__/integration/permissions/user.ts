import { readFileSync } from 'node:fs'
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import type { Policy } from '../../../local/cloud/iam/policy.ts'
import type { Stage } from '../action/cloud.ts'

/** The region that the embedded cloud's environment names. */
export const REGION = 'us-east-1'

/** A policy of docs/, with its placeholders filled in for one deployment. */
const documentIn = (file: string, name: string): Policy =>
  JSON.parse(
    readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')
      .replaceAll('<partition>', 'aws')
      .replaceAll('<account>', '123456789012')
      .replaceAll('<region>', REGION)
      .replaceAll('<name>', name),
  )

/** What docs/permissions.md asks for a deployment with peers: both documents in one. */
export const documentedPolicy = (name: string): Policy => ({
  Version: '2012-10-17',
  Statement: [...documentIn('policy.json', name).Statement, ...documentIn('policy-peering.json', name).Statement],
})

/** A user who may do what a policy says, as the environment of a job. */
export const userWith = async (
  { iam, cloud }: Stage,
  UserName: string,
  policy: Policy,
): Promise<Record<string, string>> => {
  await iam.send(new CreateUserCommand({ UserName }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'vispyr', PolicyDocument: JSON.stringify(policy) }))
  return {
    ...cloud.environment,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
  }
}

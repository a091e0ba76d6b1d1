import { readFileSync } from 'node:fs'
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import type { Policy } from '../../../local/cloud/iam/policy.ts'
import type { Stage } from '../action/cloud.ts'

/** The region that the embedded cloud's environment names, and the account that moto stands for. */
export const REGION = 'us-east-1'
export const ACCOUNT = '123456789012'

const DOCUMENTS = ['policy.json', 'policy-peering.json', 'policy-domain.json', 'policy-endpoints.json']

/** A policy of docs/, with its placeholders filled in. */
const documentIn = (file: string, name: string): Policy =>
  JSON.parse(
    readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')
      .replaceAll('<partition>', 'aws')
      .replaceAll('<account>', ACCOUNT)
      .replaceAll('<region>', REGION)
      .replaceAll('<zone>', '*')
      .replaceAll('<name>', name),
  )

/** All documented policies in one, for the deployments whose names match. */
export const documentedPolicy = (name: string): Policy => ({
  Version: '2012-10-17',
  Statement: DOCUMENTS.flatMap((file) => documentIn(file, name).Statement),
})

/** A user who may do what a policy says. */
export interface User {
  /** The environment of a job of theirs. */
  readonly environment: Readonly<Record<string, string>>
  /** Changes what they may do; nothing to begin with. */
  mayDo(policy: Policy): Promise<void>
}

/** Makes a user with a key of their own. */
export const makeUser = async ({ iam, cloud }: Stage, UserName: string): Promise<User> => {
  await iam.send(new CreateUserCommand({ UserName }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  return {
    environment: {
      ...cloud.environment,
      AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
    },
    mayDo: async (policy) => {
      await iam.send(
        new PutUserPolicyCommand({ UserName, PolicyName: 'vispyr', PolicyDocument: JSON.stringify(policy) }),
      )
    },
  }
}

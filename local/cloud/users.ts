import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import type { AccessKey, Clients } from './clients.ts'

/** Makes a user with every right and returns a key of it. */
export async function makeUser({ iam }: Clients, name: string): Promise<AccessKey> {
  await iam.send(new CreateUserCommand({ UserName: name }))
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  const policy = { UserName: name, PolicyName: 'everything', PolicyDocument: JSON.stringify(everything) }
  await iam.send(new PutUserPolicyCommand(policy))
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: name }))
  if (key?.AccessKeyId === undefined || key.SecretAccessKey === undefined)
    throw new Error(`moto made no key for ${name}`)
  return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey }
}

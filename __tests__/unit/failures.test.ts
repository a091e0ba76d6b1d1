import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { Denied, denied, explainFailures, inWords } from '../../src/cloud/failures.ts'

const USER = 'User: arn:aws:sts::123456789012:assumed-role/vispyr/run'
/** AWS's sentence about a denial, with what it says of the reason. */
const refusal = (action: string, reason: string): string =>
  `${USER} is not authorized to perform: ${action} on resource: arn:aws:ec2:us-east-1:123456789012:x/* ${reason}`
const missing = (action: string): string =>
  refusal(action, `because no identity-based policy allows the ${action} action`)

describe('a call that AWS denies', () => {
  it.each([
    ['ec2', 'RunInstances', missing('ec2:RunInstances'), 'ec2:RunInstances'],
    ['ec2', 'RunInstances', missing('iam:PassRole'), 'iam:PassRole'],
    ['ec2', 'CreateVpc', missing('ec2:CreateTags'), 'ec2:CreateTags'],
    ['s3', 'GetObject', missing('s3:ListBucket'), 's3:ListBucket'],
    ['ssm', 'PutParameter', missing('ssm:AddTagsToResource'), 'ssm:AddTagsToResource'],
    // AWS says less in some answers, and nothing in the answer to a HEAD request.
    ['s3', 'HeadBucket', undefined, 's3:ListBucket'],
    ['s3', 'HeadObject', undefined, 's3:GetObject'],
    ['s3', 'ListObjectsV2', 'Access Denied', 's3:ListBucket'],
    ['s3', 'ListObjectVersions', 'Access Denied', 's3:ListBucketVersions'],
    ['s3', 'PutBucketEncryption', 'Access Denied', 's3:PutEncryptionConfiguration'],
    ['s3', 'GetPublicAccessBlock', 'Access Denied', 's3:GetBucketPublicAccessBlock'],
    ['s3', 'DeleteObjectVersion', 'Access Denied', 's3:DeleteObjectVersion'],
    ['route53', 'ChangeResourceRecordSets', 'Access Denied', 'route53:ChangeResourceRecordSets'],
  ])('names the action, not the call: %s %s, %s', (service, operation, message, action) => {
    const error = denied(service, operation, message)
    expect(error).toBeInstanceOf(Denied)
    expect(error.message).toMatch(`AWS denied ${action}: `)
    expect(error.fix).toMatch(
      `Allow \`${action}\` in the policy of the role that this job assumes; docs/permissions.md has the whole policy.`,
    )
  })

  it.each([
    ['with an explicit deny in a service control policy', /Ask whoever manages your AWS organization to allow `ec2:X`/],
    ['because no service control policy allows the ec2:X action', /Ask whoever manages your AWS organization/],
    ['with an explicit deny in a resource control policy', /Ask whoever manages your AWS organization/],
    [
      'because no permissions boundary allows the ec2:X action',
      /Allow `ec2:X` in the permissions boundary of the role/,
    ],
    ['with an explicit deny in a permissions boundary', /in the permissions boundary of the role/],
    [
      'because no session policy allows the ec2:X action',
      /Allow `ec2:X` in the session policy .*`inline-session-policy`/,
    ],
    ['because no VPC endpoint policy allows the ec2:X action', /in the policy of the VPC endpoint/],
    ['with an explicit deny in a resource-based policy', /the policy of the resource itself.*must not deny `ec2:X`/],
    ['with an explicit deny in an identity-based policy', /Remove the statement that denies `ec2:X`/],
  ])('says where to allow it: %s', (reason, fix) => {
    const error = denied('ec2', 'X', refusal('ec2:X', reason))
    expect(error.message).toMatch(/^AWS denied ec2:X: /)
    expect(error.fix).toMatch(fix)
    expect(error.fix).not.toMatch(/^Allow `ec2:X` in the policy of the role/)
  })

  it.each(['CreateRole', 'PutRolePolicy', 'DeleteRolePermissionsBoundary'])(
    'knows why the documented role may do nothing without a boundary: %s',
    (operation) => {
      const message = refusal(`iam:${operation}`, 'with an explicit deny in an identity-based policy')
      expect(denied('iam', operation, message).fix).toMatch(/Give the action the input `permissions-boundary`/)
    },
  )

  it('keeps the encoded part out of the annotation, and says what it is good for', () => {
    const encoded = 'g4oZPBqZ4Bni8dE5dGjxYTnOZ'.repeat(40)
    const message = `You are not authorized to perform this operation. ${missing('ec2:RunInstances')}. Encoded authorization failure message: ${encoded}`
    const error = denied('ec2', 'RunInstances', message, new Error(message))
    expect(`${error.message} ${error.fix}`).not.toContain(encoded)
    expect((error.cause as Error).message).toContain(encoded)
    expect(error.fix).toMatch(/`aws sts decode-authorization-message`/)
  })

  it('says what else the call takes where AWS does not say what is missing', () => {
    const bare = 'You are not authorized to perform this operation.'
    expect(denied('ec2', 'RunInstances', bare).fix).toMatch(/the call also takes `ec2:CreateTags` and `iam:PassRole`/)
    expect(denied('ec2', 'CreateRoute', bare).fix).not.toMatch(/also takes/)
    expect(denied('ec2', 'RunInstances', missing('ec2:RunInstances')).fix).not.toMatch(/also takes/)
  })
})

describe('an answer of AWS that nothing was prepared for', () => {
  /** What comes of a call of a client whose connection ends so. */
  const failureOf = async (end: () => Promise<never>): Promise<unknown> => {
    const client = new EC2Client({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      maxAttempts: 1,
    })
    client.middlewareStack.use(explainFailures('ec2'))
    client.middlewareStack.add(() => end, { step: 'deserialize' })
    return client.send(new DescribeVpcsCommand({})).catch((error: unknown) => error)
  }

  it('is given with the call, its name and the way on', async () => {
    const $metadata = { httpStatusCode: 400, requestId: 'r-1' }
    const answer = Object.assign(new Error('Not like this.'), { name: 'InvalidSomething', $metadata })
    const failure = await failureOf(() => Promise.reject(answer))
    // Whoever waits for that very answer still knows it by its name.
    expect(failure).toBe(answer)
    expect(inWords(failure)).toMatchObject({
      name: 'UserError',
      message: 'AWS answered ec2:DescribeVpcs with InvalidSomething: Not like this.',
      fix: expect.stringMatching(/^Run the step again.* as r-1\.$/),
      cause: answer,
    })
  })

  it('is missing when AWS cannot be reached', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    const failure = await failureOf(() => Promise.reject(refused))
    expect(inWords(failure)).toMatchObject({
      message: 'AWS gave no answer to ec2:DescribeVpcs: connect ECONNREFUSED.',
      fix: expect.stringContaining('AWS_ENDPOINT_URL'),
    })
  })

  it('is told from any other error, which stays what it is', () => {
    const bug = new TypeError('undefined is not a function')
    expect([inWords(bug), inWords('x'), inWords(denied('ec2', 'RunInstances'))]).toEqual([
      bug,
      'x',
      denied('ec2', 'RunInstances'),
    ])
  })
})

import type { Pluggable } from '@smithy/types'
import { UserError } from '../model/errors.ts'

/** How each service says that the caller may not do this. */
const DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'Forbidden']
/** Credentials that exist but that AWS does not accept. */
const REJECTED = [
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'AuthFailure',
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
]

/** IAM actions that are not named like the call. */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:DeleteObjects': 's3:DeleteObjectVersion',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:ListMultipartUploads': 's3:ListBucketMultipartUploads',
}

/** The IAM action that a call needs by itself; what it implies beyond that (passing a role, tagging) AWS names when it is missing. */
export const actionOf = (service: string, operation: string): string =>
  ACTIONS[`${service}:${operation}`] ?? `${service}:${operation}`

/** Actions that a call takes besides the one of its own name, for the case that AWS does not say which one is missing. */
const IMPLIED: readonly (readonly [RegExp, string])[] = [
  [/^ec2:(Allocate|Create(?!Route$|Tags$)|Run)/, '`ec2:CreateTags`'],
  [
    /^(ec2:RunInstances|ec2:AssociateIamInstanceProfile|ec2:Replace.*Profile.*|iam:AddRoleToInstanceProfile)$/,
    '`iam:PassRole`',
  ],
  [/^iam:CreateRole$/, '`iam:TagRole`'],
  [/^iam:CreateInstanceProfile$/, '`iam:TagInstanceProfile`'],
  [/^ssm:PutParameter$/, '`ssm:AddTagsToResource`'],
  [/^s3:CreateBucket$/, '`s3:TagResource` and `s3:PutBucketOwnershipControls`'],
]

/** Who can allow an action when it is not the role's own policy that is in the way, by AWS's words for what is. */
const ELSEWHERE: readonly (readonly [RegExp, (action: string) => string])[] = [
  [
    /(service|resource) control policy/,
    (action) =>
      `Ask whoever manages your AWS organization to allow \`${action}\` for this account and region: one of its control policies forbids it, and no policy in the account can lift that.`,
  ],
  [
    /permissions boundary/,
    (action) =>
      `Allow \`${action}\` in the permissions boundary of the role that this job assumes, besides the role's own policy; docs/permissions.md has the whole policy.`,
  ],
  [
    /session policy/,
    (action) =>
      `Allow \`${action}\` in the session policy with which this job assumes its role (\`inline-session-policy\` and \`managed-session-policies\` of aws-actions/configure-aws-credentials), or assume it without one.`,
  ],
  [
    /VPC endpoint policy/,
    (action) => `Allow \`${action}\` in the policy of the VPC endpoint through which this runner reaches AWS.`,
  ],
  [
    /resource-based policy/,
    (action) =>
      `Look at the policy of the resource itself: it must not deny \`${action}\` to the role that this job assumes.`,
  ],
  [
    /explicit deny/,
    (action) =>
      /^iam:(CreateRole$|PutRole|DeleteRolePermissionsBoundary$)/.test(action)
        ? `Give the action the input \`permissions-boundary\`, without which docs/github-role.yaml denies \`${action}\`, or remove the statement that denies it.`
        : `Remove the statement that denies \`${action}\` from the policies of the role that this job assumes: a denial outweighs what docs/permissions.md allows.`,
  ],
]

/** A call that AWS denied: a permanent failure, which every further run would meet again. */
export class Denied extends UserError {
  override readonly name = 'Denied'
}

/**
 * What a user reads when AWS denies a call: the action to allow, and where. AWS's own words count first, since a call takes more than the action of its own name:
 * starting a host also takes `iam:PassRole`, and making anything with a tag `ec2:CreateTags`. The encoded part of EC2's message, up to some kilobytes, stays in the
 * log, as the cause.
 *
 * @param message what AWS said
 */
export const denied = (service: string, operation: string, message = 'no reason given', cause?: unknown): Denied => {
  const [words = '', encoded] = message.split(/\s*Encoded authorization failure message:/)
  const named = /not authorized to perform: ([\w-]+:\w+)/.exec(words)?.[1]
  const action = named ?? actionOf(service, operation)
  const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(words))?.[1](action)
  const fix = [
    elsewhere ??
      `Allow \`${action}\` in the policy of the role that this job assumes; docs/permissions.md has the whole policy.`,
  ]
  const implied = IMPLIED.filter(([call]) => named === undefined && call.test(action)).map(([, other]) => other)
  if (implied.length > 0) fix.push(`AWS does not say more: the call also takes ${implied.join(' and ')}.`)
  if (encoded !== undefined)
    fix.push('The log has AWS\u2019s encoded message, which `aws sts decode-authorization-message` makes readable.')
  return new Denied(`AWS denied ${action}: ${words}`, { fix: fix.join(' '), cause })
}

/** The name by which the SDK knows an error: EC2's equals its code, IAM appends `Exception`, HeadBucket gives `NotFound`. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Whether AWS said that the thing is not there, in any service's words. */
export const isMissing = (error: unknown): boolean =>
  /NotFound|NoSuch/.test(nameOf(error)) ||
  (error as { $metadata?: { httpStatusCode?: number } })?.$metadata?.httpStatusCode === 404

/** The call that an error is the answer to. */
const CALLS = new WeakMap<Error, string>()

interface ServiceError extends Error {
  /** The SDK's account of a call; without a status when no answer came. */
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

/**
 * An error as its reader needs it: what AWS answered where nothing was prepared for that answer, with the call and the way on. Every other error stays what it is.
 */
export const inWords = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const call = CALLS.get(error)
  const { $metadata, name } = error as ServiceError
  if (call === undefined || $metadata === undefined) return error
  if ($metadata.httpStatusCode === undefined)
    return new UserError(`AWS gave no answer to ${call}: ${messageOf(error)}.`, {
      fix: 'See that this runner reaches AWS (network, proxy, AWS_ENDPOINT_URL), and run the step again: it goes on from here.',
      cause: error,
    })
  const id = $metadata.requestId === undefined ? '' : `; AWS knows the request as ${$metadata.requestId}`
  return new UserError(`AWS answered ${call} with ${name}: ${messageOf(error)}`, {
    fix: `Run the step again: it goes on from here. If the answer stays the same, it has to be read as it stands${id}.`,
    cause: error,
  })
}

/**
 * Makes every call of a client fail with words: a denied call names the action to allow, missing credentials say how to give some. Other errors pass untouched,
 * so that callers can still match their names.
 *
 * @param service the prefix of the service's IAM actions
 */
export const explainFailures = <Input extends object, Output extends object>(
  service: string,
): Pluggable<Input, Output> => ({
  applyToStack: (stack) =>
    stack.add(
      (next, context) => async (request) => {
        try {
          return await next(request)
        } catch (error) {
          const operation = (context['commandName'] ?? '').replace(/Command$/, '')
          if (error instanceof Error) CALLS.set(error, `${service}:${operation}`)
          throw explained(error, service, operation)
        }
      },
      { step: 'initialize', name: 'explainFailures', priority: 'high' },
    ),
})

const explained = (error: unknown, service: string, operation: string): unknown => {
  const name = nameOf(error)
  if (name === 'CredentialsProviderError' || name === 'ProviderError') {
    return new UserError('There are no AWS credentials in this job.', {
      fix: 'Run aws-actions/configure-aws-credentials with `role-to-assume` before this step, and give the job `permissions: id-token: write`. AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY work too.',
      cause: error,
    })
  }
  if (REJECTED.includes(name)) {
    return new UserError(`AWS does not accept this job's credentials (${name}): ${messageOf(error)}`, {
      fix: 'Get new ones: run aws-actions/configure-aws-credentials right before this step. They expire after an hour by default.',
      cause: error,
    })
  }
  if (
    DENIED.includes(name) ||
    (error as { $metadata?: { httpStatusCode?: number } })?.$metadata?.httpStatusCode === 403
  ) {
    return denied(service, operation, messageOf(error), error)
  }
  return error
}

/** The answer to a HEAD request has no body, and so no words. */
const messageOf = (error: unknown): string =>
  error instanceof Error && !['', 'UnknownError'].includes(error.message) ? error.message : 'no reason given'

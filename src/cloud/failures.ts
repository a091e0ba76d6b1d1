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

/**
 * What a user reads when AWS denies a call: the action to allow. AWS's own words count first, since a call takes more than the action of its own name: starting a
 * host also takes `iam:PassRole`, and making anything with a tag `ec2:CreateTags`.
 *
 * @param message what AWS said
 */
export const denied = (service: string, operation: string, message = 'no reason given', cause?: unknown): UserError => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? actionOf(service, operation)
  return new UserError(`AWS denied ${action}: ${message}`, {
    fix: `Allow \`${action}\` in the policy of the role that this job assumes; docs/permissions.md has the whole policy.`,
    cause,
  })
}

/** The name by which the SDK knows an error: EC2's equals its code, IAM appends `Exception`, HeadBucket gives `NotFound`. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Whether AWS said that the thing is not there, in any service's words. */
export const isMissing = (error: unknown): boolean =>
  /NotFound|NoSuch/.test(nameOf(error)) ||
  (error as { $metadata?: { httpStatusCode?: number } })?.$metadata?.httpStatusCode === 404

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
          throw explained(error, service, (context['commandName'] ?? '').replace(/Command$/, ''))
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

const messageOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : 'no reason given'

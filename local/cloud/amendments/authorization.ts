import type { Amendment, Next } from '../amendment.ts'
import { errorAnswer, errorCode } from '../answer.ts'

/** Whether moto checks every action against IAM policies at the moment. */
export interface Enforcement {
  isOn: boolean
}

/** What these amendments work with. */
export interface AuthorizationParts {
  readonly moto: Next
  readonly enforcement: Enforcement
}

/** Operations that the front answers by itself, so that moto would never be asked whether the caller may. */
const ANSWERED_HERE = [
  'CancelCommand',
  'DescribeInstanceInformation',
  'GetCommandInvocation',
  'GetConnectionStatus',
  'ListCommandInvocations',
  'ListCommands',
  'SendCommand',
]

/** How moto says no: to the action, or to the signature. */
const REFUSALS =
  /^(AccessDenied|AuthFailure|IncompleteSignature|InvalidClientTokenId|SignatureDoesNotMatch|Unauthorized|UnrecognizedClient)/

/** What each service calls a denied action; moto calls it AccessDenied everywhere, and answers in XML even where the service speaks JSON. */
const DENIALS: Readonly<Record<string, { readonly status: number; readonly code: string }>> = {
  ec2: { status: 403, code: 'UnauthorizedOperation' },
  iam: { status: 403, code: 'AccessDenied' },
  route53: { status: 403, code: 'AccessDenied' },
  s3: { status: 403, code: 'AccessDenied' },
  ssm: { status: 400, code: 'AccessDeniedException' },
  sts: { status: 403, code: 'AccessDenied' },
}

/** Says no in the words and the protocol of the service. */
export function denialAmendments(): Amendment[] {
  return Object.entries(DENIALS).map(([service, { status, code }]) => ({
    service,
    operations: 'all',
    handle: async (request, next) => {
      const answer = await next(request)
      if (errorCode(answer) !== 'AccessDenied') return answer
      const message = /<Message>([^<]*)</.exec(answer.body.toString())?.[1]
      return errorAnswer(service, status, code, message ?? `not authorized to perform ${service}:${request.operation}`)
    },
  }))
}

/** Has moto decide who may use Run Command while it enforces IAM; what it then does or cannot do is of no interest. */
export function authorizationAmendments(parts: AuthorizationParts): Amendment[] {
  return [
    {
      service: 'ssm',
      operations: ANSWERED_HERE,
      handle: async (request, next) => {
        if (!parts.enforcement.isOn) return next(request)
        const decision = await parts.moto(request)
        return REFUSALS.test(errorCode(decision) ?? '') ? decision : next(request)
      },
    },
  ]
}

import {
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer, escapeXml, xmlAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'
import { demandsOf, demandToBeTold } from '../iam/demands.ts'
import { type Policy, type Refused, refusedSubject } from '../iam/policy.ts'
import type { Enforcement } from './authorization.ts'

/** What a user may do. */
interface Caller {
  readonly arn: string
  readonly policies: readonly Policy[]
}

/**
 * IAM as far as moto has none: moto judges a call by its own name alone. The front also asks for what the call implies (PassRole, tagging), looks at resources and
 * conditions, and judges the calls that it answers by itself. Users with inline policies are judged here; hosts, which have roles, by moto.
 */
export function permissionAmendments(enforcement: Enforcement, clients: (region: string) => Clients): Amendment[] {
  const callers = new Map<string, Caller | undefined>()
  const handle: Amendment['handle'] = async (request, next) => {
    if (request.service === 'iam' && request.mutating) {
      // Calls that are judged meanwhile may still see the policies of before, and must not keep them.
      try {
        return await judge(request, next)
      } finally {
        callers.clear()
      }
    }
    return judge(request, next)
  }
  const judge: Amendment['handle'] = async (request, next) => {
    if (!enforcement.isOn || request.accessKeyId === undefined) return next(request)
    const own = clients(request.region)
    const key = request.accessKeyId
    const caller = callers.has(key) ? callers.get(key) : await callerOf(key, own)
    callers.set(key, caller)
    if (caller === undefined) return next(request)
    for (const demand of await demandsOf(request, own)) {
      const refused = refusedSubject(caller.policies, demand)
      if (refused !== undefined) return denial(request, caller, demand.action, refused)
    }
    const answer = await next(request)
    if (answer.status !== 404 || !['GetObject', 'HeadObject'].includes(request.operation)) return answer
    const demand = demandToBeTold(request)
    const hidden = refusedSubject(caller.policies, demand)
    return hidden === undefined ? answer : denial(request, caller, demand.action, hidden)
  }
  return ['ec2', 'iam', 'route53', 's3', 'ssm'].map((service) => ({ service, operations: 'all', handle }))
}

/** The user whose key this is; undefined for a role's. */
async function callerOf(accessKeyId: string, { iam }: Clients): Promise<Caller | undefined> {
  for (const { UserName, Arn = '' } of (await iam.send(new ListUsersCommand({}))).Users ?? []) {
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }))
    if (!AccessKeyMetadata.some((one) => one.AccessKeyId === accessKeyId)) continue
    const { PolicyNames = [] } = await iam.send(new ListUserPoliciesCommand({ UserName }))
    const policies = await Promise.all(
      PolicyNames.map(async (PolicyName) => {
        const { PolicyDocument = '' } = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))
        return JSON.parse(decodeURIComponent(PolicyDocument)) as Policy
      }),
    )
    return { arn: Arn, policies }
  }
  return undefined
}

/** In the words and with the codes of each service. */
function denial(request: CloudRequest, { arn }: Caller, action: string, { arn: resource, explicit }: Refused): Answer {
  const { service, operation, method } = request
  const why = explicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`
  const message = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`
  switch (service) {
    case 'ec2':
      return errorAnswer(
        'ec2',
        403,
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${message}`,
      )
    case 'ssm':
      return errorAnswer('ssm', 400, 'AccessDeniedException', message)
    default:
      // S3 carries out what it may of a list, and names the rest in an answer that is no error.
      if (operation === 'DeleteObjects')
        return xmlAnswer(
          `<DeleteResult><Error><Key>${escapeXml(resource)}</Key><Code>AccessDenied</Code><Message>${message}</Message></Error></DeleteResult>`,
        )
      return method === 'HEAD'
        ? { status: 403, headers: {}, body: Buffer.alloc(0) }
        : errorAnswer(service, 403, 'AccessDenied', message)
  }
}

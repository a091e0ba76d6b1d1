import { createHash } from 'node:crypto'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer, withBody } from '../answer.ts'

/** The first answer to a token, kept as AWS keeps it. */
interface Spent {
  readonly parameters: string
  readonly answer: Promise<Answer>
}

/** Parameters that may differ between a request and its repetition. */
const NOT_COMPARED = new Set(['ClientToken', 'DryRun', 'Action', 'Version'])

/**
 * Idempotency tokens, which moto ignores: the same request with the same token is carried out once and answered alike, at the same time too; another request
 * with that token is refused.
 *
 * @param currentState `[code, name]` of an instance at this moment, for a repeated RunInstances answers with the instance as it is by then
 */
export function clientTokenAmendments(
  currentState: (region: string, instanceId: string) => Promise<readonly [number, string] | undefined>,
): Amendment[] {
  const spent = new Map<string, Spent>()
  return [
    {
      service: 'ec2',
      operations: 'all',
      handle: async (request, next) => {
        const token = request.parameters.get('ClientToken')
        if (token === null || token === '' || request.dryRun) return next(request)
        const key = `${request.region} ${request.operation} ${token}`
        const parameters = comparable(request)
        const known = spent.get(key)
        if (known === undefined) {
          const answer = next(request)
          spent.set(key, { parameters, answer })
          // What failed was not carried out: the token stays unspent.
          if ((await answer).status >= 400) spent.delete(key)
          return answer
        }
        if (known.parameters !== parameters) {
          const message =
            'The client token you have provided is associated with a resource that has different parameters.'
          return errorAnswer('ec2', 400, 'IdempotentParameterMismatch', message)
        }
        return refreshed(await known.answer, (instanceId) => currentState(request.region, instanceId))
      },
    },
  ]
}

function comparable(request: CloudRequest): string {
  const pairs = [...request.parameters]
    .filter(([name]) => !NOT_COMPARED.has(name))
    .map(([name, value]) => `${name}=${value}`)
  return createHash('sha256').update(pairs.toSorted().join('\n')).digest('hex')
}

/** The answer with the states that its instances have by now. */
async function refreshed(
  answer: Answer,
  currentState: (instanceId: string) => Promise<readonly [number, string] | undefined>,
): Promise<Answer> {
  let text = answer.body.toString()
  for (const [, instanceId = ''] of text.matchAll(/<instanceId>(i-[0-9a-f]+)<\/instanceId>/g)) {
    const state = await currentState(instanceId)
    if (state !== undefined) text = withInstanceState(text, instanceId, state)
  }
  return withBody(answer, text)
}

/** An EC2 answer in which one instance has another state. */
export function withInstanceState(text: string, instanceId: string, [code, name]: readonly [number, string]): string {
  const pattern = new RegExp(
    `(<instanceId>${instanceId}</instanceId>(?:(?!<instanceId>)[\\s\\S])*?<instanceState>)[\\s\\S]*?(</instanceState>)`,
    'g',
  )
  return text.replace(pattern, `$1<code>${code}</code><name>${name}</name>$2`)
}

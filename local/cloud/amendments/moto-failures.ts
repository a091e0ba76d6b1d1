import type { Amendment } from '../amendment.ts'
import { errorAnswer } from '../answer.ts'

/**
 * Where moto itself breaks off with a page in HTML, which no AWS client can read. Most often it is a filter that it does not know; AWS names those as invalid.
 * Anything else is an error that says whose it is, and that no client repeats.
 *
 * @param complaints what moto printed last
 */
export function motoFailureAmendments(complaints: () => string): Amendment[] {
  return ['ec2', 'iam', 's3', 'ssm', 'sts'].map((service) => ({
    service,
    operations: 'all',
    handle: async (request, next) => {
      const answer = await next(request)
      if (answer.status < 500 || !String(answer.headers['content-type']).includes('html')) return answer
      const last = complaints().trimEnd().split('\n').at(-1) ?? ''
      const filter = /The filter '([^']+)'/.exec(last)?.[1]
      return filter === undefined
        ? errorAnswer(
            service,
            400,
            'EmbeddedCloudFailure',
            `moto broke off in ${service}:${request.operation}: ${last}`,
          )
        : errorAnswer(service, 400, 'InvalidParameterValue', `The filter '${filter}' is invalid`)
    },
  }))
}

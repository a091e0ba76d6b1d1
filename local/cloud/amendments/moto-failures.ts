import type { Amendment } from '../amendment.ts'
import { errorAnswer } from '../answer.ts'

/** The media type in which serve.py answers where moto broke off. */
const FAILURE_TYPE = 'text/x-moto-failure'

/**
 * Where moto itself breaks off: no AWS client could read that. Most often it is a filter that it does not know; AWS names those as invalid. Anything else is
 * an error that says whose it is, and that no client repeats.
 */
export function motoFailureAmendments(): Amendment[] {
  return ['ec2', 'iam', 's3', 'ssm', 'sts'].map((service) => ({
    service,
    operations: 'all',
    handle: async (request, next) => {
      const answer = await next(request)
      if (!String(answer.headers['content-type']).startsWith(FAILURE_TYPE)) return answer
      const reason = answer.body.toString()
      const filter = /The filter '([^']+)'/.exec(reason)?.[1]
      return filter === undefined
        ? errorAnswer(
            service,
            400,
            'EmbeddedCloudFailure',
            `moto broke off in ${service}:${request.operation}: ${reason}`,
          )
        : errorAnswer(service, 400, 'InvalidParameterValue', `The filter '${filter}' is invalid`)
    },
  }))
}

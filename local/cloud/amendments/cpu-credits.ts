import type { Amendment } from '../amendment.ts'
import { ec2Answer, withBody } from '../answer.ts'

/** What a T instance does when its CPU credits are used up, which moto takes for `standard` and cannot change. */
export function cpuCreditAmendments(): Amendment[] {
  const unlimited = new Set<string>()
  const note = (instanceId: string, credits: string | null): void => {
    if (credits === 'unlimited') unlimited.add(instanceId)
    else unlimited.delete(instanceId)
  }
  return [
    {
      service: 'ec2',
      operations: ['RunInstances'],
      handle: async (request, next) => {
        const answer = await next(request)
        const [, instanceId] = /<instanceId>(i-[0-9a-f]+)<\/instanceId>/.exec(answer.body.toString()) ?? []
        if (instanceId !== undefined) note(instanceId, request.parameters.get('CreditSpecification.CpuCredits'))
        return answer
      },
    },
    {
      service: 'ec2',
      operations: ['ModifyInstanceCreditSpecification'],
      handle: async ({ operation, parameters }) => {
        const start = 'InstanceCreditSpecification.1.'
        const instanceId = parameters.get(`${start}InstanceId`) ?? ''
        note(instanceId, parameters.get(`${start}CpuCredits`))
        return ec2Answer(
          operation,
          `<successfulInstanceCreditSpecificationSet><item><instanceId>${instanceId}</instanceId></item></successfulInstanceCreditSpecificationSet><unsuccessfulInstanceCreditSpecificationSet/>`,
        )
      },
    },
    {
      service: 'ec2',
      operations: ['DescribeInstanceCreditSpecifications'],
      handle: async (request, next) => {
        const answer = await next(request)
        return withBody(
          answer,
          answer.body.toString().replaceAll(/<item>.*?<\/item>/gs, (item) => {
            const [, instanceId = ''] = /<instanceId>(.*?)<\/instanceId>/.exec(item) ?? []
            return unlimited.has(instanceId)
              ? item.replace(/<cpuCredits>.*?<\/cpuCredits>/, '<cpuCredits>unlimited</cpuCredits>')
              : item
          }),
        )
      },
    },
  ]
}

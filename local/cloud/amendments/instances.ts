import type { Amendment } from '../amendment.ts'
import { ec2Answer } from '../answer.ts'
import type { Fleet } from '../fleet.ts'

/** Operations after which the hosts may have to change. */
const CHANGES = [
  'AssociateAddress',
  'AttachVolume',
  'DetachVolume',
  'DisassociateAddress',
  'ReleaseAddress',
  'RunInstances',
  'StartInstances',
  'StopInstances',
  'TerminateInstances',
]

/** Instances that really run: a host for each, which starts, stops, restarts and ends with it, and whose console can be read. */
export function instanceAmendments(fleet: Fleet): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: CHANGES,
      handle: async (request, next) => {
        const answer = await next(request)
        if (answer.status < 400) await fleet.reconcile(request.region)
        return answer
      },
    },
    {
      service: 'ec2',
      operations: ['RebootInstances'],
      handle: async (request, next) => {
        const answer = await next(request)
        if (answer.status < 400)
          await Promise.all(numbered(request.parameters, 'InstanceId').map((id) => fleet.reboot(id)))
        return answer
      },
    },
    {
      service: 'ec2',
      operations: ['GetConsoleOutput'],
      handle: async (request, next) => {
        const instanceId = request.parameters.get('InstanceId') ?? ''
        const host = fleet.host(instanceId)
        if (host === undefined) return next(request)
        const output = Buffer.from(await host.consoleOutput()).toString('base64')
        const timestamp = new Date().toISOString()
        return ec2Answer(
          'GetConsoleOutput',
          `<instanceId>${instanceId}</instanceId><timestamp>${timestamp}</timestamp><output>${output}</output>`,
        )
      },
    },
  ]
}

/** The values of `Name.1`, `Name.2` … */
export function numbered(parameters: URLSearchParams, name: string): string[] {
  return [...parameters].filter(([key]) => key.startsWith(`${name}.`)).map(([, value]) => value)
}

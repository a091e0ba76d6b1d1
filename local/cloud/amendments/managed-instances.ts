import type { EmulatedHost } from '../../host/host.ts'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, jsonAnswer } from '../answer.ts'

/** What these amendments work with. */
export interface ManagedInstanceParts {
  readonly hosts: () => readonly EmulatedHost[]
  readonly isOnline: (instanceId: string) => boolean
}

/** DescribeInstanceInformation and GetConnectionStatus, which moto does not have: the agents that have registered. */
export function managedInstanceAmendments(parts: ManagedInstanceParts): Amendment[] {
  return [
    {
      service: 'ssm',
      operations: ['DescribeInstanceInformation'],
      handle: async (request) => describe(parts, request),
    },
    { service: 'ssm', operations: ['GetConnectionStatus'], handle: async (request) => connection(parts, request) },
  ]
}

interface DescribeInput {
  readonly Filters?: readonly { readonly Key: string; readonly Values: readonly string[] }[]
  readonly InstanceInformationFilterList?: readonly { readonly key: string; readonly valueSet: readonly string[] }[]
}

function describe(parts: ManagedInstanceParts, request: CloudRequest): Answer {
  const input = JSON.parse(request.body.toString()) as DescribeInput
  const wanted = [
    ...(input.Filters ?? []).filter(({ Key }) => Key === 'InstanceIds').map(({ Values }) => Values),
    ...(input.InstanceInformationFilterList ?? [])
      .filter(({ key }) => key === 'InstanceIds')
      .map(({ valueSet }) => valueSet),
  ]
  const listed = parts
    .hosts()
    .filter(({ identity }) => identity.region === request.region && parts.isOnline(identity.instanceId))
    .filter(({ identity }) => wanted.every((values) => values.includes(identity.instanceId)))
  return jsonAnswer({ InstanceInformationList: listed.map(shape) })
}

function shape(host: EmulatedHost): Record<string, unknown> {
  return {
    InstanceId: host.identity.instanceId,
    PingStatus: 'Online',
    LastPingDateTime: Date.now() / 1_000,
    RegistrationDate: (host.bootedAt ?? 0) / 1_000,
    AgentVersion: '3.3.0.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: 'Amazon Linux',
    PlatformVersion: '2023',
    ResourceType: 'EC2Instance',
    ComputerName: host.identity.privateDnsName,
  }
}

function connection(parts: ManagedInstanceParts, request: CloudRequest): Answer {
  const { Target = '' } = JSON.parse(request.body.toString()) as { Target?: string }
  return jsonAnswer({ Target, Status: parts.isOnline(Target) ? 'connected' : 'notconnected' })
}

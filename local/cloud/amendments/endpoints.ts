import {
  DescribeAvailabilityZonesCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, ec2Answer, errorAnswer, escapeXml, withBody } from '../answer.ts'
import type { Clients } from '../clients.ts'
import type { Clock } from '../clock.ts'
import { numbered } from './instances.ts'

/** What these amendments work with. */
export interface EndpointParts {
  readonly clients: (region: string) => Clients
  readonly clock: Clock
}

/** How long an interface endpoint is on its way; on AWS it is a minute or two. */
const PENDING_MS = 400

/** Zones in which AWS itself has few interface endpoints, as in the zone that many accounts know by this name. */
const WITHOUT = ['us-east-1e']

/** VPC endpoints: what AWS asks for before it makes one, and that it takes its time. moto makes any, at once. */
export function endpointAmendments({ clients, clock }: EndpointParts): Amendment[] {
  const availableAt = new Map<string, number>()
  return [
    {
      service: 'ec2',
      operations: ['CreateVpcEndpoint'],
      handle: async (request, next) => {
        const refusal = await refusalOf(clients(request.region), request)
        if (refusal) return refusal
        const answer = await next(request)
        const id = /<vpcEndpointId>(vpce-[0-9a-f]+)</.exec(answer.body.toString())?.[1]
        if (answer.status < 400 && id && request.parameters.get('VpcEndpointType') === 'Interface')
          availableAt.set(id, clock() + PENDING_MS)
        return answer
      },
    },
    {
      service: 'ec2',
      operations: ['DescribeVpcEndpointServices'],
      handle: async (request) => services(clients(request.region), request),
    },
    {
      service: 'ec2',
      operations: ['DescribeVpcEndpoints'],
      handle: async (request, next) => {
        const answer = await next(request)
        const pending = [...availableAt].filter(([, time]) => clock() < time).map(([id]) => id)
        if (answer.status >= 400 || pending.length === 0) return answer
        const items = answer.body.toString().split(/(?=<vpcEndpointId>)/)
        const text = items.map((item) =>
          pending.some((id) => item.startsWith(`<vpcEndpointId>${id}<`))
            ? item.replace('<state>available<', '<state>pending<')
            : item,
        )
        return withBody(answer, text.join(''))
      },
    },
  ]
}

/** The services that are asked for by name, each in every zone that has any: moto tells of those alone that it has been used for. */
async function services({ ec2 }: Clients, { parameters }: CloudRequest): Promise<Answer> {
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}))
  const zones = AvailabilityZones.flatMap(({ ZoneName = '' }) => (WITHOUT.includes(ZoneName) ? [] : [ZoneName]))
  const names = [...parameters].filter(([name]) => /^Filter\.\d+\.Value\./.test(name)).map(([, value]) => value)
  const items = names.map(
    (name) =>
      `<item><serviceName>${escapeXml(name)}</serviceName><availabilityZoneSet>${zones.map((zone) => `<item>${zone}</item>`).join('')}</availabilityZoneSet></item>`,
  )
  return ec2Answer('DescribeVpcEndpointServices', `<serviceDetailSet>${items.join('')}</serviceDetailSet>`)
}

async function refusalOf(clients: Clients, { parameters }: CloudRequest): Promise<Answer | undefined> {
  const VpcId = parameters.get('VpcId') ?? ''
  const service = parameters.get('ServiceName') ?? ''
  const { VpcEndpoints = [] } = await clients.ec2.send(new DescribeVpcEndpointsCommand({}))
  const others = VpcEndpoints.filter(
    (other) => other.VpcId === VpcId && other.ServiceName === service && other.State?.toLowerCase() !== 'deleted',
  )
  if (parameters.get('VpcEndpointType') !== 'Interface')
    return tablesTaken(others, numbered(parameters, 'RouteTableId'))
  if (parameters.get('PrivateDnsEnabled') !== 'true') return undefined
  const invalid = (message: string): Answer => errorAnswer('ec2', 400, 'InvalidParameter', message)
  for (const Attribute of ['enableDnsSupport', 'enableDnsHostnames'] as const) {
    const answer = await clients.ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }))
    if (answer.EnableDnsSupport?.Value !== true && answer.EnableDnsHostnames?.Value !== true)
      return invalid(
        `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${VpcId}`,
      )
  }
  return others.some(({ PrivateDnsEnabled }) => PrivateDnsEnabled)
    ? invalid(
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service} in the VPC ${VpcId}`,
      )
    : undefined
}

/** A table has one route to a service. */
function tablesTaken(others: readonly VpcEndpoint[], tables: readonly string[]): Answer | undefined {
  const taken = tables.find((table) => others.some(({ RouteTableIds = [] }) => RouteTableIds.includes(table)))
  return taken === undefined
    ? undefined
    : errorAnswer('ec2', 400, 'RouteAlreadyExists', `route table ${taken} already has a route to this service`)
}

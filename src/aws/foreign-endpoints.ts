import {
  DescribeVpcEndpointServicesCommand,
  type SecurityGroupRule,
  type Subnet,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { contains } from '../model/cidr.ts'
import { type ForeignEndpoint, INTERFACE_SERVICES, serviceName, serviceOf } from '../model/endpoints.ts'
import { given } from '../model/given.ts'
import type { Isolation } from '../model/settings.ts'
import { endpointsBy, isInterface } from './endpoint.ts'
import { rulesOf } from './security-group.ts'
import { belongsTo } from './tags.ts'

/**
 * The endpoints of a VPC that somebody else has made, as far as a host in these subnets needs their services, and whether it could use them.
 *
 * An endpoint's policy may be narrower than what the host wants; that is not judged.
 */
export const foreignEndpoints = async (
  cloud: Cloud,
  vpc: string,
  subnets: readonly Subnet[],
): Promise<ForeignEndpoint[]> => {
  const found = await endpointsBy(cloud, { Name: 'vpc-id', Values: [vpc] })
  const foreign = await Promise.all(
    found
      .filter(({ Tags }) => !belongsTo(cloud.scope, Tags))
      .map(async (endpoint) => {
        const service = serviceOf(cloud.scope.region, endpoint.ServiceName)
        // For S3 an interface takes none of the traffic that goes to the bucket's own name.
        if (service === null || (service === 's3' && isInterface(endpoint))) return []
        return {
          id: given(endpoint.VpcEndpointId, 'an endpoint id'),
          service,
          hindrance: await hindranceOf(cloud, endpoint, subnets),
          privateDns: isInterface(endpoint) && endpoint.PrivateDnsEnabled === true,
          routeTables: (endpoint.RouteTableIds ?? []).toSorted(),
        }
      }),
  )
  return foreign.flat().sort((left, right) => left.id.localeCompare(right.id))
}

/** The zones in which AWS has interface endpoints for what a host needs: not every zone has all. */
export const endpointZones = async (cloud: Cloud): Promise<Isolation['zones']> => {
  const { region } = cloud.scope
  const names = INTERFACE_SERVICES.map((service) => serviceName(region, service))
  const { ServiceDetails = [] } = await cloud.ec2.send(
    new DescribeVpcEndpointServicesCommand({ Filters: [{ Name: 'service-name', Values: names }] }),
  )
  return Object.fromEntries(
    ServiceDetails.map(({ ServiceName = '', AvailabilityZones = [] }) => [
      serviceOf(region, ServiceName) ?? ServiceName,
      AvailabilityZones.toSorted(),
    ]),
  )
}

const hindranceOf = async (cloud: Cloud, endpoint: VpcEndpoint, subnets: readonly Subnet[]): Promise<string | null> => {
  if (endpoint.State?.toLowerCase() !== 'available') return `it is ${endpoint.State}`
  if (!isInterface(endpoint)) return null
  if (endpoint.PrivateDnsEnabled !== true) return 'private DNS is off'
  const groups = (endpoint.Groups ?? []).map(({ GroupId }) => given(GroupId, 'a security group id'))
  const rules = await Promise.all(groups.map((group) => rulesOf(cloud, group)))
  const https = rules.flat().filter(opensHttps)
  const ranges = https.flatMap(({ CidrIpv4 }) => CidrIpv4 ?? [])
  if (subnets.every(({ CidrBlock = '' }) => ranges.some((range) => contains(range, CidrBlock)))) return null
  if (https.some(({ CidrIpv4, CidrIpv6 }) => CidrIpv4 === undefined && CidrIpv6 === undefined)) {
    cloud.log.info(
      `The endpoint ${endpoint.VpcEndpointId} for ${endpoint.ServiceName} is used. Whether ${groups.join(', ')} let the host in cannot be told: they name other groups or prefix lists for 443.`,
    )
    return null
  }
  return `its security groups (${groups.join(', ')}) do not let ${subnets.map(({ CidrBlock }) => CidrBlock).join(', ')} in on 443`
}

const opensHttps = ({ IsEgress, IpProtocol, FromPort = 0, ToPort = 0 }: SecurityGroupRule): boolean =>
  IsEgress !== true && (IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= 443 && 443 <= ToPort))

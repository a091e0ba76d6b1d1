import { type EndpointService, INTERFACE_SERVICES, serviceName } from '../model/endpoints.ts'
import { UserError } from '../model/errors.ts'
import { ENDPOINT_GROUP, type Scope } from '../model/names.ts'
import { ecrRegistry } from '../model/registry.ts'
import { type Link, type Observed, ofKind, reference, type Wanted } from '../model/resources.ts'
import type { AdoptedNetwork, Configuration, Isolation } from '../model/settings.ts'

/**
 * Refuses what cannot work on a host without any way to the internet, as far as the inputs decide it.
 *
 * @param images what the release runs
 * @throws UserError that says what is out of reach, and how to bring it near.
 */
export const refuseOutOfReach = (
  { adopted, configuration, scope }: { adopted: AdoptedNetwork | null; configuration: Configuration; scope: Scope },
  images: readonly string[],
): void => {
  if (!adopted?.isolation) return
  const { imageRegistry, tls, subnetId } = configuration
  const where = subnetId ? `subnet-id: '${subnetId}'` : `vpc-id: '${adopted.vpc}'`
  const wayOut = 'add a default route to a NAT gateway to its route table'
  if (scope.partition === 'aws-cn') {
    throw new UserError(
      `${where} leads neither to an internet gateway nor to a NAT or transit gateway, and Amazon ECR caches no images in AWS's regions of China; allowed there is a subnet with a way to the internet.`,
      { fix: `Give another subnet, or ${wayOut}.` },
    )
  }
  if (imageRegistry === null) {
    throw new UserError(
      `${where} cannot take the host as it is: its routes lead neither to an internet gateway nor to a NAT or transit gateway, and images come from Docker Hub.`,
      {
        fix: `Give a pull-through cache of Amazon ECR in ${scope.region} as \`image-registry\` (docs/networks.md says how), or ${wayOut}, or give another subnet.`,
      },
    )
  }
  const registry = ecrRegistry(imageRegistry)
  if (registry?.region !== scope.region) {
    throw new UserError(
      `image-registry: '${imageRegistry}' is out of reach: ${where.replace(': ', ' ')} has no way to the internet, and its endpoints lead to Amazon ECR in ${scope.region} alone.`,
      {
        fix: `Give a registry such as \`${scope.account}.dkr.ecr.${scope.region}.amazonaws.com/docker-hub\`, or ${wayOut}.`,
      },
    )
  }
  if (tls) {
    throw new UserError(
      `domain: '${tls.domain}' can get no certificate: Let's Encrypt and a host in ${where.replace(': ', ' ')}, which has no way to the internet, do not reach each other.`,
      {
        fix: `Leave \`domain\` and \`email\` out, which leaves a certificate of the host's own authority, or ${wayOut}.`,
      },
    )
  }
  const foreign = images.find((image) => !image.startsWith(`${registry.host}/`))
  if (foreign !== undefined) {
    throw new UserError(
      `stack-dir: the image '${foreign}' is out of reach: ${where.replace(': ', ' ')} has no way to the internet, and images come from ${registry.host} alone.`,
      { fix: `Name an image of ${registry.host} in your compose.override.yml, or ${wayOut}.` },
    )
  }
}

/**
 * The endpoints to have where there is no way to the internet: those of the services that nobody else's endpoint serves, and the security group in front of them.
 *
 * @param subnet where the host goes
 * @throws UserError for a VPC in which they could not work, or in which somebody's endpoint is in the way.
 */
export const wantedEndpoints = (
  {
    adopted,
    isolation,
    scope,
    expiresAt,
  }: {
    adopted: AdoptedNetwork
    isolation: Isolation
    scope: Scope
    expiresAt: string | null
  },
  subnet: Link,
  observed: readonly Observed[],
): Wanted[] => {
  const { vpc, cidrs, subnets } = adopted
  if (!isolation.dns) {
    throw new UserError(
      `The VPC ${vpc} has no way to the internet and does not resolve names, so that no service's name would lead to its endpoint; needed are enableDnsSupport and enableDnsHostnames.`,
      {
        fix: `Switch both on: \`aws ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-dns-support\`, and the same with \`--enable-dns-hostnames\`.`,
      },
    )
  }
  const tables = [...new Set(subnets.flatMap(({ routeTable }) => routeTable ?? []))].sort()
  const routed = isolation.endpoints
    .filter(({ hindrance }) => hindrance === null)
    .flatMap(({ routeTables }) => routeTables)
  const unrouted = tables.filter((table) => !routed.includes(table))
  const missing = INTERFACE_SERVICES.filter((service) => !isServed(isolation, service, vpc))
  const endpoint = (service: EndpointService, state: Partial<Wanted<'endpoint'>['state']>): Wanted => ({
    kind: 'endpoint',
    key: `endpoint/${service}`,
    creation: null,
    state: {
      vpc,
      service: serviceName(scope.region, service),
      status: 'available',
      privateDns: null,
      subnets: [],
      securityGroups: [],
      routeTables: [],
      ...state,
    },
  })
  const group: Wanted<'security-group'> = {
    kind: 'security-group',
    key: ENDPOINT_GROUP,
    creation: { expiresAt },
    // The services' names lead here for everybody in the VPC, who would be cut off from them if only the host were let in.
    state: { vpc, ingress: cidrs.map((cidr) => `tcp 443 from ${cidr}`).sort(), egress: ['all to 0.0.0.0/0'] },
  }
  return [
    ...(missing.length > 0 ? [group] : []),
    ...(unrouted.length > 0 ? [endpoint('s3', { routeTables: unrouted })] : []),
    ...missing.map((service) => {
      const current = ofKind(observed, 'endpoint').find(
        ({ key, state }) => key === `endpoint/${service}` && state.vpc === vpc,
      )
      // One that is there serves from where it is; a subnet more would cost as much again.
      const there = current?.state.subnets ?? []
      return endpoint(service, {
        privateDns: true,
        subnets: there.length > 0 ? there : [placeFor(service, adopted, isolation, subnet)],
        securityGroups: [reference(ENDPOINT_GROUP)],
      })
    }),
  ]
}

/**
 * The subnet for a service's endpoint: the host's own, or another one that will do, since an endpoint serves the whole VPC.
 *
 * @throws UserError when AWS has no endpoints for it in any of their zones.
 */
const placeFor = (service: EndpointService, { subnets }: AdoptedNetwork, { zones }: Isolation, hosts: Link): string => {
  const offered = zones[service] ?? []
  const ordered = [...subnets.filter(({ id }) => id === hosts), ...subnets.filter(({ id }) => id !== hosts)]
  const place = ordered.find(({ zone }) => offered.includes(zone))
  if (place) return place.id
  throw new UserError(
    `AWS has no endpoint for ${service} in ${[...new Set(ordered.map(({ zone }) => zone))].join(', ')}, and nothing else leads there; it has them in ${offered.join(', ') || 'no zone of this region'}.`,
    {
      fix: 'Give a subnet of one of those zones in `subnet-id`, or make that endpoint in another subnet of the VPC yourself: it is then used.',
    },
  )
}

/** @throws UserError when an endpoint has the service's name, which the deployment's own would need, and the host could not use it. */
const isServed = ({ endpoints }: Isolation, service: EndpointService, vpc: string): boolean => {
  const present = endpoints.filter((endpoint) => endpoint.service === service)
  if (present.some(({ hindrance }) => hindrance === null)) return true
  const inTheWay = present.find(({ privateDns }) => privateDns)
  if (inTheWay === undefined) return false
  throw new UserError(
    `The endpoint ${inTheWay.id} in ${vpc} has the name of the service ${service}, and the host could not use it: ${inTheWay.hindrance}. A second endpoint cannot have that name, and what is not this deployment's is never changed.`,
    {
      fix: `Put that right on ${inTheWay.id}, or wait for it while it is pending; or delete it, or switch its private DNS off, to have one made.`,
    },
  )
}

/**
 * What a host without any way to the internet needs of its VPC, by the kind of endpoint that AWS has for it:
 *
 * - `s3`: the bucket, the layers of Amazon ECR's images, and Amazon Linux's packages (https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html).
 * - `ssm`, `ssmmessages`: Systems Manager. The agent gets commands by `ssmmessages` and falls back on `ec2messages` only where it is not let in there
 *   (https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html), and the host's role lets it in.
 * - `ecr.api`, `ecr.dkr`: the login and the images (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html).
 */
export const ENDPOINT_SERVICES = {
  s3: 'Gateway',
  ssm: 'Interface',
  ssmmessages: 'Interface',
  'ecr.api': 'Interface',
  'ecr.dkr': 'Interface',
} as const

export type EndpointService = keyof typeof ENDPOINT_SERVICES

/** The services in their order. */
export const SERVICES = Object.keys(ENDPOINT_SERVICES) as readonly EndpointService[]

/** Those whose name leads to an endpoint in a subnet. */
export const INTERFACE_SERVICES = SERVICES.filter((service) => ENDPOINT_SERVICES[service] === 'Interface')

/** What a service is called in `ServiceName`. */
export const serviceName = (region: string, service: EndpointService): string => `com.amazonaws.${region}.${service}`

/** The other way round, or null for one that no host needs. */
export const serviceOf = (region: string, name: string | undefined): EndpointService | null =>
  SERVICES.find((service) => serviceName(region, service) === name) ?? null

/** An endpoint that is there and is not the deployment's own. */
export interface ForeignEndpoint {
  readonly id: string
  readonly service: EndpointService
  /** Why the host could not use it, or null where it can. */
  readonly hindrance: string | null
  /** Whether it answers to the service's own name, which AWS lets one endpoint of a VPC do. */
  readonly privateDns: boolean
  /** The tables with a route to it, of one for S3. */
  readonly routeTables: readonly string[]
}

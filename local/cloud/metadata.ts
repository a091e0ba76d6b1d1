import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2'
import type { AddressBook } from './addresses.ts'
import type { Answer } from './answer.ts'
import type { Clients } from './clients.ts'
import type { Fleet } from './fleet.ts'

/** What the metadata service works with. */
export interface MetadataParts {
  readonly clients: (region: string) => Clients
  readonly addresses: AddressBook
  readonly fleet: Fleet
}

const PREFIX = '/_cloud/metadata/'
const TAGS = 'latest/meta-data/tags/instance/'

/**
 * The instance metadata service (version 2: a token first), at `/_cloud/metadata/<instance id>` since 169.254.169.254 cannot be had on a real machine. Hands
 * out the role's credentials and what the instance is called and addressed by.
 */
export class MetadataService {
  readonly #parts: MetadataParts
  readonly #tokens = new Set<string>()

  constructor(parts: MetadataParts) {
    this.#parts = parts
  }

  /** Whether a path belongs to it. */
  static concerns(path: string): boolean {
    return path.startsWith(PREFIX)
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const [instanceId = '', ...rest] = (request.url ?? '').slice(PREFIX.length).split('/')
    const path = rest.join('/').replace(/\/$/, '')
    if (request.method === 'PUT' && path === 'latest/api/token') {
      const token = randomBytes(32).toString('base64')
      this.#tokens.add(token)
      return text(200, token)
    }
    // HttpTokens=required, as the product asks for it.
    if (!this.#tokens.has(String(request.headers['x-aws-ec2-metadata-token']))) return text(401, '')
    const value = await this.#lookUp(instanceId, path)
    return value === undefined || value === '' ? text(404, '') : text(200, value)
  }

  async #lookUp(instanceId: string, path: string): Promise<string | undefined> {
    const region = this.#parts.fleet.host(instanceId)?.identity.region
    if (region === undefined) return undefined
    const described = await this.#parts
      .clients(region)
      .ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
    const instance = described.Reservations?.[0]?.Instances?.[0]
    if (instance === undefined) return undefined
    if (path.startsWith('latest/meta-data/iam/security-credentials')) return this.#credentials(instanceId, path)
    if (path.startsWith(TAGS)) return tagOf(instance, decodeURIComponent(path.slice(TAGS.length)))
    const value = facts(instance, region)[path]
    // Shown as the front shows it: the address that leads here on this machine.
    return path.endsWith('public-ipv4') && value !== undefined ? this.#parts.addresses.loopbackOf(value) : value
  }

  /** The role's name, and below it its credentials. */
  async #credentials(instanceId: string, path: string): Promise<string | undefined> {
    const role = await this.#parts.fleet.role(instanceId)
    if (role === undefined) return undefined
    if (path === 'latest/meta-data/iam/security-credentials') return role.name
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = role.credentials
    return JSON.stringify({
      Code: 'Success',
      Type: 'AWS-HMAC',
      LastUpdated: new Date().toISOString(),
      Expiration: role.expiration.toISOString(),
      AccessKeyId: AWS_ACCESS_KEY_ID,
      SecretAccessKey: AWS_SECRET_ACCESS_KEY,
      Token: AWS_SESSION_TOKEN,
    })
  }
}

function facts(instance: Instance, region: string): Readonly<Record<string, string | undefined>> {
  return {
    'latest/meta-data/instance-id': instance.InstanceId,
    'latest/meta-data/instance-type': instance.InstanceType,
    'latest/meta-data/ami-id': instance.ImageId,
    'latest/meta-data/local-ipv4': instance.PrivateIpAddress,
    'latest/meta-data/local-hostname': instance.PrivateDnsName,
    'latest/meta-data/public-ipv4': instance.PublicIpAddress,
    'latest/meta-data/placement/region': region,
    'latest/meta-data/placement/availability-zone': instance.Placement?.AvailabilityZone,
  }
}

/** Shown only to hosts that may read their tags. */
function tagOf({ MetadataOptions, Tags = [] }: Instance, key: string): string | undefined {
  if (MetadataOptions?.InstanceMetadataTags !== 'enabled') return undefined
  return Tags.find((tag) => tag.Key === key)?.Value
}

function text(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(body) }
}

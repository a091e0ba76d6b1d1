import {
  type Address,
  DescribeAddressesCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  type Instance,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { GetInstanceProfileCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { EmulatedHost, type HostSurroundings, type RoleCredentials } from '../host/host.ts'
import type { AddressBook } from './addresses.ts'
import type { Clients } from './clients.ts'
import type { Forwarders } from './forwarders.ts'

/** What the fleet works with. */
export interface FleetParts {
  readonly clients: (region: string) => Clients
  readonly addresses: AddressBook
  readonly forwarders: Forwarders
  readonly surroundings: HostSurroundings
  /** Access keys given to hosts; the fleet adds to it. */
  readonly hostKeys: Set<string>
  readonly onLine: (line: string) => void
}

/** The role that an instance has through its profile. */
export interface HostRole {
  readonly name: string
  readonly credentials: RoleCredentials
  readonly expiration: Date
}

/** Seconds that a host's credentials hold: the longest there is, since no embedded cloud lives longer. */
const ROLE_SECONDS = 12 * 3_600

/**
 * The emulated hosts of a cloud. moto is the one that knows which instances exist; the fleet makes hosts, devices and addresses agree with it after every
 * call that may have changed them.
 */
export class Fleet {
  readonly #parts: FleetParts
  readonly #hosts = new Map<string, EmulatedHost>()
  /** Public address (loopback) to host address, by region. */
  readonly #publicAddresses = new Map<string, ReadonlyMap<string, string>>()
  readonly #roles = new Map<string, HostRole>()
  #made = 0
  #queue: Promise<void> = Promise.resolve()

  constructor(parts: FleetParts) {
    this.#parts = parts
  }

  /** The host of an instance, up or down; undefined when there is none, or it was terminated. */
  host(instanceId: string): EmulatedHost | undefined {
    return this.#hosts.get(instanceId)
  }

  hosts(): readonly EmulatedHost[] {
    return [...this.#hosts.values()]
  }

  /** Makes the hosts agree with the instances of a region. Calls are carried out one after the other. */
  reconcile(region: string): Promise<void> {
    const turn = this.#queue.then(() => this.#reconcile(region))
    // A turn that failed has told its caller; the next one starts afresh.
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** Restarts a host without ending it, as RebootInstances does. */
  async reboot(instanceId: string): Promise<void> {
    const host = this.#hosts.get(instanceId)
    if (host?.bootedAt === undefined) return
    await host.shutDown()
    await host.boot(undefined)
  }

  /** What becomes of an instance whose own system powers off: it stops or ends, as it was told to when it was launched. */
  async powerOff(instanceId: string): Promise<void> {
    const region = this.#hosts.get(instanceId)?.identity.region
    if (region === undefined) return
    const { ec2 } = this.#parts.clients(region)
    const attribute = { InstanceId: instanceId, Attribute: 'instanceInitiatedShutdownBehavior' } as const
    const { InstanceInitiatedShutdownBehavior } = await ec2.send(new DescribeInstanceAttributeCommand(attribute))
    const Command =
      InstanceInitiatedShutdownBehavior?.Value === 'terminate' ? TerminateInstancesCommand : StopInstancesCommand
    await ec2.send(new Command({ InstanceIds: [instanceId] }))
    await this.reconcile(region)
  }

  /** The role in the instance's profile at this moment, with credentials of it; undefined when there is none. */
  async role(instanceId: string): Promise<HostRole | undefined> {
    const region = this.#hosts.get(instanceId)?.identity.region
    if (region === undefined) return undefined
    const { ec2, iam } = this.#parts.clients(region)
    const described = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
    const profile = described.Reservations?.[0]?.Instances?.[0]?.IamInstanceProfile?.Arn?.split('/').at(-1)
    if (profile === undefined) return undefined
    const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: profile }))
    const role = InstanceProfile?.Roles?.[0]
    if (role?.Arn === undefined || role.RoleName === undefined) return undefined
    const key = `${role.RoleId} ${instanceId}`
    const known = this.#roles.get(key) ?? (await this.#assume(region, role.RoleName, role.Arn, instanceId))
    this.#roles.set(key, known)
    return known
  }

  async #assume(region: string, name: string, arn: string, session: string): Promise<HostRole> {
    const { sts } = this.#parts.clients(region)
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: session, DurationSeconds: ROLE_SECONDS }),
    )
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
    this.#parts.hostKeys.add(AccessKeyId)
    return {
      name,
      expiration: new Date(Date.now() + ROLE_SECONDS * 1_000),
      credentials: {
        AWS_ACCESS_KEY_ID: AccessKeyId,
        AWS_SECRET_ACCESS_KEY: SecretAccessKey,
        AWS_SESSION_TOKEN: SessionToken,
      },
    }
  }

  async close(): Promise<void> {
    await this.#queue
    await Promise.all([...this.#hosts.values()].map((host) => host.end()))
    this.#hosts.clear()
  }

  async #reconcile(region: string): Promise<void> {
    const { ec2 } = this.#parts.clients(region)
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}))
    const instances = Reservations.flatMap((reservation) => reservation.Instances ?? [])
    for (const instance of instances) await this.#settle(region, instance)
    const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}))
    this.#publicAddresses.set(region, this.#addressesOf([...instances, ...elastic(Addresses)]))
    await this.#parts.forwarders.set(
      new Map([...this.#publicAddresses.values()].flatMap((addresses) => [...addresses])),
    )
  }

  /** Makes one host agree with its instance. */
  async #settle(region: string, instance: Instance): Promise<void> {
    const instanceId = instance.InstanceId ?? ''
    const state = instance.State?.Name ?? 'pending'
    const known = this.#hosts.get(instanceId)
    if (state === 'pending' || state === 'running') {
      const host = known ?? (await this.#create(region, instance))
      await host.prepare()
      await host.attach(volumesOf(instance))
      if (host.bootedAt === undefined) {
        await host.boot(await this.#userData(region, instanceId))
        this.#parts.onLine(`[simulated] ${instanceId} started on ${host.identity.address}`)
      }
      return
    }
    if (known === undefined) return
    const isOver = state === 'terminated' || state === 'shutting-down'
    if (known.bootedAt !== undefined || isOver) {
      await (isOver ? known.end() : known.shutDown())
      this.#parts.onLine(`[simulated] ${instanceId} ${state}`)
    }
    if (isOver) this.#hosts.delete(instanceId)
  }

  async #create(region: string, instance: Instance): Promise<EmulatedHost> {
    const instanceId = instance.InstanceId ?? ''
    const { addresses, surroundings } = this.#parts
    const host = new EmulatedHost(
      {
        instanceId,
        region,
        architecture: await this.#architecture(region, instance),
        address: addresses.newHostAddress(),
        number: this.#made++,
        privateDnsName: instance.PrivateDnsName ?? 'localhost',
      },
      surroundings,
      async () => (await this.role(instanceId))?.credentials,
    )
    this.#hosts.set(instanceId, host)
    return host
  }

  async #architecture(region: string, instance: Instance): Promise<string> {
    const images = await this.#parts
      .clients(region)
      .ec2.send(new DescribeImagesCommand({ ImageIds: [instance.ImageId ?? ''] }))
    return images.Images?.[0]?.Architecture ?? 'x86_64'
  }

  async #userData(region: string, instanceId: string): Promise<string | undefined> {
    const { UserData } = await this.#parts
      .clients(region)
      .ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'userData' }))
    return UserData?.Value === undefined ? undefined : Buffer.from(UserData.Value, 'base64').toString()
  }

  #addressesOf(instances: readonly Addressed[]): ReadonlyMap<string, string> {
    const addresses = new Map<string, string>()
    for (const { InstanceId, PublicIpAddress } of instances) {
      const host = this.#hosts.get(InstanceId ?? '')
      if (host?.bootedAt === undefined || PublicIpAddress === undefined) continue
      addresses.set(this.#parts.addresses.loopbackOf(PublicIpAddress), host.identity.address)
    }
    return addresses
  }
}

/** What a public address leads to. */
type Addressed = Pick<Instance, 'InstanceId' | 'PublicIpAddress'>

/** An Elastic IP stays with its instance while that is stopped, which moto forgets to say of the instance once it is started again. */
function elastic(addresses: readonly Address[]): Addressed[] {
  return addresses.flatMap(({ InstanceId, PublicIp }) =>
    InstanceId && PublicIp ? [{ InstanceId, PublicIpAddress: PublicIp }] : [],
  )
}

function volumesOf(instance: Instance): { volumeId: string; device: string }[] {
  return (instance.BlockDeviceMappings ?? [])
    .filter((mapping) => mapping.DeviceName !== instance.RootDeviceName)
    .flatMap(({ DeviceName, Ebs }) =>
      DeviceName && Ebs?.VolumeId ? [{ volumeId: Ebs.VolumeId, device: DeviceName }] : [],
    )
}

import { contains } from '../model/cidr.ts'
import { UserError } from '../model/errors.ts'
import { parameterName, roleName, type Scope, SECRETS, type Secret, TOKEN_OVERLAP } from '../model/names.ts'
import { type Link, type Observed, ofKind, reference, type Wanted } from '../model/resources.ts'
import type { AdoptedNetwork, Configuration, Facts } from '../model/settings.ts'
import { bucketLifecycle, bucketPolicy, hostPolicy, trustPolicy } from './documents.ts'
import { wantedEndpoints } from './endpoints.ts'
import { chooseVpcCidr, placeSubnets, type SubnetPlace } from './network.ts'
import { wantedPeerings } from './peerings.ts'

/** Everything that decides what a deployment should be made of. */
export interface Intent {
  readonly scope: Scope
  readonly configuration: Configuration
  readonly facts: Facts
  /** The script that a new host runs at its first boot. */
  readonly userData: string
  /** When the deployment expires, ISO 8601 in UTC, or null for never. */
  readonly expiresAt: string | null
  readonly now: Date
}

/**
 * What should be, in the order of creation. What is there decides where a choice is free: a VPC keeps its range, a host its image and zone, and the data volume
 * pins the zone.
 *
 * @throws UserError when no subnet can take the host.
 */
export const wantedResources = (intent: Intent, observed: readonly Observed[]): Wanted[] => {
  const { scope, configuration, facts } = intent
  const network = facts.adopted ? adoptedNetwork(facts.adopted) : ownNetwork(intent, observed)
  if (network.isPrivate && configuration.tls?.hostedZone) {
    throw new UserError(
      `hosted-zone-id: '${configuration.tls.hostedZone}' is for a record that leads to the public address, and behind a NAT the host has none.`,
      { fix: 'Leave `hosted-zone-id` out, or give a public subnet in `subnet-id`.' },
    )
  }
  const places = { ...network, subnets: placesOf(intent.facts, network, observed) }
  return [
    ...identity(scope, configuration),
    ...wantedSecrets(intent, observed),
    {
      kind: 'bucket',
      key: 'bucket',
      creation: null,
      state: {
        tagged: true,
        publicAccessBlock: ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'],
        encryption: 'AES256',
        ownership: 'BucketOwnerEnforced',
        policy: bucketPolicy(scope),
        lifecycle: bucketLifecycle(configuration.tracesRetention),
      },
    },
    ...network.resources,
    ...wantedPeerings(facts.peers, network),
    securityGroup(intent, network),
    ...endpoints(intent, places, observed),
    ...host(intent, places, observed),
    ...domainRecord(configuration),
  ]
}

/** The secrets that a deployment generates: those that nobody brings and somebody needs. */
export const wantedSecrets = (
  { scope, configuration, now }: Pick<Intent, 'scope' | 'configuration' | 'now'>,
  observed: readonly Observed[],
): Wanted<'parameter'>[] => {
  const isNeeded: Readonly<Record<Secret, boolean>> = {
    'grafana-admin-password': configuration.adminPasswordParameter === null,
    'grafana-secret-key': true,
    'ingest-token': configuration.ingestAuth === 'token',
  }
  return SECRETS.filter((secret) => isNeeded[secret]).map((secret) => {
    const name = parameterName(scope, secret)
    const key = `parameter/${secret}`
    const current = ofKind(observed, 'parameter').find((parameter) => parameter.key === key)
    const rotates = secret === 'ingest-token' && configuration.rotateIngestToken && mayRotate(current, now)
    const version = current?.state.type === 'SecureString' ? current.state.version + (rotates ? 1 : 0) : 1
    return { kind: 'parameter', key, state: { name, type: 'SecureString', version }, creation: null }
  })
}

/** Whether a new token now would lock nobody out: of the tokens before the current one, only the last is accepted, and that for a while. */
const mayRotate = (token: Observed<'parameter'> | undefined, now: Date): boolean =>
  token !== undefined &&
  (token.state.version === 1 || now.getTime() - Date.parse(token.details.modifiedAt) >= TOKEN_OVERLAP * 1_000)

/** The role and instance profile, unless the user brings a profile. */
const identity = (scope: Scope, configuration: Configuration): Wanted[] => {
  const { instanceProfile, permissionsBoundary } = configuration
  if (instanceProfile) return []
  return [
    {
      kind: 'role',
      key: 'role',
      creation: null,
      state: {
        trust: trustPolicy(scope),
        policy: hostPolicy(scope, configuration),
        boundary: permissionsBoundary,
        attached: [],
      },
    },
    { kind: 'instance-profile', key: 'instance-profile', creation: null, state: { role: roleName(scope) } },
  ]
}

interface Network {
  readonly vpc: Link
  /** The tables that decide where traffic from this network goes, by the name that stands in keys. */
  readonly routeTables: readonly { readonly name: string; readonly link: Link }[]
  readonly isPrivate: boolean
  readonly cidrs: readonly string[]
  readonly subnets: readonly { readonly link: Link; readonly zone: string }[]
  readonly resources: readonly Wanted[]
}

const adoptedNetwork = ({ vpc, cidrs, routeTables, isPrivate, subnets }: AdoptedNetwork): Network => ({
  vpc,
  routeTables: routeTables.map((id) => ({ name: id, link: id })),
  isPrivate,
  cidrs,
  subnets: subnets.map(({ id, zone }) => ({ link: id, zone })),
  resources: [],
})

const ownNetwork = ({ scope, configuration, facts }: Intent, observed: readonly Observed[]): Network => {
  const existing = ofKind(observed, 'vpc')[0]?.state.cidr
  const cidr = configuration.vpcCidr ?? existing ?? chooseVpcCidr(scope.name, facts.rangesInUse)
  const pinned = [...ofKind(observed, 'volume'), ...ofKind(observed, 'instance')].map(({ details }) => details.zone)
  const places: SubnetPlace[] = ofKind(observed, 'subnet')
    .map(({ state }) => state)
    .filter((subnet) => contains(cidr, subnet.cidr))
  const subnets = placeSubnets(cidr, facts.zones, pinned, places).map((place) => ({
    ...place,
    key: `subnet/${place.zone}`,
  }))
  const vpc = reference('vpc')
  return {
    vpc,
    routeTables: [{ name: 'route-table', link: reference('route-table') }],
    isPrivate: false,
    cidrs: [cidr],
    subnets: subnets.map(({ zone, key }) => ({ link: reference(key), zone })),
    resources: [
      { kind: 'vpc', key: 'vpc', creation: null, state: { cidr, dnsSupport: true, dnsHostnames: true } },
      { kind: 'internet-gateway', key: 'internet-gateway', creation: null, state: { vpc } },
      ...subnets.map(
        ({ key, zone, cidr }): Wanted => ({ kind: 'subnet', key, creation: null, state: { vpc, cidr, zone } }),
      ),
      {
        kind: 'route-table',
        key: 'route-table',
        creation: null,
        state: { vpc, defaultRoute: reference('internet-gateway'), subnets: subnets.map(({ key }) => reference(key)) },
      },
    ],
  }
}

/** The product's ports by who may reach them. No port for a shell: that is Session Manager's. */
const DASHBOARD_PORTS = [80, 443]
const INGEST_PORTS = [4317, 9090, 9999]
const QUERY_PORTS = [3200, 4040]

const securityGroup = ({ configuration, facts, expiresAt }: Intent, network: Network): Wanted<'security-group'> => {
  const near = [...network.cidrs, ...facts.peers.flatMap(({ cidrs }) => cidrs)]
  const open = (ports: readonly number[], cidrs: readonly string[]): string[] =>
    ports.flatMap((port) => (cidrs.length > 0 ? cidrs : near).map((cidr) => `tcp ${port} from ${cidr}`))
  const ingress = [
    // The authority asks from anywhere; beside its answer, port 80 only has redirects.
    ...(configuration.tls ? ['tcp 80 from 0.0.0.0/0'] : []),
    ...DASHBOARD_PORTS.flatMap((port) => configuration.dashboardCidrs.map((cidr) => `tcp ${port} from ${cidr}`)),
    ...open(INGEST_PORTS, configuration.ingestCidrs),
    ...open(QUERY_PORTS, configuration.queryCidrs),
  ]
  return {
    kind: 'security-group',
    key: 'security-group',
    creation: { expiresAt },
    state: { vpc: network.vpc, ingress: [...new Set(ingress)].sort(), egress: ['all to 0.0.0.0/0'] },
  }
}

/** The domain's record, where the caller has a zone for it. */
const domainRecord = ({ tls }: Configuration): Wanted[] =>
  tls?.hostedZone
    ? [
        {
          kind: 'record',
          key: 'record',
          creation: null,
          state: { zone: tls.hostedZone, name: tls.domain, address: reference('address') },
        },
      ]
    : []

/** What leads to AWS's services where nothing leads to the internet. */
const endpoints = (
  { scope, facts: { adopted }, expiresAt }: Intent,
  places: Places,
  observed: readonly Observed[],
): Wanted[] =>
  adopted?.isolation
    ? wantedEndpoints({ adopted, isolation: adopted.isolation, scope, expiresAt }, places.subnets[0], observed)
    : []

/** A network with the subnets that the host may be put in, best first. */
type Places = Omit<Network, 'subnets'> & { readonly subnets: readonly [Link, ...Link[]] }

/**
 * Where the host may be: beside its data volume, and where it is already if that will do.
 *
 * @throws UserError when no subnet is where the volume is.
 */
const placesOf = (facts: Facts, network: Network, observed: readonly Observed[]): Places['subnets'] => {
  const instance = hostAmong(observed, facts)
  const volume = ofKind(observed, 'volume')[0]
  const subnets = network.subnets.filter(({ zone }) => volume === undefined || zone === volume.details.zone)
  if (subnets.length === 0) {
    throw new UserError(
      `The data volume ${volume?.id} is in ${volume?.details.zone}, where no subnet is given for the host.`,
      {
        fix: `Give a subnet of ${volume?.details.zone} in \`subnet-id\`. A disk cannot leave its zone.`,
      },
    )
  }
  const idOf = (link: Link): string | undefined =>
    typeof link === 'string' ? link : observed.find(({ key }) => key === link.ref)?.id
  const current = instance && subnets.find(({ link }) => idOf(link) === instance.state.subnet)
  const [first, ...others] = [...(current ? [current] : []), ...subnets.filter((subnet) => subnet !== current)].map(
    ({ link }) => link,
  )
  if (first === undefined) throw new Error('An intent has at least one subnet.')
  return [first, ...others]
}

/** The host to go on with. Of two, one may be what a run that was killed has started in the other's place. */
const hostAmong = (observed: readonly Observed[], { architecture }: Facts): Observed<'instance'> | undefined => {
  const hosts = ofKind(observed, 'instance')
  return hosts.find(({ state }) => state.architecture === architecture) ?? hosts[0]
}

/** The host, its data volume and its address. */
const host = (
  { scope, configuration, facts, userData, expiresAt }: Intent,
  network: Places,
  observed: readonly Observed[],
): Wanted[] => {
  const instance = hostAmong(observed, facts)
  const [subnet] = network.subnets
  const [firstType] = configuration.instanceTypes
  if (firstType === undefined) throw new Error('An intent has at least one instance type.')
  const type = configuration.instanceTypes.find((type) => type === instance?.state.type) ?? firstType
  const here = reference('instance')
  const address: Wanted = { kind: 'address', key: 'address', creation: null, state: { instance: here } }
  return [
    {
      kind: 'instance',
      key: 'instance',
      creation: {
        subnets: network.subnets,
        types: configuration.instanceTypes,
        userData,
        rootDevice: facts.image.rootDevice,
        publicAddress: !network.isPrivate,
        expiresAt,
        others: ofKind(observed, 'instance').map(({ id }) => id),
      },
      state: {
        power: 'running',
        type,
        architecture: facts.architecture,
        // A newer image is no drift: it would replace the host by itself.
        image:
          instance?.state.architecture === facts.architecture && !configuration.replaceHost
            ? instance.state.image
            : facts.image.id,
        subnet,
        securityGroups: [reference('security-group')],
        profile: configuration.instanceProfile ?? roleName(scope),
        httpTokens: 'required',
        // Two, because Tempo asks for its credentials from within a container.
        httpHopLimit: 2,
        // A host that expires reads the time from its own tag; AWS restricts how tags may be named where that is on.
        metadataTags: expiresAt === null ? 'disabled' : 'enabled',
        cpuCredits: facts.burstable ? configuration.cpuCredits : null,
        rootSize: configuration.rootVolumeSize,
        rootType: 'gp3',
        rootEncrypted: true,
      },
    },
    {
      kind: 'volume',
      key: 'volume',
      creation: { snapshot: configuration.restoreSnapshotId },
      state: { size: configuration.volumeSize, type: 'gp3', encrypted: true, attachedTo: here },
    },
    ...(network.isPrivate ? [] : [address]),
  ]
}

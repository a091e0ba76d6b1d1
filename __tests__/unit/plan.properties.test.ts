import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { KINDS, REMOVE_AFTER } from '../../src/model/order.ts'
import type { Change } from '../../src/model/plan.ts'
import { isReference, type Kind, type Observed, type Wanted } from '../../src/model/resources.ts'
import type { AdoptedNetwork, Configuration, Facts } from '../../src/model/settings.ts'
import { expiriesOf, expiryOf, planExpiry } from '../../src/plan/expiry.ts'
import { isEmpty, planDeployment, planDestruction } from '../../src/plan/plan.ts'
import { type Intent, wantedResources } from '../../src/plan/wanted.ts'
import { configurationWith, idOf, intentWith, isolatedWith, madeOf, scope } from './factories.ts'

const RUNS = 400
let cases = 0

/** Every setting there is, so that one that is added has to be given values here. What only decides what is in a release is the same everywhere. */
const configurations: fc.Arbitrary<Configuration> = fc.record<Configuration>({
  instanceTypes: fc.constantFrom(['t4g.medium'], ['t4g.large'], ['t4g.large', 't4g.medium']),
  cpuCredits: fc.constantFrom('standard', 'unlimited'),
  instanceProfile: fc.constantFrom(null, 'mine'),
  permissionsBoundary: fc.constantFrom(null, 'arn:aws:iam::123456789012:policy/boundary'),
  rootVolumeSize: fc.constantFrom(16, 20),
  volumeSize: fc.constantFrom(30, 40),
  replaceHost: fc.boolean(),
  snapshot: fc.boolean(),
  restoreSnapshotId: fc.constantFrom(null, null, 'snap-1'),
  vpcId: fc.constant(null),
  subnetId: fc.constant(null),
  vpcCidr: fc.constantFrom(null, '10.9.0.0/24', '10.8.0.0/20'),
  peerVpcIds: fc.constant([]),
  dashboardCidrs: fc.constantFrom(['0.0.0.0/0'], ['203.0.113.0/24', '198.51.100.0/24']),
  ingestCidrs: fc.constantFrom([], ['10.0.0.0/8'], ['0.0.0.0/0']),
  queryCidrs: fc.constantFrom([], ['10.0.0.0/8']),
  tls: fc.constantFrom(
    null,
    ...[null, 'Z1', 'Z2'].map((hostedZone) => ({ domain: 'o.example.org', email: 'a@example.org', hostedZone })),
    { domain: 'p.example.org', email: 'a@example.org', hostedZone: 'Z1' },
  ),
  ingestAuth: fc.constantFrom('none', 'token'),
  rotateIngestToken: fc.boolean(),
  adminPasswordParameter: fc.constantFrom(null, '/mine/password'),
  tracesRetention: fc.constantFrom(86_400, 30 * 86_400),
  metricsRetention: fc.constantFrom(86_400, 30 * 86_400),
  logs: fc.boolean(),
  ttl: fc.constantFrom(null, 3_600, 86_400),
  imageRegistry: fc.constantFrom(null, '123456789012.dkr.ecr.eu-central-1.amazonaws.com/docker-hub'),
  stackDirectory: fc.constant(null),
})

/** Networks that were there before: two subnets, both public or both behind a NAT, or one with no way out and some of the endpoints it takes; or none, and the deployment has its own. */
const adoptions: fc.Arbitrary<AdoptedNetwork | null> = fc.constantFrom(
  null,
  null,
  ...[false, true].map((isPrivate) => ({
    vpc: 'vpc-mine',
    cidrs: ['172.20.0.0/16'],
    routeTables: ['rtb-mine'],
    isPrivate,
    isolation: null,
    subnets: ['a', 'b'].map((zone) => ({ id: `subnet-mine-${zone}`, zone: `eu-central-1${zone}`, routeTable: null })),
  })),
  isolatedWith(),
  isolatedWith({ endpoints: [{ id: 'vpce-1', service: 'ssm', hindrance: null, privateDns: true, routeTables: [] }] }),
)

const PEERS = [
  { vpc: 'vpc-p', cidrs: ['172.21.0.0/16'], routeTables: ['rtb-p1', 'rtb-p2'], dns: true },
  { vpc: 'vpc-q', cidrs: ['172.22.0.0/16', '172.23.0.0/16'], routeTables: ['rtb-q'], dns: false },
]

/** What AWS may say beside that. */
const facts: fc.Arbitrary<Partial<Facts>> = fc.record({
  architecture: fc.constantFrom('arm64', 'x86_64'),
  burstable: fc.boolean(),
  image: fc.constantFrom('ami-1', 'ami-2').map((id) => ({ id, rootDevice: '/dev/xvda' })),
  zones: fc.constantFrom(
    ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    ['eu-central-1a', 'eu-central-1b'],
    ['eu-central-1b', 'eu-central-1c', 'eu-central-1d'],
  ),
  adopted: adoptions,
  peers: fc.subarray(PEERS),
  rangesInUse: fc.constantFrom([], ['10.170.0.0/16']),
})

const intents: fc.Arbitrary<Intent> = fc
  .record({ configuration: configurations, facts })
  .map(({ configuration, facts }) => {
    const given = facts.adopted ? { ...configuration, vpcCidr: null } : configuration
    const snapshot = given.restoreSnapshotId === null ? null : { id: given.restoreSnapshotId, size: 30 }
    const intent = intentWith(given, { ...facts, snapshot })
    return { ...intent, expiresAt: expiryOf(given.ttl, intent.now) }
  })

/** What somebody, or a run that was killed, has done to a resource. */
const HARM: { readonly [K in Kind]: object } = {
  role: { policy: null, attached: ['arn:aws:iam::aws:policy/AdministratorAccess'], boundary: null },
  'instance-profile': { role: null },
  parameter: { type: 'String' },
  bucket: { tagged: false, policy: null },
  vpc: { dnsHostnames: false },
  'internet-gateway': { vpc: null },
  subnet: { cidr: '10.128.0.224/27' },
  'route-table': { defaultRoute: null, subnets: [] },
  peering: { accepted: false, dns: false },
  'peer-route': { peering: 'pcx-gone' },
  'security-group': { ingress: ['tcp 22 from 0.0.0.0/0'] },
  endpoint: { status: 'pending', subnets: [], securityGroups: ['sg-other'], routeTables: [] },
  instance: { power: 'stopped', httpTokens: 'optional', rootType: 'gp2' },
  volume: { attachedTo: null, type: 'gp2' },
  address: { instance: null },
  record: { address: '192.0.2.1' },
}

/** Any part of what any settings make, any of it harmed, with two hosts where a run was killed or somebody has given one the tag. */
const worlds: fc.Arbitrary<Observed[]> = fc
  .record({ intent: intents, second: fc.constantFrom('none', 'alike', 'other') })
  .chain(({ intent, second }) => {
    const wanted = possible(() => wantedResources(intent, [])) ?? []
    const complete = wanted.map((one) => made(one, intent, zoneOfHost(intent, wanted)))
    const doubled = complete.flatMap((resource): Observed[] => {
      if (resource.kind !== 'instance' || second === 'none') return [resource]
      const architecture = second === 'alike' ? resource.state.architecture : 'x86_64'
      return [resource, { ...resource, id: 'i-second', state: { ...resource.state, architecture } }]
    })
    // Alone it is no second one.
    const standing = fc
      .subarray(doubled)
      .filter((chosen) =>
        chosen.filter(({ kind }) => kind === 'instance').every(({ id }, at) => at > 0 || id !== 'i-second'),
      )
    return fc.record({ standing, harmed: fc.subarray([...KINDS], { maxLength: 5 }) })
  })
  .map(({ standing, harmed }) =>
    standing.map((resource) =>
      harmed.includes(resource.kind)
        ? ({ ...resource, state: { ...resource.state, ...HARM[resource.kind] } } as Observed)
        : resource,
    ),
  )

/** The zone of the subnet that the host is to be put in. */
const zoneOfHost = ({ facts }: Intent, wanted: readonly Wanted[]): string | undefined => {
  const subnet = wanted.find((one) => one.kind === 'instance')?.state.subnet
  return isReference(subnet)
    ? subnet.ref.replace('subnet/', '')
    : facts.adopted?.subnets.find(({ id }) => id === subnet)?.zone
}

/** A resource as AWS would show it right after these settings have made it. */
const made = (wanted: Wanted, intent: Intent, zone?: string): Observed => {
  const resource = madeOf(wanted, zone)
  if (resource.kind === 'parameter') return { ...resource, details: { modifiedAt: intent.now.toISOString() } }
  if (resource.kind === 'volume' && wanted.kind === 'volume')
    return { ...resource, details: { ...resource.details, restoredFrom: wanted.creation.snapshot } }
  if (resource.kind === 'instance')
    return { ...resource, details: { ...resource.details, expiresAt: intent.expiresAt } }
  if (resource.kind === 'security-group')
    return { ...resource, details: { ...resource.details, expiresAt: intent.expiresAt } }
  return resource
}

/** What AWS would show after a plan was carried out, expiry included. */
const carriedOut = (intent: Intent, changes: readonly Change[]): Observed[] => {
  const stays = changes.filter(({ action }) => action !== 'delete').flatMap(({ wanted }) => wanted ?? [])
  // What is kept or changed keeps its id, which need not be the one that the factory gives.
  const ids = new Map(
    changes.flatMap(({ action, key, id }) =>
      id && action !== 'delete' && action !== 'replace' ? [[idOf(key), id]] : [],
    ),
  )
  const named = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(named) : (ids.get(value as string) ?? value)
  return changes.flatMap((change): Observed[] => {
    const { action, observed, wanted } = change
    if (action === 'delete') return []
    if (action === 'keep') return observed ? [movedTo(intent, observed)] : []
    if (!wanted) return []
    // A disk stays in its zone, and is from where it was made from; everything else that has a zone is where the host is put.
    const now = made(wanted, intent, zoneOfHost(intent, stays))
    const state = Object.fromEntries(Object.entries(now.state).map(([field, value]) => [field, named(value)]))
    const details = observed?.kind === 'volume' ? observed.details : now.details
    return [{ ...now, id: ids.get(now.id) ?? now.id, state, details } as Observed]
  })
}

const movedTo = ({ expiresAt }: Intent, observed: Observed): Observed => {
  if (observed.kind === 'instance') return { ...observed, details: { ...observed.details, expiresAt } }
  if (observed.kind === 'security-group') return { ...observed, details: { ...observed.details, expiresAt } }
  return observed
}

/** What is refused, because there is no way from what is there to what is asked for without losing something. */
const REFUSALS =
  /cannot shrink|cannot be restored|is smaller than the volume|where no subnet is given|behind a NAT the host has none|has no room for a subnet|is not offered in/

/** What comes of it, or null where it is refused. */
const possible = <T>(attempt: () => T): T | null => {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof Error && REFUSALS.test(error.message)) return null
    throw error
  }
}

/** Holds of every plan that is not refused, and of enough of them to mean something. */
const check = (property: (plan: { intent: Intent; world: Observed[]; changes: Change[] }) => void): void => {
  let planned = 0
  fc.assert(
    fc.property(intents, worlds, (intent, world) => {
      const changes = possible(() => planDeployment(intent, world))
      if (!changes) return
      planned += 1
      property({ intent, world, changes })
    }),
    { numRuns: RUNS },
  )
  cases += planned
  expect(planned).toBeGreaterThan(RUNS / 3)
}

/** Everything that has to go before a kind can. */
const waitsFor = (kind: Kind): Kind[] => REMOVE_AFTER[kind].flatMap((before) => [before, ...waitsFor(before)])

/** The resources that each of a world refers to. */
const references = (world: readonly Observed[]): [Observed, Observed][] =>
  world.flatMap((from) =>
    Object.values<unknown>(from.state)
      .flat()
      .flatMap((id) => world.filter((to) => to.id === id && to.kind !== from.kind))
      .map((to): [Observed, Observed] => [from, to]),
  )

/** References that AWS itself dissolves when what they lead to goes: attachments, and a subnet's association. */
const DISSOLVED = ['volume -> instance', 'address -> instance', 'route-table -> subnet', 'record -> address']

describe('any plan for any world', () => {
  it('leaves nothing to do once it is carried out', () => {
    check(({ intent, changes }) => {
      const after = carriedOut(intent, changes)
      // What is asked for once: a new host, and a new token in place of one that was only made now.
      const rotateIngestToken =
        intent.configuration.rotateIngestToken &&
        after.every((one) => one.kind !== 'parameter' || !one.key.endsWith('ingest-token') || one.state.version > 1)
      const again = { ...intent, configuration: { ...intent.configuration, replaceHost: false, rotateIngestToken } }
      expect(planDeployment(again, after).filter(({ action }) => action !== 'keep')).toEqual([])
      expect(planExpiry(after, intent.expiresAt).action).toBe('keep')
      expect(new Set(expiriesOf(after))).toEqual(new Set([intent.expiresAt]))
    })
  })

  it('says something about everything that is there, and touches nothing else', () => {
    check(({ world, changes }) => {
      const touched = changes.flatMap(({ id }) => (id === null ? [] : [id]))
      expect(touched.sort()).toEqual(world.map(({ id }) => id).sort())
    })
  })

  it('neither removes nor replaces data', () => {
    check(({ changes }) => {
      const lost = changes.filter(
        // A secret that nothing asks for any more is no data.
        ({ kind, action }) => (kind === 'volume' || kind === 'bucket') && (action === 'delete' || action === 'replace'),
      )
      expect(lost).toEqual([])
    })
  })

  it('removes nothing before what refers to it, nor what something that stays refers to', () => {
    check(({ world, changes }) => {
      const goes = (one: Observed): boolean =>
        changes.some(({ action, observed }) => observed === one && (action === 'delete' || action === 'replace'))
      const wrong = references(world)
        .filter(([, to]) => goes(to))
        .map(([from, to]) => ({ from, to, name: `${from.kind} -> ${to.kind}` }))
        .filter(({ name }) => !DISSOLVED.includes(name))
        .filter(({ from, to }) => !(goes(from) && waitsFor(to.kind).includes(from.kind)))
      expect(wrong.map(({ name }) => name)).toEqual([])
    })
  })

  it('keeps one host at most, and one that is made is none of those that are there', () => {
    check(({ world, changes }) => {
      const hosts = changes.filter(({ kind }) => kind === 'instance')
      expect(hosts.filter(({ action }) => action !== 'delete')).toHaveLength(1)
      const others = hosts.flatMap(({ wanted }) => (wanted?.kind === 'instance' ? wanted.creation.others : []))
      expect([...others].sort()).toEqual(
        world
          .filter(({ kind }) => kind === 'instance')
          .map(({ id }) => id)
          .sort(),
      )
    })
  })
})

describe('destroying any world', () => {
  it('removes nothing before what refers to it', () => {
    check(({ world }) => {
      const wrong = references(world)
        .map(([from, to]) => ({ from, to, name: `${from.kind} -> ${to.kind}` }))
        .filter(({ name }) => !DISSOLVED.includes(name) && name !== 'route-table -> subnet')
        .filter(({ from, to }) => !waitsFor(to.kind).includes(from.kind))
      expect(wrong.map(({ name }) => name)).toEqual([])
    })
  })

  it('removes everything, or everything but the data, and then has nothing to remove', () => {
    check(({ intent, world }) => {
      for (const deleteData of [true, false]) {
        const left = carriedOut(intent, planDestruction(scope.region, world, deleteData))
        const data = ['volume', 'bucket', 'parameter']
        expect(left.map(({ id }) => id)).toEqual(
          world.filter(({ kind }) => !deleteData && data.includes(kind)).map(({ id }) => id),
        )
        expect(isEmpty(planDestruction(scope.region, left, deleteData))).toBe(true)
      }
    })
  })
})

it('the settings here are all that there are', () => {
  const [one] = fc.sample(configurations, 1)
  expect(Object.keys(one ?? {}).sort()).toEqual(Object.keys(configurationWith()).sort())
})

afterAll(() => console.log(`${cases} worlds planned`))

import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { KINDS, REMOVE_AFTER } from '../../src/model/order.ts'
import type { Change } from '../../src/model/plan.ts'
import { isReference, type Kind, type Observed } from '../../src/model/resources.ts'
import type { Configuration } from '../../src/model/settings.ts'
import { isEmpty, planDeployment, planDestruction } from '../../src/plan/plan.ts'
import { type Intent, wantedResources } from '../../src/plan/wanted.ts'
import { intentWith, isolatedWith, madeOf, scope } from './factories.ts'

const RUNS = 300
let cases = 0

/** Settings that a user may choose, as far as they decide what is made. */
const configurations: fc.Arbitrary<Partial<Configuration>> = fc.record({
  instanceTypes: fc.constantFrom(['t4g.medium'], ['t4g.large'], ['t4g.large', 't4g.medium']),
  cpuCredits: fc.constantFrom('standard', 'unlimited'),
  instanceProfile: fc.constantFrom(null, 'mine'),
  rootVolumeSize: fc.constantFrom(16, 20),
  volumeSize: fc.constantFrom(30, 40),
  vpcCidr: fc.constantFrom(null, '10.9.0.0/24', '10.8.0.0/20'),
  dashboardCidrs: fc.constantFrom(['0.0.0.0/0'], ['203.0.113.0/24', '198.51.100.0/24']),
  ingestCidrs: fc.constantFrom([], ['10.0.0.0/8']),
  ingestAuth: fc.constantFrom('none', 'token'),
  tracesRetention: fc.constantFrom(86_400, 30 * 86_400),
})

/** A network of its own, or one that is there and has no way out, with some of the endpoints it takes. */
const networks = fc.constantFrom(
  null,
  isolatedWith(),
  isolatedWith({ endpoints: [{ id: 'vpce-1', service: 'ssm', hindrance: null, privateDns: true, routeTables: [] }] }),
)

const intents: fc.Arbitrary<Intent> = fc
  .record({ configuration: configurations, architecture: fc.constantFrom('arm64', 'x86_64'), adopted: networks })
  .map(({ configuration, architecture, adopted }) => intentWith(configuration, { architecture, adopted }))

/** What somebody, or a run that was killed, has done to a resource. */
const HARM: Readonly<Partial<Record<Kind, object>>> = {
  role: { policy: null },
  'instance-profile': { role: null },
  bucket: { tagged: false, policy: null },
  vpc: { dnsHostnames: false },
  'internet-gateway': { vpc: null },
  'route-table': { defaultRoute: null, subnets: [] },
  'security-group': { ingress: ['tcp 22 from 0.0.0.0/0'] },
  endpoint: { status: 'pending', subnets: [], securityGroups: ['sg-other'], routeTables: [] },
  instance: { power: 'stopped', httpTokens: 'optional' },
  volume: { attachedTo: null },
  address: { instance: null },
}

/** Any part of what any settings make, any of it harmed, now and then with a second host beside it. */
const worlds: fc.Arbitrary<Observed[]> = fc
  .record({ intent: intents, second: fc.boolean() })
  .chain(({ intent, second }) => {
    const complete = wantedResources(intent, []).map((wanted) => madeOf(wanted))
    const doubled = complete.flatMap((resource) =>
      second && resource.kind === 'instance' ? [resource, { ...resource, id: 'i-second' } as Observed] : [resource],
    )
    // Alone it is no second one.
    const standing = fc
      .subarray(doubled)
      .filter((chosen) =>
        chosen.filter(({ kind }) => kind === 'instance').every(({ id }, at) => at > 0 || id !== 'i-second'),
      )
    return fc.record({ standing, harmed: fc.subarray([...KINDS]) })
  })
  .map(({ standing, harmed }) =>
    standing.map((resource) =>
      harmed.includes(resource.kind)
        ? ({ ...resource, state: { ...resource.state, ...HARM[resource.kind] } } as Observed)
        : resource,
    ),
  )

/** What AWS would show after a plan was carried out. */
const carriedOut = (changes: readonly Change[]): Observed[] => {
  const host = changes.find(({ kind, action }) => kind === 'instance' && action !== 'delete')?.wanted
  const subnet = host?.kind === 'instance' && isReference(host.state.subnet) ? host.state.subnet.ref : undefined
  return changes.flatMap((change) => {
    if (change.action === 'delete') return []
    if (change.action === 'keep') return change.observed ? [change.observed] : []
    // A disk stays in its zone; everything else that has one is where the host is put.
    const zone = change.observed?.kind === 'volume' ? change.observed.details.zone : subnet?.replace('subnet/', '')
    return change.wanted ? [madeOf(change.wanted, zone)] : []
  })
}

/** A plan, unless these settings are refused for what is there: a disk that would have to shrink. */
const planOf = (intent: Intent, world: readonly Observed[]): Change[] | null => {
  try {
    return planDeployment(intent, world)
  } catch (error) {
    if (error instanceof Error && /cannot shrink/.test(error.message)) return null
    throw error
  }
}

const check = (property: (intent: Intent, world: Observed[]) => void): void =>
  fc.assert(
    fc.property(intents, worlds, (intent, world) => {
      cases += 1
      property(intent, world)
    }),
    { numRuns: RUNS },
  )

describe('any plan for any world', () => {
  it('leaves nothing to do once it is carried out', () => {
    check((intent, world) => {
      const changes = planOf(intent, world)
      if (!changes) return
      const again = planDeployment(intent, carriedOut(changes))
      expect(again.filter(({ action }) => action !== 'keep')).toEqual([])
    })
  })

  it('says something about everything that is there, and touches nothing else', () => {
    check((intent, world) => {
      const changes = planOf(intent, world)
      if (!changes) return
      const touched = changes.flatMap(({ id }) => (id === null ? [] : [id]))
      expect(touched.sort()).toEqual(world.map(({ id }) => id).sort())
    })
  })

  it('neither removes nor replaces data', () => {
    check((intent, world) => {
      const lost = (planOf(intent, world) ?? []).filter(
        // A secret that nothing asks for any more is no data.
        ({ kind, action }) => (kind === 'volume' || kind === 'bucket') && (action === 'delete' || action === 'replace'),
      )
      expect(lost).toEqual([])
    })
  })

  it('removes nothing before what refers to it', () => {
    const waitsFor = (kind: Kind): Kind[] => REMOVE_AFTER[kind].flatMap((before) => [before, ...waitsFor(before)])
    check((_, world) => {
      const wrong = planDestruction(scope.region, world, true).flatMap(({ observed }) =>
        Object.values<unknown>(observed?.state ?? {})
          .flat()
          .map((id) => world.find((other) => other.id === id))
          .filter((other) => other !== undefined && other.kind !== observed?.kind)
          // An attachment is dissolved on either side: a host's end frees its volume and its address.
          .filter((other) => !(other?.kind === 'instance' && ['volume', 'address'].includes(observed?.kind ?? '')))
          .filter((other) => other && observed && !waitsFor(other.kind).includes(observed.kind))
          .map((other) => `${observed?.kind} -> ${other?.kind}`),
      )
      expect(wrong).toEqual([])
    })
  })

  it('removes everything and then has nothing to remove', () => {
    check((_, world) =>
      expect(isEmpty(planDestruction(scope.region, carriedOut(planDestruction(scope.region, world, true)), true))).toBe(
        true,
      ),
    )
  })
})

afterAll(() => console.log(`${cases} worlds planned`))

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREATE_AFTER, KINDS, REMOVE_AFTER, startsFirst } from '../../src/model/order.ts'
import { isReference, type Observed } from '../../src/model/resources.ts'
import { isEmpty, planDeployment, planDestruction } from '../../src/plan/plan.ts'
import { wantedResources } from '../../src/plan/wanted.ts'
import { intentWith, isolatedWith, madeOf, scope } from './factories.ts'

/** A deployment that is complete and as it should be. */
const complete = (intent = intentWith()): Observed[] => wantedResources(intent, []).map((wanted) => madeOf(wanted))

/** What an adopted VPC with a public subnet is otherwise. */
const PUBLIC = { cidrs: ['10.0.0.0/16'], routeTables: ['rtb-1'], isPrivate: false, isolation: null }

const withState = (observed: readonly Observed[], key: string, state: object): Observed[] =>
  observed.map((resource) =>
    resource.key === key ? ({ ...resource, state: { ...resource.state, ...state } } as Observed) : resource,
  )

const actionsOf = (intent: ReturnType<typeof intentWith>, observed: readonly Observed[]) =>
  Object.fromEntries(
    planDeployment(intent, observed)
      .filter(({ action }) => action !== 'keep')
      .map(({ key, action }) => [key, action]),
  )

describe('planDeployment', () => {
  it('creates everything where nothing is', () => {
    const tls = { domain: 'observability.example.org', email: 'someone@example.org', hostedZone: 'Z0123456789ABC' }
    const changes = planDeployment(intentWith({ tls }), [])
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']))
    const others = ['peering', 'peer-route', 'endpoint']
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(KINDS.filter((kind) => !others.includes(kind))))
    expect(changes.map(({ reason }) => reason)).toEqual(changes.map(() => 'not there yet'))
  })

  it('has nothing to do where everything is as it should be', () => {
    expect(isEmpty(planDeployment(intentWith(), complete()))).toBe(true)
  })

  it('creates what is missing and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray(complete()), (standing) => {
        // A missing network takes what stands on it along: AWS keeps no subnet without its VPC.
        const keys = new Set(standing.map(({ key }) => key))
        fc.pre(
          standing.every(({ kind }) => kind === 'bucket' || kind === 'parameter' || keys.has('vpc') || kind === 'role'),
        )
        const changes = planDeployment(intentWith(), standing)
        const created = changes.filter(({ action }) => action === 'create').map(({ key }) => key)
        expect(created.sort()).toEqual(
          complete()
            .map(({ key }) => key)
            .filter((key) => !keys.has(key))
            .sort(),
        )
      }),
    )
  })

  it.each([
    ['bucket', { publicAccessBlock: [] }, 'change'],
    ['bucket', { policy: null }, 'change'],
    ['role', { policy: { Version: '2012-10-17', Statement: [] } }, 'change'],
    ['role', { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] }, 'change'],
    ['vpc', { dnsHostnames: false }, 'change'],
    ['route-table', { defaultRoute: null }, 'change'],
    ['security-group', { ingress: ['tcp 22 from 0.0.0.0/0'] }, 'change'],
    ['instance', { httpTokens: 'optional' }, 'change'],
    ['instance', { power: 'stopped' }, 'change'],
    ['instance', { type: 't4g.small' }, 'change'],
    ['instance', { rootEncrypted: false }, 'replace'],
    ['instance', { architecture: 'x86_64' }, 'replace'],
    ['volume', { size: 20 }, 'change'],
    ['volume', { attachedTo: null }, 'change'],
    ['address', { instance: null }, 'change'],
  ])('puts drift of %s in %j right: %s', (key, state, action) => {
    expect(actionsOf(intentWith(), withState(complete(), key, state))).toMatchObject({ [key]: action })
  })

  it('does not care about the order in which AWS lists things', () => {
    const observed = complete().map((resource) =>
      resource.kind === 'security-group'
        ? { ...resource, state: { ...resource.state, ingress: [...resource.state.ingress].reverse() } }
        : resource,
    )
    expect(isEmpty(planDeployment(intentWith(), observed))).toBe(true)
  })

  it('keeps the host when there is a newer image', () => {
    expect(actionsOf(intentWith({}, { image: { id: 'ami-2', rootDevice: '/dev/xvda' } }), complete())).toEqual({})
  })

  it('moves the disk and the address to a host that replaces another', () => {
    expect(actionsOf(intentWith({}, { architecture: 'x86_64' }), complete())).toEqual({
      instance: 'replace',
      volume: 'change',
      address: 'change',
    })
  })

  it('keeps the host that a killed run has started in place of another, and removes that one', () => {
    const intent = intentWith({}, { architecture: 'x86_64' })
    const started = complete(intent).filter(({ kind }) => kind === 'instance')
    const world = [...complete(), ...started.map((host) => ({ ...host, id: 'i-new' }) as Observed)]
    const hosts = planDeployment(intent, world).filter(({ kind }) => kind === 'instance')
    expect(hosts.map(({ action, id }) => [action, id])).toEqual([
      ['keep', 'i-new'],
      ['delete', 'id-instance'],
    ])
  })

  it.each([
    [
      'starts a host before the one that it replaces ends',
      {},
      true,
      /^about 5 minutes: a new host is started and then/,
    ],
    ['and not where its network is made anew', { vpcCidr: '10.9.0.0/24' }, false, /^about 10 minutes.*it ends before/],
  ])('%s', (_, configuration, first, words) => {
    const changes = planDeployment(intentWith({ ...configuration, replaceHost: true }), complete())
    expect(startsFirst(changes)).toBe(first)
    expect(changes.find(({ kind }) => kind === 'instance')).toMatchObject({
      action: 'replace',
      interruption: expect.stringMatching(words),
      wanted: { creation: { others: ['id-instance'] } },
    })
  })

  it('keeps whichever of the wanted types is running', () => {
    const intent = intentWith({ instanceTypes: ['t4g.large', 't4g.medium'] })
    expect(actionsOf(intent, complete())).toEqual({})
  })

  it('says that the data volume pins the zone, and where a subnet is needed', () => {
    const adopted = {
      vpc: 'vpc-1',
      ...PUBLIC,
      subnets: [{ id: 'subnet-1', zone: 'eu-central-1b', routeTable: 'rtb-1' }],
    }
    const volume = complete().filter(({ kind }) => kind === 'volume')
    expect(() => planDeployment(intentWith({}, { adopted }), volume)).toThrow(/is in eu-central-1a, where no subnet/)
  })

  it('refuses a type that is not offered where the data is, unless the host is of it or another may do', () => {
    const elsewhere = { zones: ['eu-central-1b', 'eu-central-1c'] }
    expect(() => planDeployment(intentWith({ instanceTypes: ['t4g.large'] }, elsewhere), complete())).toThrow(
      /'t4g.large' is not offered in eu-central-1a, where the data volume id-volume is; it is in eu-central-1b, eu-central-1c/,
    )
    expect(isEmpty(planDeployment(intentWith({}, elsewhere), complete()))).toBe(true)
    expect(
      actionsOf(intentWith({ instanceTypes: ['t4g.large', 't4g.xlarge'] }, elsewhere), complete())['instance'],
    ).toBe('change')
  })

  it('refuses to shrink a disk', () => {
    expect(() => planDeployment(intentWith({ volumeSize: 20 }), complete())).toThrow(
      /volume-size: '20' GiB is smaller .* 30 GiB/,
    )
    expect(() => planDeployment(intentWith({ rootVolumeSize: 10 }), complete())).toThrow(
      /root-volume-size: '10' GiB is smaller/,
    )
  })

  it('stops when two disks claim to hold the data', () => {
    const volume = complete().filter(({ kind }) => kind === 'volume')
    expect(() => planDeployment(intentWith(), [...complete(), ...volume])).toThrow(/2 data volumes/)
  })

  it('removes a second host that carries the tag, and keeps the first', () => {
    const [instance] = complete().filter(({ kind }) => kind === 'instance')
    const second = { ...instance, id: 'i-second' } as Observed
    const changes = planDeployment(intentWith(), [...complete(), second]).filter(({ kind }) => kind === 'instance')
    expect(changes.map(({ action, id }) => [action, id])).toEqual([
      ['keep', instance?.id],
      ['delete', 'i-second'],
    ])
  })

  it('goes on with the host that a killed run has started in the place of another', () => {
    const [instance] = complete().filter(({ kind }) => kind === 'instance')
    const second = { ...instance, id: 'i-second' } as Observed
    const replacing = intentWith({ replaceHost: true })
    const hostsOf = (intent: typeof replacing, observed: readonly Observed[]) =>
      planDeployment(intent, observed)
        .filter(({ kind }) => kind === 'instance')
        .map(({ action, id }) => [action, id])
    expect(hostsOf(replacing, complete())).toEqual([['replace', instance?.id]])
    expect(hostsOf(replacing, [...complete(), second])).toEqual([
      ['keep', 'i-second'],
      ['delete', instance?.id],
    ])
    // With a newer image there, neither is what is asked for.
    const newer = intentWith({ replaceHost: true }, { image: { id: 'ami-2', rootDevice: '/dev/xvda' } })
    expect(hostsOf(newer, [...complete(), second])).toEqual([
      ['replace', instance?.id],
      ['delete', 'i-second'],
    ])
  })

  it('adopts a network whole and makes none', () => {
    const adopted = {
      vpc: 'vpc-1',
      ...PUBLIC,
      subnets: [{ id: 'subnet-1', zone: 'eu-central-1a', routeTable: 'rtb-1' }],
    }
    const wanted = wantedResources(intentWith({}, { adopted }), [])
    expect(wanted.map(({ kind }) => kind)).not.toContain('vpc')
    expect(wanted.find(({ kind }) => kind === 'security-group')).toMatchObject({ state: { vpc: 'vpc-1' } })
    expect(wanted.find(({ kind }) => kind === 'instance')).toMatchObject({ state: { subnet: 'subnet-1' } })
  })

  it('connects with peers by routes in every table of both sides, and lets them in', () => {
    const peers = [
      { vpc: 'vpc-a', cidrs: ['10.1.0.0/16', '10.2.0.0/16'], routeTables: ['rtb-a', 'rtb-b'], dns: true },
      { vpc: 'vpc-b', cidrs: ['10.3.0.0/16'], routeTables: ['rtb-c'], dns: false },
    ]
    const wanted = wantedResources(intentWith({ vpcCidr: '10.9.0.0/24' }, { peers }), [])
    expect(wanted.filter(({ kind }) => kind === 'peering' || kind === 'peer-route').map(({ key }) => key)).toEqual([
      'peering/vpc-a',
      'peer-route/route-table/10.1.0.0/16',
      'peer-route/route-table/10.2.0.0/16',
      'peer-route/rtb-a/10.9.0.0/24',
      'peer-route/rtb-b/10.9.0.0/24',
      'peering/vpc-b',
      'peer-route/route-table/10.3.0.0/16',
      'peer-route/rtb-c/10.9.0.0/24',
    ])
    const [group] = wanted.filter((one) => one.kind === 'security-group')
    for (const cidr of ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.9.0.0/24'])
      expect(group?.state.ingress).toContain(`tcp 4317 from ${cidr}`)
  })

  it.each([
    [
      'the host',
      [{ vpc: 'vpc-a', cidrs: ['10.9.0.0/16'], routeTables: [], dns: true }],
      "10.9.0.0/24 of the host's VPC",
    ],
    [
      'another peer',
      [
        { vpc: 'vpc-b', cidrs: ['10.1.0.0/16'], routeTables: [], dns: true },
        { vpc: 'vpc-a', cidrs: ['10.1.4.0/24'], routeTables: [], dns: true },
      ],
      '10.1.0.0/16 of vpc-b',
    ],
  ])('refuses a peer whose range overlaps that of %s', (_, peers, other) => {
    const intent = intentWith({ vpcCidr: '10.9.0.0/24' }, { peers })
    expect(() => planDeployment(intent, [])).toThrow(/^peer-vpc-ids: 'vpc-a' has the range/)
    expect(() => planDeployment(intent, [])).toThrow(other)
  })

  it('gives a host behind a NAT no public address', () => {
    const adopted = {
      vpc: 'vpc-1',
      ...PUBLIC,
      isPrivate: true,
      subnets: [{ id: 'subnet-1', zone: 'eu-central-1a', routeTable: 'rtb-1' }],
    }
    const wanted = wantedResources(intentWith({}, { adopted }), [])
    expect(wanted.map(({ kind }) => kind)).not.toContain('address')
    expect(wanted.find(({ kind }) => kind === 'instance')).toMatchObject({ creation: { publicAddress: false } })
  })

  it('makes no role where a profile is given', () => {
    const wanted = wantedResources(intentWith({ instanceProfile: 'mine' }), [])
    expect(wanted.map(({ kind }) => kind)).not.toContain('role')
    expect(wanted.find(({ kind }) => kind === 'instance')).toMatchObject({ state: { profile: 'mine' } })
  })

  it('opens no port for a shell, and ingestion and queries to the VPC only', () => {
    const [group] = wantedResources(intentWith({ vpcCidr: '10.9.0.0/24' }), []).filter(
      (wanted) => wanted.kind === 'security-group',
    )
    expect(group?.state.ingress).toEqual([
      'tcp 3200 from 10.9.0.0/24',
      'tcp 4040 from 10.9.0.0/24',
      'tcp 4317 from 10.9.0.0/24',
      'tcp 443 from 0.0.0.0/0',
      'tcp 80 from 0.0.0.0/0',
      'tcp 9090 from 10.9.0.0/24',
      'tcp 9999 from 10.9.0.0/24',
    ])
  })

  it('counts what it costs', () => {
    const cost = planDeployment(intentWith(), []).map(({ key, cost }) => [key, cost.after] as const)
    // Of eu-central-1: t4g.medium 28.03 (0.0384 an hour) + 16 GiB of gp3 at 0.0952; 30 GiB; a public address.
    expect(Object.fromEntries(cost.filter(([, after]) => after !== 0))).toEqual({
      instance: 29.55,
      volume: 2.86,
      address: 3.65,
    })
  })
})

describe('planDestruction', () => {
  it('keeps the data unless told to delete it', () => {
    const kept = planDestruction(scope.region, complete(), false).filter(({ action }) => action === 'keep')
    expect(kept.map(({ key }) => key)).toEqual([
      'parameter/grafana-admin-password',
      'parameter/grafana-secret-key',
      'bucket',
      'volume',
    ])
  })

  it('removes everything when told to', () => {
    const changes = planDestruction(scope.region, complete(), true)
    expect(changes).toHaveLength(complete().length)
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['delete']))
  })

  it('has nothing to do on nothing', () => expect(planDestruction(scope.region, [], true)).toEqual([]))
})

describe('the order of things', () => {
  const positions = new Map(KINDS.map((kind, index) => [kind, index]))

  it('creates nothing before what it refers to', () => {
    const both = [intentWith(), intentWith({}, { adopted: isolatedWith() })].flatMap((intent) =>
      wantedResources(intent, []),
    )
    const wrong = both.flatMap((wanted) =>
      Object.values<unknown>(wanted.state)
        .flat()
        .filter(isReference)
        .filter(({ ref }) => !CREATE_AFTER[wanted.kind].some((kind) => ref === kind || ref.startsWith(`${kind}/`)))
        .map(({ ref }) => `${wanted.key} -> ${ref}`),
    )
    expect(wrong).toEqual([])
  })

  it('lists kinds so that each comes after those it needs', () => {
    for (const kind of KINDS) {
      for (const needed of CREATE_AFTER[kind]) expect(positions.get(needed)).toBeLessThan(positions.get(kind) ?? -1)
    }
  })

  it('removes without going in circles', () => {
    const visit = (kind: (typeof KINDS)[number], path: readonly string[]): void => {
      expect(path).not.toContain(kind)
      for (const needed of REMOVE_AFTER[kind]) visit(needed, [...path, kind])
    }
    for (const kind of KINDS) visit(kind, [])
  })
})

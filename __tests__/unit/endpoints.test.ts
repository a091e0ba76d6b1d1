import { describe, expect, it } from 'vitest'
import type { ForeignEndpoint } from '../../src/model/endpoints.ts'
import { UserError } from '../../src/model/errors.ts'
import { type Observed, ofKind } from '../../src/model/resources.ts'
import type { Configuration, Isolation } from '../../src/model/settings.ts'
import { refuseOutOfReach } from '../../src/plan/endpoints.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { monthlyCost } from '../../src/plan/prices.ts'
import { wantedResources } from '../../src/plan/wanted.ts'
import { configurationWith, intentWith, isolatedWith, madeOf, scope } from './factories.ts'

const wantedIn = (isolation: Partial<Isolation> = {}, observed: readonly Observed[] = []) =>
  wantedResources(intentWith({}, { adopted: isolatedWith(isolation) }), observed)

const endpointsIn = (isolation: Partial<Isolation> = {}, observed: readonly Observed[] = []) =>
  wantedIn(isolation, observed).filter((wanted) => wanted.kind === 'endpoint')

const foreign = (overrides: Partial<ForeignEndpoint> = {}): ForeignEndpoint => ({
  id: 'vpce-theirs',
  service: 'ssm',
  hindrance: null,
  privateDns: true,
  routeTables: [],
  ...overrides,
})

const NAMED = ['ssm', 'ssmmessages', 'ecr.api', 'ecr.dkr']

describe('a host without a way to the internet', () => {
  it('has an endpoint for each service that it needs, in one zone, behind a group for the whole VPC', () => {
    const endpoints = endpointsIn()
    expect(endpoints.map(({ key }) => key)).toEqual(['endpoint/s3', ...NAMED.map((service) => `endpoint/${service}`)])
    expect(endpoints[0]?.state).toMatchObject({
      service: 'com.amazonaws.eu-central-1.s3',
      privateDns: null,
      subnets: [],
      routeTables: ['rtb-1'],
    })
    for (const { state } of endpoints.slice(1)) {
      expect(state).toMatchObject({
        privateDns: true,
        subnets: ['subnet-1'],
        securityGroups: [{ ref: 'security-group/endpoints' }],
        routeTables: [],
      })
    }
    const group = wantedIn().find(({ key }) => key === 'security-group/endpoints')
    expect(group).toMatchObject({ state: { vpc: 'vpc-1', ingress: ['tcp 443 from 10.0.0.0/16'] } })
    expect(wantedIn().map(({ kind }) => kind)).not.toContain('address')
  })

  it('costs 7.30 USD a month for each in us-east-1, save the one of S3', () => {
    expect(endpointsIn().map((endpoint) => monthlyCost(endpoint, 'us-east-1'))).toEqual([0, 7.3, 7.3, 7.3, 7.3])
  })

  it.each(NAMED)("uses somebody's endpoint for %s, and makes none beside it", (service) => {
    const endpoints = [foreign({ service: service as ForeignEndpoint['service'] })]
    expect(endpointsIn({ endpoints }).map(({ key }) => key)).not.toContain(`endpoint/${service}`)
    expect(endpointsIn({ endpoints })).toHaveLength(4)
  })

  it("uses somebody's way to S3 where it is in the subnet's own table, and makes one where it is not", () => {
    const keys = (routeTables: string[]) =>
      endpointsIn({ endpoints: [foreign({ service: 's3', privateDns: false, routeTables })] }).map(({ key }) => key)
    expect(keys(['rtb-1'])).not.toContain('endpoint/s3')
    expect(keys(['rtb-2'])).toContain('endpoint/s3')
  })

  it('makes no group where nothing is to stand behind it', () => {
    const endpoints = NAMED.map((service) => foreign({ service: service as ForeignEndpoint['service'] }))
    const keys = wantedIn({ endpoints }).map(({ key }) => key)
    expect(keys).toContain('endpoint/s3')
    expect(keys).not.toContain('security-group/endpoints')
  })

  it("makes its own beside one without the service's name, and is refused where a closed one has it", () => {
    const hindrance = 'its security groups (sg-1) do not let 10.0.0.0/24 in on 443'
    expect(endpointsIn({ endpoints: [foreign({ hindrance: 'private DNS is off', privateDns: false })] })).toHaveLength(
      5,
    )
    expect(() => endpointsIn({ endpoints: [foreign({ hindrance })] })).toThrow(
      /^The endpoint vpce-theirs in vpc-1 has the name of the service ssm, and the host could not use it: its security groups/,
    )
  })

  it('is refused in a VPC that does not resolve names', () => {
    expect(() => endpointsIn({ dns: false })).toThrow(/vpc-1 .* enableDnsSupport and enableDnsHostnames/)
  })

  it('has an endpoint where AWS offers it, in whichever of the subnets that is, and is refused where it is none of them', () => {
    const zones = { ...isolatedWith().isolation?.zones, ssm: ['eu-central-1c'] }
    expect(() => endpointsIn({ zones })).toThrow(
      /^AWS has no endpoint for ssm in eu-central-1a, and nothing else leads there; it has them in eu-central-1c\./,
    )
    const subnets = [
      { id: 'subnet-1', zone: 'eu-central-1a', routeTable: 'rtb-1' },
      { id: 'subnet-3', zone: 'eu-central-1c', routeTable: 'rtb-1' },
    ]
    const wanted = wantedResources(intentWith({}, { adopted: { ...isolatedWith({ zones }), subnets } }), [])
    const placed = wanted.flatMap(({ kind, key, state }) => (kind === 'endpoint' ? [[key, state.subnets]] : []))
    expect(Object.fromEntries(placed)).toMatchObject({
      'endpoint/ssm': ['subnet-3'],
      'endpoint/ssmmessages': ['subnet-1'],
    })
  })

  it('has nothing to do where everything is as it should be, wherever its endpoints are', () => {
    const intent = intentWith({}, { adopted: isolatedWith() })
    const standing = wantedResources(intent, []).map((wanted) => madeOf(wanted))
    const moved = standing.map((resource) =>
      resource.kind === 'endpoint' && resource.key !== 'endpoint/s3'
        ? { ...resource, state: { ...resource.state, subnets: ['subnet-elsewhere'] } }
        : resource,
    )
    for (const observed of [standing, moved])
      expect(planDeployment(intent, observed).filter(({ action }) => action !== 'keep')).toEqual([])
  })

  it('leaves its endpoints, and their group, when a way out was made', () => {
    const observed = wantedIn().map((wanted) => madeOf(wanted))
    const adopted = { ...isolatedWith(), isolation: null }
    const changes = planDeployment(intentWith({}, { adopted }), observed).filter(({ action }) => action !== 'keep')
    expect(changes.map(({ key, action }) => `${action} ${key}`)).toEqual([
      'delete security-group/endpoints',
      ...ofKind(observed, 'endpoint')
        .map(({ key }) => `delete ${key}`)
        .sort(),
    ])
  })

  describe('is refused', () => {
    const REGISTRY = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
    const refused = (configuration: Partial<Configuration>, images = [`${REGISTRY}/hub/grafana/tempo:3.0.3`]) => {
      const reach = () =>
        refuseOutOfReach(
          {
            adopted: isolatedWith(),
            scope,
            configuration: configurationWith({ subnetId: 'subnet-1', ...configuration }),
          },
          images,
        )
      return expect(reach)
    }
    const tls = { domain: 'a.example.org', email: 'a@example.org', hostedZone: null }

    it.each([
      [
        'with images from Docker Hub',
        { imageRegistry: null },
        /^subnet-id: 'subnet-1' cannot take the host as it is: .* Docker Hub/,
      ],
      [
        'with images from a mirror',
        { imageRegistry: 'registry.example.org' },
        /^image-registry: 'registry\.example\.org' is out of reach/,
      ],
      [
        'with images from another region',
        { imageRegistry: '123456789012.dkr.ecr.us-east-1.amazonaws.com' },
        /Amazon ECR in eu-central-1 alone/,
      ],
      ['with a domain', { imageRegistry: REGISTRY, tls }, /^domain: 'a\.example\.org' can get no certificate/],
    ])('%s', (_, configuration, message) => {
      refused(configuration).toThrow(UserError)
      refused(configuration).toThrow(message)
    })

    it("with an image of the user's own from elsewhere", () => {
      refused({ imageRegistry: REGISTRY }, [`${REGISTRY}/a:1`, 'ghcr.io/acme/one:1']).toThrow(
        /^stack-dir: the image 'ghcr\.io\/acme\/one:1' is out of reach/,
      )
    })

    it('with nothing else', () => {
      refused({ imageRegistry: `${REGISTRY}/hub` }).not.toThrow()
      expect(() =>
        refuseOutOfReach(
          { adopted: { ...isolatedWith(), isolation: null }, scope, configuration: configurationWith({ tls }) },
          [],
        ),
      ).not.toThrow()
    })
  })
})

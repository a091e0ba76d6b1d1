import { describe, expect, it } from 'vitest'
import { type Observed, ofKind } from '../../src/model/resources.ts'
import type { Configuration } from '../../src/model/settings.ts'
import { hostPolicy } from '../../src/plan/documents.ts'
import { planDeployment, planDestruction } from '../../src/plan/plan.ts'
import { wantedResources } from '../../src/plan/wanted.ts'
import { endpointsOf } from '../../src/report/endpoints.ts'
import { environmentOf } from '../../src/stack/environment.ts'
import { intentWith, madeOf, scope } from './factories.ts'

const TOKEN = { ingestAuth: 'token', ingestCidrs: ['0.0.0.0/0'] } as const
const NOW = '2026-11-23T12:00:00Z'

/** A deployment that is as its configuration says, with a token of this version and date. */
const standing = (configuration: Partial<Configuration>, version = 1, modifiedAt = NOW): Observed[] =>
  wantedResources(intentWith(configuration), [])
    .map((wanted) => madeOf(wanted))
    .map((resource) =>
      resource.kind === 'parameter' && resource.key === 'parameter/ingest-token'
        ? { ...resource, state: { ...resource.state, version }, details: { modifiedAt } }
        : resource,
    )

/** What a plan does to the ingestion token. */
const tokenChange = (configuration: Partial<Configuration>, observed: readonly Observed[]) =>
  planDeployment(intentWith(configuration), observed).find(({ key }) => key === 'parameter/ingest-token')

describe('the ingestion token', () => {
  it('is made when one is in force, and only then', () => {
    expect(tokenChange(TOKEN, [])).toMatchObject({ action: 'create' })
    expect(tokenChange({}, [])).toBeUndefined()
  })

  it('stays as it is until it is to be rotated', () => {
    expect(tokenChange(TOKEN, standing(TOKEN, 7))).toMatchObject({ action: 'keep' })
  })

  it('becomes the next version when it is rotated', () => {
    expect(tokenChange({ ...TOKEN, rotateIngestToken: true }, standing(TOKEN))).toMatchObject({
      action: 'change',
      differences: [{ field: 'version', is: 1, shouldBe: 2 }],
    })
  })

  it.each([
    ['2026-11-22T12:00:01Z', 'keep'],
    ['2026-11-22T12:00:00Z', 'change'],
  ])('that was rotated at %s is, a day later, to %s: only the one before it is still accepted', (date, action) => {
    expect(tokenChange({ ...TOKEN, rotateIngestToken: true }, standing(TOKEN, 2, date))).toMatchObject({ action })
  })

  it('goes when none is in force any more, though secrets stay when the deployment goes', () => {
    expect(tokenChange({}, standing(TOKEN))).toMatchObject({ action: 'delete' })
    const kept = planDestruction(scope.region, standing(TOKEN), false).filter(({ action }) => action === 'keep')
    expect(kept.map(({ key }) => key)).toContain('parameter/ingest-token')
  })

  it('moves the endpoints to the public address and TLS', () => {
    expect(endpointsOf(scope, standing(TOKEN))).toMatchObject({
      'otlp-endpoint': '203.0.113.1:4317',
      'metrics-endpoint': 'https://203.0.113.1:9090/api/v1/metrics/write',
      'profiles-endpoint': 'https://203.0.113.1:9999',
      'pyroscope-url': 'http://10.0.0.4:4040',
      'tempo-url': 'http://10.0.0.4:3200',
      'ingest-token-parameter': '/vispyr/demo/ingest-token',
    })
  })

  it('leaves them at the private address when only private ranges may send', () => {
    expect(endpointsOf(scope, standing({ ingestAuth: 'token' }))).toMatchObject({
      'otlp-endpoint': '10.0.0.4:4317',
      'metrics-endpoint': 'https://10.0.0.4:9090/api/v1/metrics/write',
      'ingest-token-parameter': '/vispyr/demo/ingest-token',
    })
    expect(endpointsOf(scope, standing({}))['ingest-token-parameter']).toBe('')
  })
})

describe('a domain', () => {
  const tls = { domain: 'observability.example.org', email: 'someone@example.org', hostedZone: null }

  it('takes the place of the public address, where one is reached by it', () => {
    expect(endpointsOf(scope, standing({ ...TOKEN, tls }), { tls, adminPasswordParameter: null })).toMatchObject({
      'grafana-url': 'https://observability.example.org',
      'otlp-endpoint': 'observability.example.org:4317',
      'metrics-endpoint': 'https://observability.example.org:9090/api/v1/metrics/write',
      'profiles-endpoint': 'https://observability.example.org:9999',
      'tempo-url': 'http://10.0.0.4:3200',
    })
  })

  it('opens port 80 to everyone, since its authority asks from anywhere, and nothing else', () => {
    const rules = (configuration: Partial<Configuration>) =>
      ofKind(standing({ ...configuration, dashboardCidrs: ['203.0.113.0/24'] }), 'security-group')[0]?.state.ingress
    expect(rules({ tls })).toEqual([...(rules({}) ?? []), 'tcp 80 from 0.0.0.0/0'].sort())
  })
})

describe('the record of a domain', () => {
  const tls = { domain: 'observability.example.org', email: 'someone@example.org', hostedZone: 'Z0123456789ABC' }

  it('is part of the deployment when there is a zone for it, after the address that it leads to', () => {
    const keys = planDeployment(intentWith({ tls }), []).map(({ key }) => key)
    expect(keys.indexOf('record')).toBeGreaterThan(keys.indexOf('address'))
    expect(planDeployment(intentWith({ tls: { ...tls, hostedZone: null } }), []).map(({ key }) => key)).not.toContain(
      'record',
    )
  })

  it('is kept as it is, changed when it leads elsewhere, and made anew under another name', () => {
    const action = (observed: readonly Observed[], configuration: Partial<Configuration> = { tls }) =>
      planDeployment(intentWith(configuration), observed).find(({ key }) => key === 'record')?.action
    const astray = standing({ tls }).map(
      (resource): Observed =>
        resource.kind === 'record' ? { ...resource, state: { ...resource.state, address: '198.51.100.7' } } : resource,
    )
    expect(action(standing({ tls }))).toBe('keep')
    expect(action(astray)).toBe('change')
    expect(action(standing({ tls }), { tls: { ...tls, domain: 'other.example.org' } })).toBe('replace')
    expect(action(standing({ tls }), {})).toBe('delete')
  })

  it('goes with the deployment, also when its data stays', () => {
    const record = planDestruction(scope.region, standing({ tls }), false).find(({ key }) => key === 'record')
    expect(record?.action).toBe('delete')
  })
})

describe("the caller's own password parameter", () => {
  const own = { adminPasswordParameter: '/team/grafana' }

  it('takes the place of the generated one', () => {
    const changes = planDeployment(intentWith(own), standing({}))
    expect(changes.find(({ key }) => key === 'parameter/grafana-admin-password')).toMatchObject({ action: 'delete' })
    expect(endpointsOf(scope, standing(own), { ...own, tls: null })['admin-password-parameter']).toBe('/team/grafana')
  })

  it('is the one parameter outside its path that the host may read', () => {
    const { Statement } = hostPolicy(scope, { adminPasswordParameter: '/team/grafana', imageRegistry: null })
    const readable = Statement.find(({ Sid }) => Sid === 'ReadOwnSecrets')?.Resource
    expect(readable).toEqual([
      'arn:aws:ssm:eu-central-1:123456789012:parameter/vispyr/demo/*',
      'arn:aws:ssm:eu-central-1:123456789012:parameter/team/grafana',
    ])
  })
})

describe('the versions of secrets', () => {
  const settings = {
    name: 'demo',
    region: 'eu-central-1',
    bucket: 'b',
    memoryMiB: 4_096,
    volumeSizeGiB: 30,
    tracesRetentionSeconds: 86_400,
    metricsRetentionSeconds: 86_400,
    logs: false,
  }

  it('are part of a release, so that a new password or token makes a new one', () => {
    const variables = environmentOf({ ...settings, secretVersions: { 'ingest-token': 3 } }, new Map())
    expect(variables.get('VISPYR_VERSION_INGEST_TOKEN')).toBe('3')
  })
})

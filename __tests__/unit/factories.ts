import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { INTERFACE_SERVICES } from '../../src/model/endpoints.ts'
import type { Scope } from '../../src/model/names.ts'
import { isReference, type Kind, type Observed, type Wanted } from '../../src/model/resources.ts'
import type { AdoptedNetwork, Configuration, Facts, Isolation } from '../../src/model/settings.ts'
import type { Intent } from '../../src/plan/wanted.ts'

export const scope: Scope = { name: 'demo', account: '123456789012', region: 'eu-central-1', partition: 'aws' }

/** The inputs of a first deploy in a runner's environment, with some of them given. */
export const environmentWith = (inputs: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  AWS_REGION: 'eu-central-1',
  INPUT_NAME: 'demo',
  ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
})

/** action.yml as data. */
export const actionFile = (): {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string }
} => parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))

export const configurationWith = (overrides: Partial<Configuration> = {}): Configuration => ({
  instanceTypes: ['t4g.medium'],
  cpuCredits: 'standard',
  instanceProfile: null,
  permissionsBoundary: null,
  rootVolumeSize: 16,
  volumeSize: 30,
  replaceHost: false,
  snapshot: false,
  restoreSnapshotId: null,
  vpcId: null,
  subnetId: null,
  vpcCidr: null,
  peerVpcIds: [],
  dashboardCidrs: ['0.0.0.0/0'],
  ingestCidrs: [],
  queryCidrs: [],
  ingestAuth: 'none',
  rotateIngestToken: false,
  adminPasswordParameter: null,
  tls: null,
  tracesRetention: 30 * 86_400,
  metricsRetention: 30 * 86_400,
  logs: false,
  imageRegistry: null,
  ttl: null,
  stackDirectory: null,
  ...overrides,
})

export const factsWith = (overrides: Partial<Facts> = {}): Facts => ({
  architecture: 'arm64',
  memory: 4_096,
  burstable: true,
  image: { id: 'ami-1', rootDevice: '/dev/xvda' },
  zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  adopted: null,
  adminPasswordVersion: null,
  rangesInUse: [],
  snapshot: null,
  peers: [],
  ...overrides,
})

/** A VPC with one subnet, from which nothing leads to the internet. */
export const isolatedWith = (isolation: Partial<Isolation> = {}): AdoptedNetwork => ({
  vpc: 'vpc-1',
  cidrs: ['10.0.0.0/16'],
  routeTables: ['rtb-1', 'rtb-2'],
  isPrivate: true,
  isolation: {
    dns: true,
    endpoints: [],
    zones: Object.fromEntries(INTERFACE_SERVICES.map((service) => [service, ['eu-central-1a', 'eu-central-1b']])),
    ...isolation,
  },
  subnets: [{ id: 'subnet-1', zone: 'eu-central-1a', routeTable: 'rtb-1' }],
})

export const intentWith = (configuration: Partial<Configuration> = {}, facts: Partial<Facts> = {}): Intent => ({
  scope,
  configuration: configurationWith(configuration),
  facts: factsWith(facts),
  userData: '#!/bin/sh\n',
  expiresAt: null,
  now: new Date('2026-11-23T12:00:00Z'),
})

/** AWS ids as a cloud would give them, so that a state with references becomes one with ids. */
export const idOf = (key: string): string => `id-${key}`

const resolved = (value: unknown): unknown => {
  if (isReference(value)) return idOf(value.ref)
  return Array.isArray(value) ? value.map(resolved) : value
}

/** What would be observed after a wanted resource was made: its state with ids in place of references. */
export const madeOf = (wanted: Wanted, zone = 'eu-central-1a'): Observed => {
  const state = Object.fromEntries(Object.entries(wanted.state).map(([field, value]) => [field, resolved(value)]))
  const details: Readonly<Record<Kind, unknown>> = {
    role: { arn: 'arn' },
    'instance-profile': { arn: 'arn' },
    parameter: { modifiedAt: '2026-11-20T12:00:00.000Z' },
    bucket: null,
    vpc: null,
    'internet-gateway': null,
    subnet: null,
    'route-table': { associations: {} },
    peering: null,
    'peer-route': null,
    'security-group': { ruleIds: {}, expiresAt: null },
    endpoint: null,
    instance: {
      publicIp: '203.0.113.1',
      privateIp: '10.0.0.4',
      zone,
      rootVolume: 'vol-root',
      launchedAt: '',
      expiresAt: null,
    },
    volume: { zone, createdAt: '', restoredFrom: null },
    address: { publicIp: '203.0.113.1', association: 'eipassoc-1' },
    record: { allocation: 'id-address', value: '203.0.113.1', ttl: 60 },
  }
  return { kind: wanted.kind, key: wanted.key, id: idOf(wanted.key), state, details: details[wanted.kind] } as Observed
}

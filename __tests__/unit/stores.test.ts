import { describe, expect, it } from 'vitest'
import { majorJumps } from '../../src/stack/stores.ts'

describe('majorJumps', () => {
  it('sees another major version of a store', () => {
    expect(
      majorJumps(['grafana/tempo:2.9.0', 'prom/prometheus:v3.1.0'], ['grafana/tempo:3.0.3', 'prom/prometheus:v3.16.0']),
    ).toEqual([{ store: 'grafana/tempo', from: '2.9.0', to: '3.0.3' }])
  })

  it('sees it from one registry to another', () => {
    const mirror = 'registry.example.org:5000/docker-hub'
    expect(majorJumps(['grafana/tempo:2.9.0'], [`${mirror}/grafana/tempo:3.0.3`])).toHaveLength(1)
    expect(
      majorJumps([`${mirror}/grafana/tempo:3.0.1`], ['grafana/tempo:3.0.3', `${mirror}/my-grafana/tempo:4.0.0`]),
    ).toEqual([])
  })

  it('does not mind what keeps no data, or is new, or gone', () => {
    expect(
      majorJumps(['nginx:1.30.7-alpine', 'grafana/loki:3.7.6'], ['nginx:2.0.0', 'prom/prometheus:v3.16.0']),
    ).toEqual([])
  })
})

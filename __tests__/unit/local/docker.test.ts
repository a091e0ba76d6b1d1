// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose and expressions of a runner look like this
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dockerMode, EngineUnavailable } from '../../../local/cloud/docker-mode.ts'
import { interpolate, MissingVariable } from '../../../local/host/docker/interpolate.ts'
import { readProject } from '../../../local/host/docker/project.ts'
import { uncompress } from '../../../local/host/docker/snappy.ts'
import { Telemetry } from '../../../local/host/docker/telemetry.ts'
import type { RunDocker } from '../../../local/host/engine.ts'
import { timeSpanMs } from '../../../local/host/timers.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stand-in-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('interpolate', () => {
  const variables = { SET: 'x', EMPTY: '' }

  it.each([
    ['$SET and ${SET}', 'x and x'],
    ['${UNSET:-d}${EMPTY:-d}${EMPTY-d}', 'dd'],
    ['${SET:+other}${EMPTY:+other}', 'other'],
    ['${SET:?must}', 'x'],
    ['$$SET', '$SET'],
  ])('makes of %s what compose makes of it', (text, expected) => {
    expect(interpolate(text, variables)).toBe(expected)
  })

  it('fails for a variable that must be set', () => {
    expect(() => interpolate('${EMPTY:?say why}', variables)).toThrow(MissingVariable)
  })
})

describe('readProject', () => {
  it('fills in .env and over it the environment, and leaves out services whose profile is off', () => {
    writeFileSync(
      join(directory, 'compose.yml'),
      `
name: \${PROJECT}
x-base: &base { image: 'shared:1' }
services:
  one: { <<: *base, ports: ['\${ADDRESS}:80:8080'] }
  two: { image: 'two:1', profiles: [extra] }
`,
    )
    writeFileSync(join(directory, '.env'), 'PROJECT=from-file\nADDRESS=127.0.0.9\n')
    const project = readProject(directory, { PROJECT: 'from-environment' })
    expect(project.name).toBe('from-environment')
    expect(project.services).toMatchObject([
      { name: 'one', image: 'shared:1', ports: [{ address: '127.0.0.9', published: 80, container: 8080 }] },
    ])
    expect(readProject(directory, { COMPOSE_PROFILES: 'extra' }).services).toHaveLength(2)
  })
})

describe('uncompress', () => {
  it('follows a copy that overlaps what it writes', () => {
    // "ab" as a literal, then six bytes from two back: a one-byte-offset copy.
    expect(uncompress(Buffer.from([8, 0x04, 0x61, 0x62, 0x09, 0x02])).toString()).toBe('abababab')
  })

  it('refuses a block that ends early', () => {
    expect(() => uncompress(Buffer.from([8, 0x04, 0x61, 0x62]))).toThrow(RangeError)
  })
})

describe('Telemetry', () => {
  const bytes = (number: number, ...content: Buffer[]): Buffer => {
    const body = Buffer.concat(content)
    return Buffer.concat([Buffer.from([(number << 3) | 2, body.length]), body])
  }
  const id = Buffer.from('0af7651916cd43dd8448eb211c80319c', 'hex')

  it('finds a trace only when it arrived, after a restart too', () => {
    const file = join(directory, 'kept.json')
    const telemetry = new Telemetry(file)
    expect(telemetry.hasTrace(id.toString('hex'))).toBe(false)
    expect(telemetry.addTraces(bytes(1, bytes(2, bytes(2, bytes(1, id)))))).toBe(1)
    expect(new Telemetry(file).hasTrace(id.toString('hex'))).toBe(true)
    expect(new Telemetry(file).hasTrace('1'.repeat(32))).toBe(false)
  })

  it('answers a query with the samples that arrived', () => {
    const telemetry = new Telemetry(join(directory, 'kept.json'))
    const label = (name: string, value: string): Buffer =>
      bytes(1, bytes(1, Buffer.from(name)), bytes(2, Buffer.from(value)))
    const value = Buffer.alloc(9, 0x09)
    value.writeDoubleLE(42.5, 1)
    const request = bytes(1, label('__name__', 'up'), label('job', 'x'), bytes(2, value, Buffer.from([0x10, 0x64])))
    const literal = Buffer.concat([Buffer.from([request.length, (request.length - 1) << 2]), request])
    expect(telemetry.addSamples(literal)).toBe(1)
    expect(telemetry.instantQuery('up')).toEqual(['up{job="x"} => 42.5 @[0.1]'])
    expect(telemetry.instantQuery('down')).toEqual([])
  })

  it('finds the functions of a profile for its service alone', () => {
    const telemetry = new Telemetry(join(directory, 'kept.json'))
    telemetry.addProfile('shop', gzipSync(Buffer.concat([bytes(6), bytes(6, Buffer.from('main.pay'))])))
    expect(telemetry.functions('shop', 0, Date.now())).toEqual(['main.pay'])
    expect(telemetry.functions('other', 0, Date.now())).toEqual([])
    expect(telemetry.functions('shop', 0, Date.now() - 60_000)).toEqual([])
  })

  it('tells how much arrived in the last five minutes, and answers no question that it knows nothing of', () => {
    const telemetry = new Telemetry(join(directory, 'kept.json'))
    const ask = (expression: string): string[] =>
      telemetry.instantQuery(`label_replace(${expression}, "figure", "it", "", "")`)
    const spans = 'sum(rate(otelcol_receiver_accepted_spans_total{job="vispyr"}[5m]))'
    const samples = 'sum(rate(prometheus_tsdb_head_samples_appended_total{job="vispyr"}[5m]))'
    vi.useFakeTimers({ now: 1_000_000 })
    try {
      for (let count = 0; count < 60; count++) telemetry.addTraces(bytes(1, bytes(2, bytes(2, bytes(1, id)))))
      // A gauge with two data points, as an ExportMetricsServiceRequest.
      expect(telemetry.addDataPoints(bytes(1, bytes(2, bytes(2, bytes(5, bytes(1), bytes(1))))))).toBe(2)
      expect(ask(spans)).toEqual(['{figure="it"} => 0.2 @[1000]'])
      expect(ask(samples)[0]).toMatch(/=> 0\.00666/)
      vi.setSystemTime(1_000_000 + 5 * 60_000)
      expect(ask(spans)).toEqual(['{figure="it"} => 0 @[1300]'])
    } finally {
      vi.useRealTimers()
    }
    expect(() => ask('sum(rate(up[5m]))')).toThrow('nothing stands in for the query sum(rate(up[5m]))')
  })
})

describe('dockerMode', () => {
  const everything: RunDocker = async (...words) => (words[0] === 'network' ? '172.17.0.1\n' : 'yes')
  const without =
    (word: string): RunDocker =>
    async (...words) =>
      words.join(' ').includes(word) ? undefined : everything(...words)

  it('takes the engine when it has everything', async () => {
    expect(await dockerMode('auto', everything)).toEqual({ mode: 'engine', gateway: '172.17.0.1' })
  })

  it.each([
    ['version', /no Docker Engine/],
    ['compose version', /no compose/],
    ['image inspect grafana/grafana', /grafana\/grafana/],
  ])('stands in, and says why, when "docker %s" fails', async (word, because) => {
    const mode = await dockerMode('auto', without(word))
    expect(mode).toMatchObject({ mode: 'stand-in', because: expect.stringMatching(because) })
  })

  it('refuses to stand in when the engine was asked for', async () => {
    await expect(dockerMode('engine', without('version'))).rejects.toThrow(EngineUnavailable)
  })
})

describe('timeSpanMs', () => {
  it.each([
    ['5min', 300_000],
    ['1h 30min', 5_400_000],
    ['90', 90_000],
    ['90s', 90_000],
  ])('reads %s', (text, expected) => {
    expect(timeSpanMs(text)).toBe(expected)
  })
})

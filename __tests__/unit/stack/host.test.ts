import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, STACK } from './fixtures.ts'

/** Runs Python beside the host's own modules; what it prints. */
const python = (code: string, environment: Readonly<Record<string, string>> = {}): string =>
  execFileSync('python3', ['-c', code], {
    cwd: join(STACK, 'host'),
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...environment },
  }).trim()

const CANARY_LABELS =
  '{"service_name": "vispyr-canary", "__name__": "vispyr_canary_timestamp_seconds", "job": "vispyr-canary"}'

// Marshalled by Go's go.opentelemetry.io/proto/otlp 1.x, prometheus/prompb and google/pprof from the same values.
const OTLP =
  '0a700a210a1f0a0c736572766963652e6e616d65120f0a0d7669737079722d63616e617279124b0a0f0a0d7669737079722d63616e61727912380a100102030405060708090a0b0c0d0e0f1012080102030405060708' +
  '2a0663616e6172793001390060c2a5ccaa7a184140a2d1a5ccaa7a18'
const REMOTE_WRITE =
  '0a740a2b0a085f5f6e616d655f5f121f7669737079725f63616e6172795f74696d657374616d705f7365636f6e64730a140a036a6f62120d7669737079722d63616e6172790a1d0a0c736572766963655f6e616d6512' +
  '0d7669737079722d63616e6172791210093bdf075cc848da4110fbbbea89ab33'
const PPROF =
  '0a0408011002120708011080ade204220808012204080110012a0608011003180332003203637075320b6e616e6f7365636f6e6473320f7669737079725f63616e6172795f784880c089aecad9aabd185080c8afa025' +
  '5a04080110026080ade204'

test('a trace is encoded as OpenTelemetry’s own library does', () => {
  const code =
    'from encoders import *; print(otlp_trace(bytes(range(1, 17)), bytes(range(1, 9)), "vispyr-canary", "canary", 1763910000000000000, 1763910000001000000).hex())'
  expect(python(code)).toBe(OTLP)
})

test('a metric is encoded as Prometheus’ own library does, labels sorted', () => {
  expect(
    python(`from encoders import *; print(remote_write(${CANARY_LABELS}, 1763910000.123, 1763910000123).hex())`),
  ).toBe(REMOTE_WRITE)
})

test('a profile is encoded as pprof’s own library does', () => {
  // The library also writes the default sample type, field 14, which is 0 and so says nothing.
  expect(
    `${python('from encoders import *; print(pprof("vispyr_canary_x", 10000000, 1763910000000000000, 10000000000).hex())')}7000`,
  ).toBe(`${PPROF}7000`)
})

test('a block of literals is what golang/snappy decodes to the same bytes', () => {
  // Length 118 in one byte, a literal of 60 bytes (tag 59 << 2), one of 58 (tag 57 << 2): decoded by golang/snappy when this was written.
  const bytes = python(
    `from encoders import *; print(snappy(remote_write(${CANARY_LABELS}, 1763910000.123, 1763910000123)).hex())`,
  )
  expect(bytes).toBe(`76ec${REMOTE_WRITE.slice(0, 120)}e4${REMOTE_WRITE.slice(120)}`)
  expect(python('from encoders import *; print(snappy(b"").hex())')).toBe('00')
})

test('numbers of several bytes follow the base-128 encoding of protocol buffers', () => {
  // The examples of the encoding's documentation: 1, 150, and 2^64 - 1.
  expect(python('from encoders import *; print(varint(1).hex(), varint(150).hex(), varint(2**64 - 1).hex())')).toBe(
    '01 9601 ffffffffffffffffff01',
  )
})

test('a gRPC frame is a flag, four bytes of length, and the message', () => {
  expect(python('from encoders import *; print(grpc_frame(b"").hex(), grpc_frame(b"ab").hex())')).toBe(
    '0000000000 00000000026162',
  )
})

const services = (output: string): Promise<string> =>
  folderOf({ docker: `#!/bin/sh\ncat <<'END'\n${output}\nEND\n` }).then((folder) => {
    execFileSync('chmod', ['+x', join(folder, 'docker')])
    return python(
      'import json; from services import *; print(json.dumps([(s["name"], s["state"], s["health"], is_well(s)) for s in services()]))',
      {
        PATH: `${folder}:${process.env['PATH']}`,
      },
    )
  })

test('a service without a container is missing, an unhealthy one is not well, a user’s own needs no health check', async () => {
  const lines = [
    '{"Service":"tempo","Name":"vispyr-tempo-1","State":"running","Health":"unhealthy"}',
    '{"Service":"nginx","Name":"vispyr-nginx-1","State":"running","Health":"healthy"}',
    '{"Service":"alloy","Name":"vispyr-alloy-1","State":"running","Health":""}',
    '{"Service":"mine","Name":"vispyr-mine-1","State":"running","Health":""}',
  ]
  const expected = [
    ['alloy', 'running', 'none', false],
    ['grafana', 'missing', 'none', false],
    ['mine', 'running', 'none', true],
    ['nginx', 'running', 'healthy', true],
    ['prometheus', 'missing', 'none', false],
    ['pyroscope', 'missing', 'none', false],
    ['tempo', 'running', 'unhealthy', false],
  ]
  expect(JSON.parse(await services(lines.join('\n')))).toEqual(expected)
  expect(JSON.parse(await services(`[${lines.join(',')}]`))).toEqual(expected)
})

test('profiles are kept for as long as their share holds them, at most as the settings say', () => {
  // wanted, used part of the share, hours that it holds
  const cases = '[(168, 0.5, 168), (168, 0.9, 168), (168, 2, 100), (168, 1.5, 2), (168, 0.1, 1), (6, 2, 100)]'
  expect(python(`from disk_guard import *; print([hours_to_keep(*case) for case in ${cases}])`)).toBe(
    '[168, 149, 40, 12, 168, 6]',
  )
  expect(python('from disk_guard import *; print(repr(content(168, 168)), repr(content(100, 168)))')).toBe(
    String.raw`'overrides: {}\n' 'overrides:\n  anonymous:\n    retention_period: 100h\n'`,
  )
  expect(python('from disk_guard import *; print(duration_hours("168h"), duration_hours("5400s"))')).toBe('168.0 1.5')
})

test('what Pyroscope holds is measured from the times in the names of its blocks', async () => {
  // 01ARYZ6S41TSV4RRFFQ69G5FAV is what the ULID specification gives for the time 1469918176385.
  const folder = await folderOf({
    'blocks/3/anonymous/01ARYZ6S41TSV4RRFFQ69G5FAV/block.bin': 'x'.repeat(8192),
    'metastore/data/metastore.boltdb': '',
  })
  const held = `from disk_guard import *; print(["%.3f" % part for part in holding(Path("${folder}"), 1469918176.385 + 5400)])`
  expect(python(held)).toBe("['0.008', '1.500']")
  expect(
    python('from disk_guard import *; print(ulid_seconds("anonymous"), ulid_seconds("01ARYZ6S41TSV4RRFFQ69G5FAV"))'),
  ).toBe('None 1469918176.385')
})

test('figures of what arrives are read from what promtool prints, and those that are not known yet stay unknown', () => {
  const answer = [
    '{figure="spansPerSecond"} => 1.23456 @[1763910000.123]',
    '{figure="activeSeries"} => 5120 @[1763910000.123]',
    '{figure="samplesPerSecond"} => NaN @[1763910000.123]',
  ].join('\n')
  expect(python(`from ingestion import *; print(figures_in(${JSON.stringify(answer)}))`)).toBe(
    "{'spansPerSecond': 1.23456, 'activeSeries': 5120.0}",
  )
})

const ingestionOn = async (docker: string): Promise<unknown> => {
  const folder = await folderOf({ docker: `#!/bin/sh\n${docker}\n` })
  execFileSync('chmod', ['+x', join(folder, 'docker')])
  const code = 'import json; from ingestion import *; print(json.dumps(ingestion()))'
  return JSON.parse(python(code, { PATH: `${folder}:${process.env['PATH']}` }))
}

test('what arrives is asked in one question, and is unknown when Prometheus does not answer', async () => {
  const figure = String.raw`printf '{figure="profilesPerSecond"} => 0.0333333 @[1763910000]\n'`
  expect(await ingestionOn(figure)).toEqual({
    spansPerSecond: null,
    samplesPerSecond: null,
    profilesPerSecond: 0.033,
    activeSeries: null,
  })
  expect(await ingestionOn('echo "connection refused" >&2; exit 1')).toBeNull()
})

test('a full data volume is a finding in words, one with room is none', () => {
  const words = (usedBytes: number): string =>
    python(
      `from verify import in_words; print(in_words({"services": [], "probes": [], "canary": None, "healthy": False, "ingestion": None, "disk": {"totalBytes": ${30 * 2 ** 30}, "usedBytes": ${usedBytes}}}))`,
    )
  expect(words(29.7 * 2 ** 30)).toBe(
    'FAIL  disk: the data volume is full, 29.7 of 30.0 GiB; a larger volume-size makes room\nNOT healthy',
  )
  expect(words(20 * 2 ** 30)).toBe('NOT healthy')
})

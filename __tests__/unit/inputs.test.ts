import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, readInputs } from '../../src/inputs.ts'
import { UserError } from '../../src/model/errors.ts'
import { REGIONS } from '../../src/regions.ts'
import { actionFile, environmentWith } from './factories.ts'

const read = (inputs: Record<string, string> = {}) => readInputs(environmentWith(inputs))

describe('readInputs', () => {
  it('gives a whole configuration from a name and a region alone', () => {
    expect(read()).toMatchObject({
      command: 'deploy',
      name: 'demo',
      region: 'eu-central-1',
      timeout: 900,
      configuration: {
        instanceTypes: ['t4g.medium'],
        volumeSize: 30,
        tracesRetention: 2_592_000,
        vpcId: null,
        logs: false,
      },
    })
  })

  it('takes an empty input for its default, as reusable workflows pass them', () => {
    expect(read({ timeout: '', 'volume-size': '', command: '' })).toEqual(read())
  })

  it('reads lists by comma and by newline, without blanks and doubles', () => {
    const inputs = read({ 'dashboard-cidrs': '203.0.113.0/24, 198.51.100.7/32\n203.0.113.0/24\n' })
    expect(inputs).toMatchObject({ configuration: { dashboardCidrs: ['203.0.113.0/24', '198.51.100.7/32'] } })
  })

  it('needs only name and region to destroy, and keeps data unless told', () => {
    expect(read({ command: 'destroy' })).toEqual({
      command: 'destroy',
      name: 'demo',
      region: 'eu-central-1',
      timeout: 900,
      lockTimeout: 600,
      github: { comment: false, deployment: false, token: null },
      deleteData: false,
      snapshot: false,
    })
    expect(read({ command: 'destroy', 'delete-data': 'true' })).toMatchObject({ deleteData: true })
  })

  it.each([
    ['name', '', 'is required'],
    ['name', 'Demo', 'lower-case'],
    ['name', '-demo', 'either end'],
    ['name', 'a'.repeat(25), '1 to 24'],
    ['command', 'remove', '`deploy`, `plan`, `status`, `destroy`, `sweep`, `annotate`'],
    ['ttl', '5m', 'from 10m to 365d'],
    ['ttl', '8', 'with its unit'],
    ['fail-on', 'sick', '`unhealthy`, `drift`'],
    ['region', 'eu-central-9', 'eu-central-1'],
    ['timeout', '15', 'with its unit'],
    ['timeout', '15min', 'with its unit'],
    ['timeout', '7h', 'to 6h'],
    ['instance-type', 't4g', 'instance type'],
    ['volume-size', '30GB', 'GiB'],
    ['volume-size', '9', 'from 10'],
    ['root-volume-size', '16.5', 'whole number'],
    ['traces-retention', '30', 'with its unit'],
    ['vpc-id', 'vpc-xyz', '`vpc-`'],
    ['vpc-id', 'vpc-1234567', '8 or 17 hexadecimal digits'],
    ['vpc-id', 'vpc-0123456789ABCDEF0', '8 or 17 hexadecimal digits'],
    ['subnet-id', 'vpc-12345678', '`subnet-`'],
    ['peer-vpc-ids', 'pcx-12345678', '`vpc-`'],
    ['restore-snapshot-id', 'vol-12345678', '`snap-`'],
    ['instance-profile', 'arn:aws:iam::123456789012:instance-profile/mine', 'not its ARN'],
    ['vpc-cidr', '10.0.0.0', 'private IPv4 range'],
    ['vpc-cidr', '10.0.0.0/8', 'from /16 to /25'],
    ['vpc-cidr', '8.8.8.0/24', 'private'],
    ['dashboard-cidrs', '203.0.113.5/24', 'did you mean `203.0.113.0/24`'],
    ['dashboard-cidrs', '300.0.0.0/8', 'CIDR'],
    ['ingest-cidrs', '203.0.113.5/24', 'did you mean `203.0.113.0/24`'],
    ['query-cidrs', '203.0.113.0/24', 'neither TLS nor a credential'],
    ['ingest-auth', 'basic', '`auto`, `token`, `none`'],
    ['rotate-ingest-token', 'now', '`true` or `false`'],
    ['rotate-ingest-token', 'true', 'no token is in force'],
    ['image-registry', 'https://registry.example.org', 'without `https://`'],
    ['image-registry', 'registry.example.org/', "a registry's host"],
    ['image-registry', 'registry.example.org/Mirror', 'in lower case'],
    ['image-registry', 'mirror', "a registry's host"],
    ['image-registry', 'registry.example.org/a b', "a registry's host"],
    ['image-registry', '123.dkr.ecr.eu-central-1.amazonaws.com', 'twelve digits'],
    ['domain', 'observability.example.org', 'needs `email` too'],
    ['email', 'someone@example.org', 'together with `domain` only'],
    ['hosted-zone-id', 'Z0123456789ABC', 'together with `domain` only'],

    ['admin-password-parameter', 'grafana-password', 'full name'],
    ['admin-password-parameter', '/a b', 'full name'],
    ['admin-password-parameter', '/vispyr/demo/grafana-admin-password', 'outside /vispyr/'],
    ['permissions-boundary', 'MyBoundary', 'ARN'],
    ['logs', 'yes', '`true` or `false`'],
  ])('refuses %s: %j and says what is allowed', (name, value, allowed) => {
    expect(() => read({ [name]: value })).toThrow(UserError)
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name}: `))
    expect(() => read({ [name]: value })).toThrow(allowed)
    if (value !== '') expect(() => read({ [name]: value })).toThrow(`'${value}'`)
  })

  it.each([
    'registry.example.org',
    'registry.example.org:5000/docker-hub',
    'localhost:5000',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com/docker-hub',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
  ])('takes images from %s', (registry) => {
    expect(read({ 'image-registry': registry })).toMatchObject({ configuration: { imageRegistry: registry } })
  })

  it('sweeps every deployment, so it takes no name', () => {
    expect(readInputs({ AWS_REGION: 'eu-central-1', INPUT_COMMAND: 'sweep' })).toMatchObject({
      command: 'sweep',
      name: '',
    })
    expect(() => read({ command: 'sweep' })).toThrow(/^name: 'demo' is one deployment/)
  })

  it('reads what status is to fail on', () => {
    expect(read({ command: 'status', 'fail-on': 'drift\nunhealthy' })).toMatchObject({ failOn: ['drift', 'unhealthy'] })
  })

  it('refuses both halves of an either-or', () => {
    expect(() => read({ 'vpc-id': 'vpc-12345678', 'vpc-cidr': '10.20.0.0/24' })).toThrow(
      /vpc-cidr: .* give one or the other/,
    )
    expect(() =>
      read({ 'instance-profile': 'mine', 'permissions-boundary': 'arn:aws:iam::123456789012:policy/b' }),
    ).toThrow(/give one or the other/)
  })

  it.each(['0.0.0.0/0', '203.0.113.0/24', '0.0.0.0/1', '10.0.0.0/7', '172.0.0.0/8'])(
    'opens ingestion to %s with TLS and a token, and not without',
    (cidr) => {
      const auth = (value: string) => read({ 'ingest-cidrs': `10.0.0.0/8,${cidr}`, 'ingest-auth': value })
      expect(auth('auto')).toMatchObject({ configuration: { ingestAuth: 'token' } })
      expect(auth('token')).toMatchObject({ configuration: { ingestAuth: 'token' } })
      expect(() => auth('none')).toThrow(`ingest-auth: 'none' would open 4317, 9090 and 9999 to '${cidr}' without TLS`)
    },
  )

  it.each(['', '10.0.0.0/8', '172.31.0.0/16,192.168.1.0/24', '100.64.0.0/10'])(
    'asks nothing of applications in %j, unless it is told to',
    (cidrs) => {
      expect(read({ 'ingest-cidrs': cidrs })).toMatchObject({ configuration: { ingestAuth: 'none' } })
      expect(read({ 'ingest-cidrs': cidrs, 'ingest-auth': 'token' })).toMatchObject({
        configuration: { ingestAuth: 'token' },
      })
    },
  )

  it('takes a domain with the address of its account', () => {
    const inputs = { domain: 'observability.example.org', email: 'some.one+vispyr@example.org' }
    expect(read(inputs)).toMatchObject({ configuration: { tls: { ...inputs, hostedZone: null } } })
    expect(read({ ...inputs, 'hosted-zone-id': 'Z0123456789ABC' })).toMatchObject({
      configuration: { tls: { hostedZone: 'Z0123456789ABC' } },
    })
    expect(read()).toMatchObject({ configuration: { tls: null } })
  })

  it.each(['example', 'Observability.example.org', '203.0.113.1', '-a.example.org', 'a..org', `${'a'.repeat(64)}.org`])(
    'refuses the domain %s',
    (domain) =>
      expect(() => read({ domain, email: 'someone@example.org' })).toThrow(`domain: '${domain}' is not valid`),
  )

  it.each(['someone', 'some one@example.org', "it's@example.org", 'someone@example'])(
    'refuses the e-mail address %s',
    (email) =>
      expect(() => read({ domain: 'observability.example.org', email })).toThrow(`email: '${email}' is not valid`),
  )

  it.each(['/hostedzone/Z0123456789ABC', 'z0123456789abc', 'example.org'])('refuses the hosted zone %s', (zone) =>
    expect(() =>
      read({ domain: 'observability.example.org', email: 'someone@example.org', 'hosted-zone-id': zone }),
    ).toThrow(`hosted-zone-id: '${zone}' is not valid; allowed is a Route 53 hosted zone's id`),
  )

  it('names an input that does not exist', () => {
    expect(() => read({ 'volume-sise': '30' })).toThrow(
      /^volume-sise: there is no such input \(did you mean `volume-size`\?\); allowed are command, name/,
    )
  })

  it('lists every mistake at once', () => {
    expect(() => read({ name: 'X', timeout: '1', logs: 'no' })).toThrow(
      /3 inputs are wrong:\n- name: .*\n- timeout: .*\n- logs: /,
    )
  })

  it('says where the region comes from when there is none', () => {
    expect(() => readInputs({ INPUT_NAME: 'demo' })).toThrow(/region: is required.*AWS_REGION/)
  })

  it('accepts exactly the durations with a unit, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.nat(9_999), fc.constantFrom('', 's', 'm', 'h', 'd', 'M', ' m')).map(([n, u]) => `${n}${u}`),
        ),
        (text) => {
          const [, amount, unit] = /^(\d+)([smhd])$/.exec(text.trim()) ?? []
          const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }
          const seconds = Number(amount) * (units[unit ?? ''] ?? Number.NaN)
          const valid = text.trim() === '' || (seconds >= 60 && seconds <= 21_600)
          if (valid) expect(read({ timeout: text }).timeout).toBe(text.trim() === '' ? 900 : seconds)
          else expect(() => read({ timeout: text })).toThrow(/^timeout: /)
        },
      ),
    )
  })
})

describe('action.yml', () => {
  const { inputs, outputs, runs } = actionFile()

  it('has the inputs that the code reads, with the same defaults', () => {
    expect(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']))).toEqual(
      DEFAULTS,
    )
  })

  it('describes every input and output', () => {
    for (const { description } of [...Object.values(inputs), ...Object.values(outputs)])
      expect(description).toMatch(/^[A-Z].*\.$/s)
  })

  it('runs on node24', () => expect(runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js' }))
})

describe('REGIONS', () => {
  it('are those of the public partitions in the bundled SDK', async () => {
    // The SDK knows them, but exports them to nobody.
    const file = new URL(
      '../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js',
      import.meta.url,
    )
    const { partitionsInfo } = (await import(file.href)) as {
      partitionsInfo: { partitions: { id: string; regions: object }[] }
    }
    const known = partitionsInfo.partitions
      .filter(({ id }) => !id.startsWith('aws-iso'))
      .flatMap(({ regions }) => Object.keys(regions))
      .filter((region) => !region.endsWith('-global'))
    expect([...REGIONS]).toEqual(known.sort())
  })
})

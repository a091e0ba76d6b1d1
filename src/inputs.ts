import { isAbsolute, join } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import { isPrivate, networkOf, overlaps, PRIVATE_RANGES, parseCidr, prefixLength } from './model/cidr.ts'
import { UserError } from './model/errors.ts'
import { ecrRegistry } from './model/registry.ts'
import type { Configuration } from './model/settings.ts'
import { formatDuration, parseDuration } from './model/time.ts'
import { REGIONS } from './regions.ts'

/** The inputs of action.yml with their defaults. An input that is given empty means its default, as a reusable workflow passes on what it was not given. */
export const DEFAULTS = {
  command: 'deploy',
  name: '',
  region: '',
  timeout: '15m',
  'lock-timeout': '10m',
  'instance-type': 't4g.medium',
  'cpu-credits': 'standard',
  'instance-profile': '',
  'permissions-boundary': '',
  'root-volume-size': '16',
  'volume-size': '30',
  'vpc-id': '',
  'subnet-id': '',
  'vpc-cidr': '',
  'peer-vpc-ids': '',
  'dashboard-cidrs': '0.0.0.0/0',
  'ingest-cidrs': '',
  'query-cidrs': '',
  'ingest-auth': 'auto',
  'rotate-ingest-token': 'false',
  'admin-password-parameter': '',
  domain: '',
  email: '',
  'hosted-zone-id': '',
  'traces-retention': '30d',
  'metrics-retention': '30d',
  logs: 'false',
  'image-registry': '',
  'stack-dir': '',
  ttl: '',
  'replace-host': 'false',
  snapshot: 'false',
  'restore-snapshot-id': '',
  'on-failure': 'rollback',
  'delete-data': 'false',
  'fail-on': '',
  annotation: '',
  comment: 'false',
  'github-deployment': 'false',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's, which the runner fills in.
  'github-token': '${{ github.token }}',
} as const

type InputName = keyof typeof DEFAULTS

const COMMANDS = ['deploy', 'plan', 'status', 'destroy', 'sweep', 'annotate'] as const

/** What `status` may be told to fail on. */
const TROUBLES = ['unhealthy', 'drift'] as const
export type Trouble = (typeof TROUBLES)[number]

/** What every command needs. */
interface Common {
  /** Empty for sweep, which looks at every deployment of the region. */
  readonly name: string
  readonly region: string
  /** How long the whole step may take, seconds. */
  readonly timeout: number
  readonly github: OnGitHub
}

/** What to tell GitHub besides outputs and summary. */
export interface OnGitHub {
  /** Whether to keep a comment on the pull request. */
  readonly comment: boolean
  /** Whether to keep a record of the deployment. */
  readonly deployment: boolean
  /** The token to do so with, or null without one. */
  readonly token: string | null
}

/** What commands that change something need besides. */
interface Locking extends Common {
  /** How long to wait for another run on the same deployment, seconds. */
  readonly lockTimeout: number
}

/** What commands that remove something need besides. */
interface Removal {
  readonly deleteData: boolean
  /** Whether a snapshot of the data volume is taken first, and the others are kept. */
  readonly snapshot: boolean
}

/** Everything the user asked for, every rule checked. */
export type Inputs =
  | (Locking & {
      readonly command: 'deploy'
      readonly configuration: Configuration
      /** What becomes of a release that is not verified. */
      readonly onFailure: 'rollback' | 'keep'
    })
  | (Common & { readonly command: 'plan'; readonly configuration: Configuration })
  | (Common & {
      readonly command: 'status'
      readonly configuration: Configuration
      readonly failOn: readonly Trouble[]
    })
  | (Locking & Removal & { readonly command: 'destroy' })
  | (Locking & Removal & { readonly command: 'sweep' })
  | (Common & { readonly command: 'annotate'; readonly annotation: string })

type Environment = Readonly<Record<string, string | undefined>>

/** The room that a VPC of its own may have: eight subnets of at least /28, AWS's smallest, and at most AWS's largest VPC. */
const VPC_PREFIX = { smallest: 25, largest: 16 }

/**
 * Reads the action's inputs from a runner's environment.
 *
 * @throws UserError that lists every input that is wrong, each with its value and what is allowed. No call is made before this returns.
 */
export const readInputs = (environment: Environment): Inputs => {
  const problems: string[] = []
  const read = readersFor(environment, problems)
  findUnknownInputs(environment, problems)

  const command = read.choice('command', COMMANDS)
  const common: Common = {
    name: command === 'sweep' ? noName(read.text('name'), problems) : read.matching('name', NAME),
    region: read.region(),
    timeout: read.duration('timeout', 60, 6 * 3_600),
    github: {
      comment: read.flag('comment'),
      deployment: read.flag('github-deployment'),
      token: read.token(),
    },
  }
  const lockTimeout = read.duration('lock-timeout', 0, 6 * 3_600)
  const configuration = readConfiguration(read, problems, environment)
  const deleteData = read.flag('delete-data')
  const onFailure = read.choice('on-failure', ['rollback', 'keep'])
  const failOn = read.choices('fail-on', TROUBLES)
  const annotation = read.matching('annotation', ANNOTATION)

  if (problems.length > 0) {
    throw new UserError(
      problems.length === 1 ? String(problems[0]) : `${problems.length} inputs are wrong:\n- ${problems.join('\n- ')}`,
      {
        fix: 'Correct the `with:` block of this step. Nothing was created or changed.',
      },
    )
  }
  switch (command) {
    case 'status':
      return { ...common, command, configuration, failOn }
    case 'destroy':
      return { ...common, command, lockTimeout, deleteData, snapshot: configuration.snapshot }
    case 'sweep':
      return { ...common, command, lockTimeout, deleteData, snapshot: configuration.snapshot }
    case 'annotate':
      return { ...common, command, annotation }
    case 'plan':
      return { ...common, command, configuration }
    case 'deploy':
      return { ...common, command, lockTimeout, configuration, onFailure }
  }
}

/** Whoever names a deployment means that one alone. */
const noName = (name: string, problems: string[]): '' => {
  if (name !== '') {
    problems.push(
      `name: '${name}' is one deployment, but sweep looks at every deployment of the region; leave it out, or use \`command: destroy\``,
    )
  }
  return ''
}

type Readers = ReturnType<typeof readersFor>

interface Pattern {
  readonly expression: RegExp
  readonly allowed: string
}

/** 24 characters keep the bucket's name, with account and region in it, within S3's 63. */
const NAME: Pattern = {
  expression: /^[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?$/,
  allowed: '1 to 24 lower-case letters, digits and hyphens, with a letter or digit at either end',
}
/** A tooltip's worth. */
const ANNOTATION: Pattern = { expression: /^[^\n]{0,200}$/, allowed: 'one line of at most 200 characters' }
const INSTANCE_TYPE: Pattern = {
  expression: /^[a-z][a-z0-9-]*\.([a-z0-9]+-)?[a-z0-9]+$/,
  allowed: 'an EC2 instance type such as `t4g.medium`, or several in order of preference',
}
const idOf = (prefix: string): Pattern => ({
  expression: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
  allowed: `\`${prefix}-\` and 8 or 17 hexadecimal digits`,
})
const PROFILE: Pattern = { expression: /^[\w+=,.@-]{1,128}$/, allowed: "an instance profile's name (not its ARN)" }
const DOMAIN: Pattern = {
  expression: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
  allowed: 'a whole domain name in lower case, such as `observability.example.org`',
}
const ZONE: Pattern = {
  expression: /^[A-Z0-9]{1,32}$/,
  allowed: "a Route 53 hosted zone's id, up to 32 capital letters and digits such as `Z0123456789ABC`",
}
const EMAIL: Pattern = {
  expression: /^[\w.+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/,
  allowed: 'an e-mail address such as `someone@example.org`',
}
const PARAMETER: Pattern = {
  expression: /^(\/[A-Za-z0-9_.-]{1,255}){1,15}$/,
  allowed: "an SSM parameter's full name, such as `/observability/grafana-password`",
}
/** As the reference of an image begins: a host, which has a dot or a port in it, and perhaps a path. */
const REGISTRY: Pattern = {
  expression:
    /^(?=.{1,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?|[a-z0-9]([a-z0-9-]*[a-z0-9])?:\d{1,5})(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/,
  allowed:
    "a registry's host and perhaps a path, in lower case and without `https://`, such as `123456789012.dkr.ecr.eu-central-1.amazonaws.com/docker-hub`",
}
const BOUNDARY: Pattern = {
  expression: /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
  allowed: "an IAM policy's ARN, `arn:aws:iam::<account>:policy/<name>`",
}

const readConfiguration = (read: Readers, problems: string[], environment: Environment): Configuration => {
  const ingestCidrs = read.cidrs('ingest-cidrs')
  const configuration: Configuration = {
    instanceTypes: read.listOf('instance-type', INSTANCE_TYPE),
    cpuCredits: read.choice('cpu-credits', ['standard', 'unlimited']),
    instanceProfile: read.optional('instance-profile', PROFILE),
    permissionsBoundary: read.optional('permissions-boundary', BOUNDARY),
    rootVolumeSize: read.size('root-volume-size', 10, 1_024),
    volumeSize: read.size('volume-size', 10, 16_384),
    replaceHost: read.flag('replace-host'),
    snapshot: read.flag('snapshot'),
    restoreSnapshotId: read.optional('restore-snapshot-id', idOf('snap')),
    vpcId: read.optional('vpc-id', idOf('vpc')),
    subnetId: read.optional('subnet-id', idOf('subnet')),
    vpcCidr: read.vpcCidr(),
    peerVpcIds: read.listOf('peer-vpc-ids', idOf('vpc')),
    dashboardCidrs: read.cidrs('dashboard-cidrs'),
    ingestCidrs,
    queryCidrs: read.cidrs('query-cidrs'),
    ingestAuth: readIngestAuth(read, problems, ingestCidrs),
    rotateIngestToken: read.flag('rotate-ingest-token'),
    adminPasswordParameter: read.optional('admin-password-parameter', PARAMETER),
    tls: readTls(read, problems),
    tracesRetention: read.duration('traces-retention', 3_600, 3_650 * 86_400),
    metricsRetention: read.duration('metrics-retention', 3_600, 3_650 * 86_400),
    logs: read.flag('logs'),
    imageRegistry: readImageRegistry(read, problems),
    ttl: read.text('ttl') === '' ? null : read.duration('ttl', 600, 365 * 86_400),
    stackDirectory: directoryIn(environment['GITHUB_WORKSPACE'], read.text('stack-dir')),
  }
  const { vpcId, subnetId, vpcCidr, instanceProfile, permissionsBoundary } = configuration
  if (vpcCidr && (vpcId ?? subnetId)) {
    problems.push(
      `vpc-cidr: '${vpcCidr}' is the range of a VPC to make, but ${vpcId ? `vpc-id '${vpcId}'` : `subnet-id '${subnetId}'`} names one that is there; give one or the other`,
    )
  }
  if (vpcId && configuration.peerVpcIds.includes(vpcId)) {
    problems.push(
      `peer-vpc-ids: '${vpcId}' is the VPC that the host is in, by vpc-id; allowed are other VPCs of this account and region`,
    )
  }
  if (instanceProfile && permissionsBoundary) {
    problems.push(
      `permissions-boundary: '${permissionsBoundary}' bounds a role to make, but instance-profile '${instanceProfile}' brings its own role; give one or the other`,
    )
  }
  // Every application holds the ingestion token, which is for writing: it must not open what all of them have written.
  for (const cidr of configuration.queryCidrs.filter(isPublic)) {
    problems.push(
      `query-cidrs: '${cidr}' reaches the internet, and 3200 and 4040 have neither TLS nor a credential of their own; allowed are ranges within ${PRIVATE_RANGES.join(', ')}. From elsewhere, read through Grafana.`,
    )
  }
  if (configuration.rotateIngestToken && configuration.ingestAuth === 'none') {
    problems.push(
      "rotate-ingest-token: 'true', but no token is in force; allowed with `ingest-auth: token`, or with `ingest-cidrs` outside private ranges",
    )
  }
  if (configuration.adminPasswordParameter?.startsWith('/vispyr/')) {
    problems.push(
      `admin-password-parameter: '${configuration.adminPasswordParameter}' lies where deployments keep what they generate; allowed is a name outside /vispyr/`,
    )
  }
  return configuration
}

/** Whether a range holds addresses that route on the internet. What is no range at all has been complained of before. */
const isPublic = (cidr: string): boolean => parseCidr(cidr) !== null && !isPrivate(cidr)

/** A host that looks like Amazon ECR and is none would be pulled from without a login, and fail only on the host. */
const readImageRegistry = (read: Readers, problems: string[]): string | null => {
  const registry = read.optional('image-registry', REGISTRY)
  if (registry !== null && /\.dkr[.-]ecr[.-]/.test(registry) && ecrRegistry(registry) === null) {
    problems.push(
      `image-registry: '${registry}' is no private registry of Amazon ECR that the host could log in to; allowed is \`<account>.dkr.ecr.<region>.amazonaws.com\` with its twelve digits, and perhaps a path`,
    )
  }
  return registry
}

/** A trusted certificate is for a domain, and the authority wants to know whom to tell: both or neither. */
const readTls = (read: Readers, problems: string[]): Configuration['tls'] => {
  const domain = read.optional('domain', DOMAIN)
  const email = read.optional('email', EMAIL)
  const hostedZone = read.optional('hosted-zone-id', ZONE)
  if (domain !== null && email === null) {
    problems.push(`domain: '${domain}' is to have a certificate from Let's Encrypt, whose account needs \`email\` too`)
  }
  if (email !== null && domain === null) {
    problems.push(`email: '${email}' is for the certificate of a domain; allowed together with \`domain\` only`)
  }
  if (hostedZone !== null && domain === null) {
    problems.push(`hosted-zone-id: '${hostedZone}' gets the record of a domain; allowed together with \`domain\` only`)
  }
  return domain !== null && email !== null ? { domain, email, hostedZone } : null
}

/** What ingestion asks for: `auto` is a token as soon as someone outside private ranges may send. There, nothing less is allowed. */
const readIngestAuth = (read: Readers, problems: string[], cidrs: readonly string[]): Configuration['ingestAuth'] => {
  const choice = read.choice('ingest-auth', ['auto', 'token', 'none'])
  const reaching = cidrs.filter(isPublic)
  if (choice === 'none' && reaching.length > 0) {
    problems.push(
      `ingest-auth: 'none' would open 4317, 9090 and 9999 to '${reaching.join(', ')}' without TLS and a token; allowed are \`auto\` and \`token\`, or \`ingest-cidrs\` within ${PRIVATE_RANGES.join(', ')}`,
    )
  }
  return choice === 'token' || reaching.length > 0 ? 'token' : 'none'
}

const directoryIn = (workspace: string | undefined, directory: string): string | null => {
  if (directory === '') return null
  return isAbsolute(directory) ? directory : join(workspace ?? process.cwd(), directory)
}

/** Functions that read one input each, note what is wrong with it and go on, so that a user sees every mistake at once. */
const readersFor = (environment: Environment, problems: string[]) => {
  const given = (name: InputName): string => (environment[variableOf(name)] ?? '').trim()
  const text = (name: InputName): string => given(name) || DEFAULTS[name]
  const wrong = (name: InputName, value: string, allowed: string): void => {
    problems.push(
      value === ''
        ? `${name}: is required; allowed is ${allowed}`
        : `${name}: '${value}' is not valid; allowed is ${allowed}`,
    )
  }
  const list = (name: InputName): string[] => [
    ...new Set(
      text(name)
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    ),
  ]
  const matching = (name: InputName, { expression, allowed }: Pattern): string => {
    const value = text(name)
    if (!expression.test(value)) wrong(name, value, allowed)
    return value
  }

  return {
    text,
    matching,
    /** The default is an expression, which the runner fills in. */
    token: (): string | null => given('github-token') || null,
    optional: (name: InputName, pattern: Pattern): string | null =>
      text(name) === '' ? null : matching(name, pattern),
    listOf: (name: InputName, { expression, allowed }: Pattern): string[] => {
      const items = list(name)
      for (const item of items.filter((item) => !expression.test(item))) wrong(name, item, allowed)
      return items
    },
    choice: <T extends string>(name: InputName, choices: readonly [T, ...T[]]): T => {
      const value = text(name)
      const choice = choices.find((choice) => choice === value)
      if (choice === undefined) wrong(name, value, choices.map((choice) => `\`${choice}\``).join(', '))
      return choice ?? choices[0]
    },
    choices: <T extends string>(name: InputName, choices: readonly T[]): T[] =>
      list(name).flatMap((item) => {
        const choice = choices.find((choice) => choice === item)
        if (choice === undefined) wrong(name, item, choices.map((choice) => `\`${choice}\``).join(', '))
        return choice ?? []
      }),
    flag: (name: InputName): boolean => {
      const value = text(name)
      if (value !== 'true' && value !== 'false') wrong(name, value, '`true` or `false`')
      return value === 'true'
    },
    duration: (name: InputName, shortest: number, longest: number): number => {
      const value = text(name)
      const seconds = parseDuration(value)
      if (seconds === null || seconds < shortest || seconds > longest) {
        wrong(
          name,
          value,
          `a whole number with its unit (s, m, h or d), from ${formatDuration(shortest)} to ${formatDuration(longest)}`,
        )
      }
      return seconds ?? shortest
    },
    size: (name: InputName, smallest: number, largest: number): number => {
      const value = text(name)
      const match = /^(\d+)( ?GiB)?$/.exec(value)
      const size = match ? Number(match[1]) : Number.NaN
      if (!(size >= smallest && size <= largest)) {
        wrong(name, value, `a whole number of GiB (no other unit) from ${smallest} to ${largest}`)
      }
      return size
    },
    cidrs: (name: InputName): string[] =>
      list(name).map((item) => {
        const network = networkOf(item)
        const advice = network !== null && network !== item ? ` (did you mean \`${network}\`?)` : ''
        if (parseCidr(item) === null)
          wrong(name, item, `IPv4 ranges in CIDR notation such as \`203.0.113.0/24\`${advice}`)
        return item
      }),
    vpcCidr: (): string | null => {
      const value = text('vpc-cidr')
      if (value === '') return null
      const valid =
        parseCidr(value) !== null &&
        prefixLength(value) >= VPC_PREFIX.largest &&
        prefixLength(value) <= VPC_PREFIX.smallest &&
        isPrivate(value) &&
        // Docker's default bridge lies there; a VPC in the same range could not be reached from a container.
        !overlaps(value, '172.17.0.0/16')
      if (!valid) {
        wrong(
          'vpc-cidr',
          value,
          `a private IPv4 range from /${VPC_PREFIX.largest} to /${VPC_PREFIX.smallest} outside 172.17.0.0/16, such as \`10.20.0.0/24\``,
        )
      }
      return value
    },
    region: (): string => {
      const value = text('region') || environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || ''
      if (!REGIONS.includes(value)) {
        const near = REGIONS.filter((region) => value !== '' && region.startsWith(value.slice(0, 3)))
        const known = (near.length > 0 ? near : REGIONS).join(', ')
        wrong('region', value, `an AWS region, here or in the environment's AWS_REGION: ${known}`)
      }
      return value
    },
  }
}

/** A runner upper-cases the name and keeps its hyphens. */
const variableOf = (name: string): string => `INPUT_${name.toUpperCase()}`

/** A misspelt input would silently leave its default in force; the runner only warns. */
const findUnknownInputs = (environment: Environment, problems: string[]): void => {
  const known = new Set(Object.keys(DEFAULTS).map(variableOf))
  for (const variable of Object.keys(environment)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue
    const name = variable.slice('INPUT_'.length).toLowerCase()
    const names = Object.keys(DEFAULTS)
    const near = closest(name, names)
    const advice = distance(name, near) <= 3 ? ` (did you mean \`${near}\`?)` : ''
    problems.push(`${name}: there is no such input${advice}; allowed are ${names.join(', ')}`)
  }
}

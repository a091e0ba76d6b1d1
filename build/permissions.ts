import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { between } from './between.ts'

interface Statement {
  readonly Sid: string
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** What each statement is for. A statement that is missing here fails the build. */
const PURPOSES: Readonly<Record<string, string>> = {
  LookAtTheRegion: 'see what is there: AWS has no way to allow reading of tagged resources only',
  MakeWhatCarriesTheTag: 'make network, host, disk and address, with the tag in the very call',
  TagWhatIsBeingMade: 'the tags in those calls; nothing that exists can be tagged',
  MakeInOwnVpc: 'subnets and routes in a VPC of its own',
  MakeInAnyVpc: "the host's security group, also in a VPC that is there (`vpc-id`, `subnet-id`)",
  StartHostFrom: 'an image, and a subnet that may be yours',
  StartHostBehindOwnRules: 'the host is started behind its own security group and no other',
  ChangeWhatCarriesTheTag: 'change, stop and remove what carries the tag',
  SaveOwnDisk: 'a snapshot of the data volume',
  RestoreDisk: 'a data volume from a snapshot, which may be yours',
  MoveMarks: 'the tags that keep the expiry and the domain, and no other tag of what exists',
  SetRecord: "the domain's record",
  AwaitRecord: 'until it is in force',
  ManageHostRole: "the host's role; not needed with `instance-profile`",
  ManageHostProfile: "the host's instance profile; with `instance-profile` only `iam:GetInstanceProfile`",
  GiveHostItsRole: "hand the role to EC2; with `instance-profile` put that profile's role here",
  FindNewestImage: 'the newest Amazon Linux 2023, from the list that AWS publishes',
  ManageSecrets: 'write and remove the generated secrets; it cannot read them',
  RunShellScript: 'activate a release: one document of AWS',
  RunOnOwnHost: 'and one host, by its tag',
  FollowCommand: 'wait for that command, and cancel it with the step; AWS knows no resource for it',
  ManageBucket: 'the bucket and its settings',
  StageReleases: 'put releases, and what to draw on the dashboards, where the host fetches them; remove old ones',
  HoldLock: 'the lock that lets one run at a time change the deployment',
  ReadReports: "the host's reports and output; not the telemetry",
  MakePeering: 'make a connection, with the tag in the very call',
  PeerAnyVpc: "from and to VPCs that are yours: a peer's carries no tag",
  TagPeeringBeingMade: 'the tag in that call',
  ChangeOwnPeering: 'accept, set and remove connections that carry the tag',
  RouteToPeers:
    'routes in your own tables; AWS knows no condition on where a route leads. The action changes and removes only routes through its own connections',
  LookAtEndpointServices: 'in which zones AWS has them',
  MakeEndpoint: 'make an endpoint, with the tag in the very call',
  TagEndpointBeingMade: 'the tag in that call',
  PutEndpointInAnyVpc: 'in a VPC that is yours, and for S3 a route in its tables',
  PutEndpointBehindOwnRules: "behind the deployment's own security group and no other",
  PutEndpointRight: 'out of where somebody has put one by hand, and back',
  NameEndpoint:
    "lead the service's own name to it: AWS keeps a hosted zone of its own for that, whose id nobody knows before",
  ChangeOwnEndpoint: 'set and remove endpoints that carry the tag',
  EmptyBucket: 'only `destroy` with `delete-data: true`; leave it out where data must never go',
}

const listed = (value: string | readonly string[]): readonly string[] => [value].flat()

const statementsOf = async (root: string, file: string): Promise<readonly Statement[]> => {
  const policy = JSON.parse(await readFile(join(root, 'docs', file), 'utf8')) as {
    Statement: readonly Statement[]
  }
  for (const { Sid } of policy.Statement)
    if (!(Sid in PURPOSES)) throw new Error(`docs/${file}: build/permissions.ts does not say what ${Sid} is for`)
  return policy.Statement
}

const code = (text: string): string => `\`${text}\``

const WORDS: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringLike: 'is like',
  'ForAllValues:StringEquals': 'are only',
}

const conditionText = ({ Condition = {} }: Statement): string =>
  Object.entries(Condition)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, value]) => `${code(key)} ${WORDS[operator] ?? operator} ${listed(value).map(code).join(', ')}`,
      ),
    )
    .join(' and ')

/** Puts the policies, statement by statement, between their marks in docs/permissions.md. */
export const describePolicy = async (root: string, markdown: string): Promise<string> => {
  let text = markdown
  for (const file of ['policy.json', 'policy-peering.json', 'policy-endpoints.json', 'policy-domain.json'])
    text = between(text, `<!-- policy: from docs/${file} -->\n`, '<!-- end -->', `\n${await tableOf(root, file)}\n\n`)
  return text
}

const tableOf = async (root: string, file: string): Promise<string> => {
  const rows = (await statementsOf(root, file)).map((statement) => {
    const { Sid, Action, Resource } = statement
    const resources = listed(Resource).map((one) => code(one.replace('arn:<partition>:', '')))
    return `| ${code(Sid)} | ${PURPOSES[Sid]} | ${Action.map(code).join(' ')} | ${resources.join(' ')} | ${conditionText(statement)} |`
  })
  return ['| statement | what for | actions | on | only where |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** Puts the policies, as CloudFormation writes them, between their marks in docs/github-role.yaml. */
export const describeRole = async (root: string, template: string): Promise<string> => {
  let text = template
  for (const [file, indent] of [
    ['policy.json', 14],
    ['policy-peering.json', 18],
    ['policy-domain.json', 18],
    ['policy-endpoints.json', 10],
  ] as const) {
    const lines = (await statementsOf(root, file)).flatMap(statementLines)
    const margin = ' '.repeat(indent)
    text = between(
      text,
      `# From docs/${file}\n`,
      `${margin}# End of docs/${file}`,
      lines.map((line) => `${margin}${line}\n`).join(''),
    )
  }
  return text
}

const statementLines = ({ Sid, Action, Resource, Condition }: Statement): string[] => [
  `- Sid: ${Sid}`,
  '  Effect: Allow',
  '  Action:',
  ...Action.map((action) => `    - ${action}`),
  '  Resource:',
  ...listed(Resource).map((resource) => `    - ${substituted(resource)}`),
  ...(Condition === undefined ? [] : ['  Condition:', ...conditionLines(Condition)]),
]

const conditionLines = (condition: NonNullable<Statement['Condition']>): string[] =>
  Object.entries(condition).flatMap(([operator, keys]) => [
    `    '${operator}':`,
    ...Object.entries(keys).flatMap(([key, value]) => [
      `      '${key}':`,
      ...listed(value).map((one) => `        - ${substituted(one)}`),
    ]),
  ])

const pseudoParameter = (name: string): string => `\${${name}}`

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  '<partition>': pseudoParameter('AWS::Partition'),
  '<account>': pseudoParameter('AWS::AccountId'),
  '<region>': pseudoParameter('AWS::Region'),
  '<zone>': pseudoParameter('HostedZoneId'),
  '<name>': pseudoParameter('Deployment'),
}

const substituted = (text: string): string => {
  const replaced = Object.entries(PLACEHOLDERS).reduce((result, [from, to]) => result.replaceAll(from, to), text)
  return replaced === text ? `'${text}'` : `!Sub '${replaced}'`
}

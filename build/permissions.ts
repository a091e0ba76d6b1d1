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
  MoveExpiry: 'move the expiry of a deployment with a `ttl`, and change no other tag',
  ManageHostRole: "the host's role; not needed with `instance-profile`",
  ManageHostProfile: "the host's instance profile; with `instance-profile` only `iam:GetInstanceProfile`",
  GiveHostItsRole: "hand the role to EC2; with `instance-profile` put that profile's role here",
  FindNewestImage: 'the newest Amazon Linux 2023, from the list that AWS publishes',
  ManageSecrets: 'write and remove the generated secrets; it cannot read them',
  RunShellScript: 'activate a release: one document of AWS',
  RunOnOwnHost: 'and one host, by its tag',
  FollowCommand: 'wait for that command, and cancel it with the step; AWS knows no resource for it',
  ManageBucket: 'the bucket and its settings',
  StageReleases: 'put releases where the host fetches them',
  ReadReports: "the host's reports and output; not the telemetry",
  EmptyBucket: 'only `destroy` with `delete-data: true`; leave it out where data must never go',
}

const listed = (value: string | readonly string[]): readonly string[] => [value].flat()

const statementsOf = async (root: string): Promise<readonly Statement[]> => {
  const policy = JSON.parse(await readFile(join(root, 'docs/policy.json'), 'utf8')) as {
    Statement: readonly Statement[]
  }
  for (const { Sid } of policy.Statement)
    if (!(Sid in PURPOSES)) throw new Error(`docs/policy.json: build/permissions.ts does not say what ${Sid} is for`)
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

/** Puts the policy, statement by statement, between its marks in docs/permissions.md. */
export const describePolicy = async (root: string, markdown: string): Promise<string> => {
  const rows = (await statementsOf(root)).map((statement) => {
    const { Sid, Action, Resource } = statement
    const resources = listed(Resource).map((one) => code(one.replace('arn:<partition>:', '')))
    return `| ${code(Sid)} | ${PURPOSES[Sid]} | ${Action.map(code).join(' ')} | ${resources.join(' ')} | ${conditionText(statement)} |`
  })
  const table = ['| statement | what for | actions | on | only where |', '|---|---|---|---|---|', ...rows].join('\n')
  return between(markdown, '<!-- policy: from docs/policy.json -->\n', '<!-- end -->', `\n${table}\n\n`)
}

/** Puts the policy, as CloudFormation writes it, between its marks in docs/github-role.yaml. */
export const describeRole = async (root: string, template: string): Promise<string> => {
  const lines = (await statementsOf(root)).flatMap((statement) => [
    `- Sid: ${statement.Sid}`,
    '  Effect: Allow',
    '  Action:',
    ...statement.Action.map((action) => `    - ${action}`),
    '  Resource:',
    ...listed(statement.Resource).map((resource) => `    - ${substituted(resource)}`),
    ...(statement.Condition === undefined ? [] : ['  Condition:', ...conditionLines(statement.Condition)]),
  ])
  return between(
    template,
    '# The policy, from docs/policy.json\n',
    '              # End of the policy',
    lines.map((line) => `              ${line}\n`).join(''),
  )
}

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
  '<name>': pseudoParameter('Deployment'),
}

const substituted = (text: string): string => {
  const replaced = Object.entries(PLACEHOLDERS).reduce((result, [from, to]) => result.replaceAll(from, to), text)
  return replaced === text ? `'${text}'` : `!Sub '${replaced}'`
}

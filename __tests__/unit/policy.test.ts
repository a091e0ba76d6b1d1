import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Policy, refusedSubject, type Statement } from '../../local/cloud/iam/policy.ts'
import { actionOf } from '../../src/cloud/failures.ts'
import { hostPolicy } from '../../src/plan/documents.ts'
import { scope } from './factories.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const policy: Policy = JSON.parse(readFileSync(join(root, 'docs/policy.json'), 'utf8'))
const peeringPolicy: Policy = JSON.parse(readFileSync(join(root, 'docs/policy-peering.json'), 'utf8'))
const domainPolicy: Policy = JSON.parse(readFileSync(join(root, 'docs/policy-domain.json'), 'utf8'))
const endpointsPolicy: Policy = JSON.parse(readFileSync(join(root, 'docs/policy-endpoints.json'), 'utf8'))
const actionsOf = ({ Statement }: Policy): string[] => [...new Set(Statement.flatMap(({ Action }) => Action))].sort()

/** Actions that calls take besides the one of their own name. */
const IMPLIED: Readonly<Record<string, string>> = {
  'ec2:CreateTags': 'tags go into the calls that create',
  'iam:PassRole': 'a host is started with its role',
  'iam:TagInstanceProfile': 'CreateInstanceProfile with tags',
  'iam:TagRole': 'CreateRole with tags',
  's3:TagResource': 'CreateBucket with tags',
  'route53:AssociateVPCWithHostedZone': 'CreateVpcEndpoint with private DNS',
  'ssm:AddTagsToResource': 'PutParameter with tags',
}

/** Actions of the commands and paginators that the code imports from the SDK. */
const usedActions = (): string[] => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
  const actions = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
      ([, names = '', service = '']) =>
        [...names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g)].map(([, command, pages]) =>
          actionOf(service.replace('route-53', 'route53'), command ?? pages ?? ''),
        ),
    ),
  )
  return [...new Set(actions)].filter((action) => !action.startsWith('sts:')).sort()
}

describe('docs/policy.json', () => {
  it('allows what the code calls and nothing else (change docs/policy.json together with the calls)', () => {
    const both = {
      Version: '',
      Statement: [
        ...policy.Statement,
        ...peeringPolicy.Statement,
        ...endpointsPolicy.Statement,
        ...domainPolicy.Statement,
      ],
    }
    expect(actionsOf(both)).toEqual([...new Set([...usedActions(), ...Object.keys(IMPLIED)])].sort())
  })

  it('names every action in full', () => {
    expect(actionsOf(policy).filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z0-9]+$/.test(action))).toEqual([])
  })

  it('is about everything only where AWS knows no resource, and then in one region', () => {
    const wide = policy.Statement.filter(({ Resource }) => Resource === '*')
    for (const { Sid, Condition } of wide)
      expect([Sid, Condition]).toEqual([Sid, { StringEquals: { 'aws:RequestedRegion': '<region>' } }])
    // AWS's service authorization reference lists no resource type for these; DescribeVpcAttribute has one, but for reading.
    expect(
      wide.flatMap(({ Action }) => Action).filter((action) => !/^ec2:Describe|^ssm:Describe/.test(action)),
    ).toEqual(['ssm:CancelCommand', 'ssm:GetCommandInvocation'])
  })

  it('changes and makes in EC2 only what carries the tag', () => {
    const untagged = policy.Statement.filter(({ Resource }) => Resource !== '*')
      .filter(({ Condition }) => !JSON.stringify(Condition ?? '').includes('vispyr:deployment'))
      .filter(({ Action }) => JSON.stringify(Action).includes('ec2:'))
    // What a security group and a host are made in or from may be somebody else's: an adopted network, an image, a snapshot.
    expect(untagged.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ['RestoreDisk', ['arn:<partition>:ec2:<region>::snapshot/*']],
      ['MakeInAnyVpc', ['arn:<partition>:ec2:<region>:<account>:vpc/*']],
      ['StartHostFrom', ['arn:<partition>:ec2:<region>::image/*', 'arn:<partition>:ec2:<region>:<account>:subnet/*']],
    ])
  })

  it("fits a role's inline policies, 10,240 characters without blanks", () => {
    expect(JSON.stringify([policy, peeringPolicy, domainPolicy]).replaceAll(/\s/g, '').length).toBeLessThan(
      10_240 - 500,
    )
  })
})

describe('docs/github-role.yaml', () => {
  const imageRegistry = '210987654321.dkr.ecr.eu-central-1.amazonaws.com/docker-hub'
  const REPOSITORIES = 'arn:aws:ecr:eu-central-1:210987654321:repository/docker-hub/*'
  const parameter = (name: string): string => `\${${name}}`
  const inScope = (text: string): string =>
    text
      .replaceAll(parameter('AWS::Partition'), scope.partition)
      .replaceAll(parameter('AWS::Region'), scope.region)
      .replaceAll(parameter('AWS::AccountId'), scope.account)
      .replaceAll(parameter('Deployment'), scope.name)
      .replaceAll(parameter('HostedZoneId'), 'Z0123456789ABC')
      .replaceAll('!Ref ImageRepositories', `'${REPOSITORIES}'`)
  /** What CloudFormation makes of `!If`: a condition, one value and the other. */
  type If<T> = readonly [condition: string, then: T, otherwise: string]
  interface InlinePolicy {
    readonly PolicyName: string
    readonly PolicyDocument: { readonly Version: string; readonly Statement: (Statement | If<Statement>)[] }
  }
  const { Resources } = parse(inScope(readFileSync(join(root, 'docs/github-role.yaml'), 'utf8')), {
    logLevel: 'silent',
  }) as {
    Resources: {
      Role: {
        Properties: {
          AssumeRolePolicyDocument: { Statement: [{ Condition: Record<string, Record<string, unknown>> }] }
          Policies: [InlinePolicy, If<InlinePolicy>, If<InlinePolicy>]
        }
      }
      HostBoundary: { Properties: { PolicyDocument: Policy } }
    }
  }
  const [always, [ifPeers, peering], [ifRecord, domain]] = Resources.Role.Properties.Policies
  /** The same for every way to write a statement: AWS takes one value for a list of one. */
  const normal = ({ Statement }: { readonly Statement: readonly unknown[] }): unknown =>
    JSON.parse(JSON.stringify(Statement), (key, value: unknown) =>
      typeof value === 'string' && !['Sid', 'Effect'].includes(key) && !/^\d+$/.test(key) ? [value] : value,
    )
  const documented = (document: Policy): unknown =>
    normal(
      JSON.parse(
        JSON.stringify(document)
          .replaceAll('<partition>', scope.partition)
          .replaceAll('<region>', scope.region)
          .replaceAll('<account>', scope.account)
          .replaceAll('<name>', scope.name)
          .replaceAll('<zone>', 'Z0123456789ABC'),
      ) as Policy,
    )
  const isStatement = (one: Statement | If<Statement>): one is Statement => !Array.isArray(one)

  it('gives the role the documented policies, statement by statement, each where it is asked for', () => {
    expect(normal({ Statement: always.PolicyDocument.Statement.filter(isStatement) })).toEqual(documented(policy))
    expect([ifPeers, normal(peering.PolicyDocument)]).toEqual(['PeerVpcs', documented(peeringPolicy)])
    expect([ifRecord, normal(domain.PolicyDocument)]).toEqual(['SetRecord', documented(domainPolicy)])
  })

  it('denies the role what would lift the boundary, and allows nothing more where it demands one', () => {
    const more = always.PolicyDocument.Statement.filter((one) => !isStatement(one)) as unknown as If<Statement>[]
    expect(more.map(([condition, { Effect, Action }]) => [condition, Effect, Action])).toEqual([
      ['DemandBoundary', 'Deny', ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy']],
      ['DemandBoundary', 'Deny', 'iam:DeleteRolePermissionsBoundary'],
    ])
    expect(more[0]?.[1].Condition).toEqual({ StringNotEquals: { 'iam:PermissionsBoundary': 'HostBoundary' } })
  })

  it("trusts one repository's jobs in both forms of the token's subject, and nothing by pattern", () => {
    const [{ Condition }] = Resources.Role.Properties.AssumeRolePolicyDocument.Statement
    expect(Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': [
          `repo:${parameter('Owner')}/${parameter('Repository')}:${parameter('Subject')}`,
          `repo:${parameter('Owner')}@${parameter('OwnerId')}/${parameter('Repository')}@${parameter('RepositoryId')}:${parameter('Subject')}`,
        ],
      },
    })
  })

  it("has a boundary that leaves the host everything it needs, and no other deployment's", () => {
    const whole = Resources.HostBoundary.Properties.PolicyDocument
    // What stands under a condition is a list: its name, and what is there with it and without.
    const boundary = {
      ...whole,
      Statement: whole.Statement.flat().filter((statement) => typeof statement === 'object'),
    } as Policy
    const refused = (Statement: Policy['Statement']) =>
      Statement.flatMap(({ Action, Resource }) =>
        [Action].flat().flatMap((action) =>
          [Resource].flat().flatMap((arn) => {
            const subject = refusedSubject([boundary], {
              action: String(action),
              subjects: [{ arn: String(arn), keys: {} }],
            })
            return subject === undefined ? [] : [`${action} on ${arn}`]
          }),
        ),
      )
    expect(
      refused(
        hostPolicy(scope, { adminPasswordParameter: null, imageRegistry }).Statement as unknown as Policy['Statement'],
      ),
    ).toEqual([])
    const others = hostPolicy({ ...scope, name: 'other' }).Statement.filter(({ Resource }) => Resource !== '*')
    expect(refused(others as unknown as Policy['Statement']).length).toBe(
      others.flatMap(({ Action, Resource }) => [Action].flat().flatMap(() => [Resource].flat())).length,
    )
  })
})

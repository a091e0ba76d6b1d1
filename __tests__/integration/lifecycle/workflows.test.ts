import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateSnapshotCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryDirectory } from '../../../local/cloud/directories.ts'
import { type GitHubApi, startGitHub } from '../../../local/github/api.ts'
import { readActionFile } from '../../../local/runner/action-file.ts'
import { readWorkflow } from '../../../local/workflow/file.ts'
import { type ExecutedStep, runWorkflow, type WorkflowResult, type WorkflowRun } from '../../../local/workflow/run.ts'
import { useStage } from '../action/cloud.ts'
import { useActionWithPlugin } from '../action/compose-plugin.ts'
import { documentedPolicy, makeUser } from '../permissions/user.ts'

const stage = useStage()
const action = useActionWithPlugin()
let github: GitHubApi
/** Every step of every workflow that was executed. */
const executed: ExecutedStep[] = []

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

/** Executes an example, or one of the workflows that users call, for one event. */
const run = async (
  path: string,
  event: string,
  options: Partial<Omit<WorkflowRun, 'path' | 'event'>> = {},
): Promise<WorkflowResult> => {
  const result = await runWorkflow({
    path: join(repositoryDirectory, path),
    event,
    environment: { ...stage().cloud.environment, GITHUB_API_URL: github.url },
    tokenFor: (permissions) => github.tokenFor(permissions),
    vars: { AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/vispyr', AWS_REGION: 'us-east-1' },
    onStep: (step) => executed.push(step),
    ...options,
  })
  return result
}

/** Everything that was printed, to be shown when an expectation fails. */
const textOf = ({ steps }: WorkflowResult): string =>
  steps.map(({ what, result }) => `${what}\n${result?.log.join('\n') ?? ''}`).join('\n')

const ownSteps = ({ steps }: WorkflowResult): ExecutedStep[] => steps.filter(({ kind }) => kind === 'action')

const pullRequest = (action: string, number = 7) => ({
  payload: {
    action,
    number,
    pull_request: { number, head: { sha: 'b'.repeat(40), ref: 'topic', repo: { full_name: 'local/observability' } } },
  },
  github: { head_ref: 'topic' },
})

/** A VPC of somebody's own with one subnet, and the table that it uses. */
const makeVpc = async (CidrBlock: string): Promise<{ vpc: string; subnet: string; table: string }> => {
  const { ec2 } = stage()
  const vpc = (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? ''
  const range = CidrBlock.replace('/16', '/24')
  const made = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: range, AvailabilityZone: 'us-east-1a' }))
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  )
  return { vpc, subnet: made.Subnet?.SubnetId ?? '', table: RouteTables?.[0]?.RouteTableId ?? '' }
}

/** The peerings that a table has routes through. */
const peeringsIn = async (table: string): Promise<string[]> => {
  const { RouteTables } = await stage().ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [table] }))
  return (RouteTables?.[0]?.Routes ?? []).flatMap(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId ?? [])
}

const DASHBOARD = JSON.stringify({ title: 'Orders', uid: 'orders', schemaVersion: 42, panels: [] })
const FILES = { 'observability/dashboards/orders.json': DASHBOARD }

describe('examples', () => {
  it('deploy first, with the address on the environment', async () => {
    const result = await run('examples/first-deploy.yml', 'workflow_dispatch')
    expect(result.failed, textOf(result)).toBe(false)
    expect(result.environments['observability']).toMatch(/^https:\/\/127\./)
  })

  it('offer a form', async () => {
    const inputs = { command: 'status', name: 'production' }
    const result = await run('examples/manual-dispatch.yml', 'workflow_dispatch', { inputs })
    expect(result.failed, textOf(result)).toBe(false)
    expect(ownSteps(result)[0]?.with).toMatchObject({ command: 'status', 'instance-type': 't4g.medium', ttl: '' })
    await expect(
      run('examples/manual-dispatch.yml', 'workflow_dispatch', { inputs: { name: 'elsewhere' } }),
    ).rejects.toThrow("'elsewhere' is no option of name")
  })

  it("draw the application's deploys on the dashboards", async () => {
    const result = await run('examples/annotate-deploys.yml', 'push', { github: { ref_name: 'v1.4.2' } })
    expect(result.failed, textOf(result)).toBe(false)
    expect(ownSteps(result)[0]?.with['annotation']).toBe('Orders v1.4.2')
  })

  it('take telemetry from the internet with TLS and a token', async () => {
    const result = await run('examples/internet-ingest.yml', 'workflow_dispatch')
    expect(result.failed, textOf(result)).toBe(false)
    expect(ownSteps(result)[0]?.result?.outputs['ingest-token-parameter']).toBe('/vispyr/edge/ingest-token')
  })

  it('plan on a pull request, in one comment that is kept up to date', async () => {
    const options = { ...pullRequest('opened'), files: FILES }
    const first = await run('examples/deploy-on-push.yml', 'pull_request', options)
    expect(first.failed, textOf(first)).toBe(false)
    expect(first.skipped).toEqual(['deploy'])
    await run('examples/deploy-on-push.yml', 'pull_request', options)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]).toMatchObject({ issue: 7 })
    expect(github.comments[0]?.body).toContain('Vispyr plan: `production` in us-east-1')
    expect(github.calls.map(({ operation }) => operation)).toEqual([
      'issues/list-comments',
      'issues/create-comment',
      'issues/list-comments',
      'issues/update-comment',
    ])
  })

  it('leave a pull request from a fork alone', async () => {
    const { payload } = pullRequest('opened')
    const fork = { ...payload, pull_request: { ...payload.pull_request, head: { repo: { full_name: 'else/where' } } } }
    const result = await run('examples/deploy-on-push.yml', 'pull_request', { payload: fork })
    expect(result.skipped).toEqual(['plan', 'deploy'])
  })

  it('deploy on push, and keep the record of it', async () => {
    const result = await run('examples/deploy-on-push.yml', 'push', { files: FILES })
    expect(result.failed, textOf(result)).toBe(false)
    expect(github.deployments).toMatchObject([
      {
        environment: 'vispyr/production',
        transient: false,
        statuses: [{ state: 'in_progress' }, { state: 'success' }],
      },
    ])
    expect(github.deployments[0]?.statuses[1]?.url).toMatch(/^https:\/\/127\./)
  })

  it('give a pull request a backend that ends with it', async () => {
    const opened = await run('examples/preview-environment.yml', 'pull_request', pullRequest('opened', 8))
    expect(opened.failed, textOf(opened)).toBe(false)
    const record = github.deployments.find(({ environment }) => environment === 'vispyr/pr-8')
    expect(record).toMatchObject({ transient: true, ref: 'b'.repeat(40) })
    expect(ownSteps(opened)[0]?.result?.outputs['expires-at']).toMatch(/^20\d\d-/)
    const closed = await run('examples/preview-environment.yml', 'pull_request', pullRequest('closed', 8))
    expect(closed.failed, textOf(closed)).toBe(false)
    expect(closed.skipped).toEqual(['deploy'])
    expect(record?.statuses.at(-1)).toMatchObject({ state: 'inactive' })
    expect(github.comments.filter(({ issue }) => issue === 8)).toHaveLength(1)
    expect(JSON.stringify(await stage().cloud.control.inventory())).not.toContain('vispyr-pr-8')
  })

  it('deploy several environments by a matrix, through the reusable workflow', async () => {
    const result = await run('examples/environments-matrix.yml', 'push')
    expect(result.failed, textOf(result)).toBe(false)
    expect(ownSteps(result).map(({ with: inputs }) => [inputs['name'], inputs['volume-size']])).toEqual([
      ['staging', '20'],
      ['production', '30'],
    ])
    expect(Object.keys(result.environments)).toEqual(['observability-staging', 'observability-production'])
  })

  it('go into a VPC that is there, connect it with others, and need no more than the documented permissions', async () => {
    const { ec2 } = stage()
    const home = await makeVpc('10.80.0.0/16')
    const internet = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway?.InternetGatewayId
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: internet, VpcId: home.vpc }))
    const out = { RouteTableId: home.table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: internet }
    await ec2.send(new CreateRouteCommand(out))
    const peers = [await makeVpc('10.81.0.0/16'), await makeVpc('10.82.0.0/16')]
    const user = await makeUser(stage(), 'existing-vpc')
    await user.mayDo(documentedPolicy('shared'))
    await stage().cloud.control.enforceIam(true)
    const vars = {
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/vispyr',
      AWS_REGION: 'us-east-1',
      VPC_ID: home.vpc,
      SUBNET_ID: home.subnet,
      PEER_VPC_IDS: peers.map(({ vpc }) => vpc).join('\n'),
    }
    const result = await run('examples/existing-vpc.yml', 'workflow_dispatch', {
      vars,
      environment: { ...user.environment, GITHUB_API_URL: github.url },
    })
    await stage().cloud.control.enforceIam(false)
    expect(result.failed, textOf(result)).toBe(false)
    const { VpcPeeringConnections = [] } = await ec2.send(new DescribeVpcPeeringConnectionsCommand({}))
    expect(
      VpcPeeringConnections.map(({ RequesterVpcInfo, Status }) => [RequesterVpcInfo?.VpcId, Status?.Code]),
    ).toEqual(peers.map(() => [home.vpc, 'active']))
    const both = VpcPeeringConnections.map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId).sort()
    expect((await peeringsIn(home.table)).sort()).toEqual(both)
    expect((await Promise.all(peers.map(({ table }) => peeringsIn(table)))).flat().sort()).toEqual(both)
  })

  it('go into a subnet from which nothing leads to the internet', { timeout: 300_000 }, async () => {
    const { ec2, cloud } = stage()
    const VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.90.0.0/16' }))).Vpc?.VpcId ?? ''
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }))
    const place = { VpcId, CidrBlock: '10.90.0.0/24', AvailabilityZone: 'us-east-1a' }
    const { Subnet } = await ec2.send(new CreateSubnetCommand(place))
    const { actionDirectory, environment } = action()
    const result = await run('examples/private-subnet.yml', 'workflow_dispatch', {
      vars: {
        AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/vispyr',
        AWS_REGION: 'us-east-1',
        SUBNET_ID: Subnet?.SubnetId ?? '',
        IMAGE_REGISTRY: '123456789012.dkr.ecr.us-east-1.amazonaws.com/docker-hub',
      },
      actionDirectory,
      environment: { ...cloud.environment, ...environment, GITHUB_API_URL: github.url },
    })
    expect(result.failed, textOf(result)).toBe(false)
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
    )
    expect(VpcEndpoints).toHaveLength(5)
  })

  it("restore another deployment's data from a snapshot", async () => {
    const own = [
      { Name: 'tag:vispyr:deployment', Values: ['production'] },
      { Name: 'tag:vispyr:volume', Values: ['data'] },
    ]
    const { Volumes = [] } = await stage().ec2.send(new DescribeVolumesCommand({ Filters: own }))
    const { SnapshotId = '' } = await stage().ec2.send(
      new CreateSnapshotCommand({
        VolumeId: Volumes[0]?.VolumeId,
        TagSpecifications: [{ ResourceType: 'snapshot', Tags: [{ Key: 'vispyr:deployment', Value: 'production' }] }],
      }),
    )
    const result = await run('examples/restore-snapshot.yml', 'workflow_dispatch', { inputs: { snapshot: SnapshotId } })
    expect(result.failed, textOf(result)).toBe(false)
    const restored = await stage().ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: 'snapshot-id', Values: [SnapshotId] }] }),
    )
    expect(restored.Volumes).toHaveLength(1)
  })

  it('sweep at night and check production', async () => {
    const own = { Name: 'tag:vispyr:deployment', Values: ['shared'] }
    const { SecurityGroups = [] } = await stage().ec2.send(new DescribeSecurityGroupsCommand({ Filters: [own] }))
    await stage().ec2.send(
      new CreateTagsCommand({
        Resources: SecurityGroups.map(({ GroupId }) => GroupId ?? ''),
        Tags: [{ Key: 'vispyr:expires-at', Value: '2026-01-01T00:00:00Z' }],
      }),
    )
    const result = await run('examples/nightly-teardown.yml', 'schedule')
    const [sweep, check] = ownSteps(result)
    expect(sweep?.failed, textOf(result)).toBe(false)
    expect(sweep?.result?.outputs['swept']).toBe('shared')
    // The matrix made production larger than this check expects: that is what drift is.
    expect(check?.result?.annotations.at(-1)?.message).toContain('has drifted: change instance')
    expect(result.failed).toBe(true)
  })
})

describe('the reusable workflows', () => {
  it('hand outputs on', async () => {
    const inputs = { name: 'staging', command: 'plan', 'volume-size': '20' }
    const result = await run('.github/workflows/deploy.yml', 'workflow_call', { inputs })
    expect(result.failed, textOf(result)).toBe(false)
    expect(result.outputs).toMatchObject({ changed: 'false', 'grafana-url': expect.stringMatching(/^https:/) })
    expect(JSON.parse(result.outputs['plan'] ?? '').changes.length).toBeGreaterThan(10)
  })

  it('are dispatched by hand', async () => {
    const result = await run('.github/workflows/deploy.yml', 'workflow_dispatch', { inputs: { name: 'staging' } })
    expect(ownSteps(result)[0]?.with['command']).toBe('plan')
    const swept = await run('.github/workflows/teardown.yml', 'workflow_dispatch')
    expect(ownSteps(swept)[0]?.with['command']).toBe('sweep')
    expect(swept.failed, textOf(swept)).toBe(false)
  })

  it('destroy one deployment when it is named', async () => {
    const inputs = { name: 'staging', 'delete-data': true }
    const result = await run('.github/workflows/teardown.yml', 'workflow_call', { inputs })
    expect(result.failed, textOf(result)).toBe(false)
    expect(result.outputs['changed']).toBe('true')
  })

  it('describe every input and output', async () => {
    for (const file of ['deploy.yml', 'teardown.yml']) {
      const { on } = await readWorkflow(join(repositoryDirectory, '.github/workflows', file))
      const { inputs = {}, outputs = {} } = on['workflow_call'] ?? {}
      for (const [name, input] of Object.entries(inputs)) {
        expect(input.type, `${file}: ${name}`).toBeDefined()
        expect(input.required === true || input.default !== undefined, `${file}: ${name}`).toBe(true)
      }
      for (const { description } of [...Object.values(inputs), ...Object.values(outputs)])
        expect(description).toMatch(/^[A-Zdn].*\.$/)
    }
  })

  it('hand on every input that their commands take, but those that need rights or files of another job', async () => {
    const { inputs } = await readActionFile(repositoryDirectory)
    const passedOn = async (file: string): Promise<Record<string, unknown>> => {
      const { on, jobs } = await readWorkflow(join(repositoryDirectory, '.github/workflows', file))
      const [step] = Object.values(jobs).flatMap(({ steps = [] }) => steps.filter(({ id }) => id === 'vispyr'))
      expect(Object.keys(on['workflow_call']?.inputs ?? {})).toEqual(
        expect.arrayContaining(
          Object.keys(step?.with ?? {}).filter((name) => name !== 'command' || file === 'deploy.yml'),
        ),
      )
      return step?.with ?? {}
    }
    // A called job cannot have a right only sometimes: `comment` and `github-deployment` would ask every caller for theirs. The region is the role's.
    const others = new Set(['comment', 'github-deployment', 'github-token', 'region', 'annotation', 'delete-data'])
    const deploy = await passedOn('deploy.yml')
    expect(Object.keys(deploy)).toEqual(inputs.map(({ name }) => name).filter((name) => !others.has(name)))
    for (const [name, value] of Object.entries(deploy)) expect(value).toBe(`\${{ inputs.${name} }}`)
    expect(Object.keys(await passedOn('teardown.yml')).sort()).toEqual([
      'command',
      'delete-data',
      'lock-timeout',
      'name',
      'snapshot',
      'timeout',
    ])
  })

  it('do not start for a caller that grants too little', async () => {
    const tokenFor = (): string => ''
    const path = join(repositoryDirectory, '__tests__/integration/lifecycle/fixtures/stingy-caller.yml')
    await expect(
      runWorkflow({ path, event: 'push', environment: stage().cloud.environment, tokenFor }),
    ).rejects.toThrow('needs id-token: write')
  })
})

describe('all of it', () => {
  it('was executed: every example, and every workflow that users call', () => {
    const ran = new Set(executed.map(({ workflow }) => workflow.slice(repositoryDirectory.length).replace(/^\//, '')))
    const examples = readdirSync(join(repositoryDirectory, 'examples')).filter((file) => file.endsWith('.yml'))
    const expected = [
      ...examples.map((file) => `examples/${file}`),
      '.github/workflows/deploy.yml',
      '.github/workflows/teardown.yml',
    ]
    // An example whose jobs all call a reusable workflow has no steps of its own.
    const calling = new Set(['examples/environments-matrix.yml'])
    expect(expected.filter((file) => !ran.has(file) && !calling.has(file))).toEqual([])
    const own = executed.filter(({ kind }) => kind === 'action').length
    console.log(
      `${expected.length} workflows and examples executed, ${own} steps with this action, ${github.calls.length} calls of GitHub's API`,
    )
  })

  it("kept to GitHub's own description of its API", () => {
    expect(github.calls.length).toBeGreaterThan(10)
    expect(
      github.calls.flatMap(({ method, path, violations }) => violations.map((one) => `${method} ${path}: ${one}`)),
    ).toEqual([])
  })
})

import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeInstanceAttributeCommand } from '@aws-sdk/client-ec2'
import { GetRolePolicyCommand } from '@aws-sdk/client-iam'
import { GetParameterCommand, GetParameterHistoryCommand, PutParameterCommand } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloudDirectory } from '../../../local/cloud/directories.ts'
import { runAction, type StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const NAME = 'secretive'
const PUBLIC = { name: NAME, 'ingest-cidrs': '0.0.0.0/0' }
const OWN_PASSWORD = '/team/grafana-password'

/** Every step of this story, for the search at its end. */
const steps: StepResult[] = []
/** Passwords that were in force for a while. */
const formerPasswords: string[] = []
let workspace: string
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'vispyr-workspace-'))
})
afterAll(() => rm(workspace, { recursive: true }))

/** Runs the action with the runner's debug logging on. */
const act = async (inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
  const environment = { ...stage().cloud.environment, RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }
  const step = await runAction({ inputs, environment, directory: workspace })
  steps.push(step)
  return step
}

/** What a step asks AWS to change, beside the lock that it holds and the line that it draws on the dashboards. */
const mutations = async (run: () => Promise<StepResult>): Promise<{ step: StepResult; operations: string[] }> => {
  const seen = stage().calls().length
  const step = await run()
  const operations = stage().calls().slice(seen)
  return {
    step,
    operations: operations
      .filter(({ mutating, request }) => mutating && !/lock\.json|annotations\//.test(request))
      .map(({ operation }) => operation),
  }
}

const secretAt = async (Name: string): Promise<string> => {
  const { Parameter } = await stage().ssm.send(new GetParameterCommand({ Name, WithDecryption: true }))
  return Parameter?.Value ?? ''
}

/** A request to one of the deployment's URLs by who trusts its authority alone; the status. */
const ask = (url: string | undefined, ca: string | undefined, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(url ?? '', { ca, headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end()
  })

const login = ({ outputs }: StepResult, password: string): Promise<number> =>
  ask(`${outputs['grafana-url']}/api/user`, outputs['ca-certificate'], {
    authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
  })

// One story, each step standing on the one before.
describe('the secrets of a deployment that is open to the internet', () => {
  it('come with public endpoints over TLS, whose authority is an output', async () => {
    const step = await act(PUBLIC)
    expect(step.exitCode, textOf(step)).toBe(0)
    const ip = step.outputs['public-ip']
    expect(step.outputs).toMatchObject({
      'otlp-endpoint': `${ip}:4317`,
      'metrics-endpoint': `https://${ip}:9090/api/v1/metrics/write`,
      'profiles-endpoint': `https://${ip}:9999`,
      'ingest-token-parameter': `/vispyr/${NAME}/ingest-token`,
    })
    const authority = new X509Certificate(step.outputs['ca-certificate'] ?? '')
    expect(authority.ca).toBe(true)
    const { 'metrics-endpoint': url, 'ca-certificate': ca } = step.outputs
    expect(await ask(url, ca)).toBe(401)
    expect(await ask(url, ca, { authorization: `Bearer ${await secretAt(`/vispyr/${NAME}/ingest-token`)}` })).not.toBe(
      401,
    )
  })

  it('stay as they are when nothing changes', async () => {
    const { step, operations } = await mutations(() => act(PUBLIC))
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(operations).toEqual([])
    expect(step.outputs['ca-certificate']).toContain('BEGIN CERTIFICATE')
  })

  it('include a token that is rotated by one new value and one release, and once only', async () => {
    const before = await secretAt(`/vispyr/${NAME}/ingest-token`)
    const rotation = await mutations(() => act({ ...PUBLIC, 'rotate-ingest-token': 'true' }))
    expect(rotation.step.exitCode, textOf(rotation.step)).toBe(0)
    expect(rotation.operations.sort()).toEqual(['PutObject', 'PutParameter', 'SendCommand'])
    const token = await secretAt(`/vispyr/${NAME}/ingest-token`)
    expect(token).not.toBe(before)
    const { 'metrics-endpoint': url, 'ca-certificate': ca } = rotation.step.outputs
    expect(await ask(url, ca, { authorization: `Bearer ${token}` })).not.toBe(401)

    const again = await mutations(() => act({ ...PUBLIC, 'rotate-ingest-token': 'true' }))
    expect(again.step.exitCode, textOf(again.step)).toBe(0)
    expect(again.operations).toEqual([])
    expect(textOf(again.step)).toMatch(/rotate-ingest-token: the token is from .* and stays/)
  })

  it('include a password that Grafana really takes when someone changes it in Parameter Store', async () => {
    const Name = `/vispyr/${NAME}/grafana-admin-password`
    const before = await secretAt(Name)
    const Value = `changed-${randomUUID()}`
    await stage().ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }))
    formerPasswords.push(before, Value)
    const { step, operations } = await mutations(() => act(PUBLIC))
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(operations.sort()).toEqual(['PutObject', 'SendCommand'])
    expect(await login(step, Value)).toBe(200)
    expect(await login(step, before)).toBe(401)
  })

  it('can include a password of the caller, which must be there and encrypted', async () => {
    const inputs = { ...PUBLIC, 'admin-password-parameter': OWN_PASSWORD }
    const missing = await mutations(() => act(inputs))
    expect(missing.step.exitCode).toBe(1)
    expect(missing.operations).toEqual([])
    expect(textOf(missing.step)).toContain(`admin-password-parameter: '${OWN_PASSWORD}' does not exist in us-east-1`)

    const put = (Value: string, Type: 'String' | 'SecureString', Overwrite = false) =>
      stage().ssm.send(new PutParameterCommand({ Name: OWN_PASSWORD, Value, Type, Overwrite }))
    await put('in clear', 'String')
    const clear = await mutations(() => act(inputs))
    expect(clear.operations).toEqual([])
    expect(textOf(clear.step)).toContain(
      `'${OWN_PASSWORD}' is a String; allowed is a parameter of the type SecureString`,
    )

    const password = `own-${randomUUID()}`
    await put(password, 'SecureString', true)
    const step = await act(inputs)
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['admin-password-parameter']).toBe(OWN_PASSWORD)
    expect(await login(step, password)).toBe(200)
    const { PolicyDocument } = await stage().iam.send(
      new GetRolePolicyCommand({ RoleName: `vispyr-${NAME}-us-east-1`, PolicyName: 'host' }),
    )
    expect(decodeURIComponent(PolicyDocument ?? '')).toContain(`parameter${OWN_PASSWORD}"`)
    await expect(secretAt(`/vispyr/${NAME}/grafana-admin-password`)).rejects.toThrow()
  })

  it('are found nowhere: no request, no file, no log, no archive, no user data, no command', async () => {
    const host = await hostRoot()
    const secrets = [
      await secretAt(`/vispyr/${NAME}/grafana-secret-key`),
      ...(await historyOf(`/vispyr/${NAME}/ingest-token`)),
      await secretAt(OWN_PASSWORD),
      ...formerPasswords,
      ...(await privateKeyLines(host)),
    ]
    expect(secrets).toHaveLength(9)
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(20)

    const records = await everythingRecorded(host)
    const found = records.filter(({ content }) => secrets.some((secret) => holds(content, secret)))
    // The search finds what is there: the calls that store a secret, and the command that hides it from the log.
    const expected = found.filter(({ what }) => what === 'request PutParameter' || what === 'mask')
    expect(expected.length).toBeGreaterThanOrEqual(6)
    expect(found.filter((record) => !expected.includes(record)).map(({ what }) => what)).toEqual([])
    const kinds = new Set(records.map(({ what }) => what.split(' ').slice(0, 2).join(' ')))
    expect([...kinds]).toEqual(
      expect.arrayContaining(['request SendCommand', 'request RunInstances', 'request PutObject', 'log', 'outputs']),
    )
  })
})

interface Found {
  readonly what: string
  readonly content: Buffer
}

/** Whether something holds a secret as it is, or in base64 at any offset. */
const holds = (content: Buffer, secret: string): boolean =>
  content.includes(secret) || [0, 1, 2].some((offset) => content.includes(inBase64(secret, offset)))

/** The characters that a text has in base64 wherever it begins, without those that depend on its neighbours. */
const inBase64 = (text: string, offset: number): string =>
  Buffer.from(`${' '.repeat(offset)}${text}`)
    .toString('base64')
    .slice(offset === 0 ? 0 : 4, -4)

const hostRoot = async (): Promise<string> => {
  const id = steps.at(-1)?.outputs['instance-id'] ?? ''
  const runs = await readdir(join(cloudDirectory, 'runs'))
  for (const run of runs) {
    const hosts = await readdir(join(cloudDirectory, 'runs', run, 'hosts')).catch((): string[] => [])
    if (hosts.includes(id)) return join(cloudDirectory, 'runs', run, 'hosts', id)
  }
  throw new Error(`The host ${id} has no files.`)
}

const historyOf = async (Name: string): Promise<string[]> => {
  const { Parameters = [] } = await stage().ssm.send(new GetParameterHistoryCommand({ Name, WithDecryption: true }))
  return Parameters.map(({ Value }) => Value ?? '')
}

/** The two lines of the certificate's key that hold the key itself. */
const privateKeyLines = async (host: string): Promise<string[]> => {
  const pem = await readFile(join(host, 'root/var/lib/vispyr/tls/live/privkey.pem'), 'utf8')
  return pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'))
}

/** Everything that leaves a trace: requests, the steps' logs and files, user data, and the host's own files outside the places that are made for secrets. */
const everythingRecorded = async (host: string): Promise<Found[]> => {
  const { cloud, ec2 } = stage()
  const requests = cloud.control
    .bodies()
    .map(({ operation, body }) => ({ what: `request ${operation}`, content: unpacked(body) }))
  const lines = cloud.control.calls().map(({ request }) => ({ what: 'request line', content: Buffer.from(request) }))
  const instance = steps.at(-1)?.outputs['instance-id']
  const { UserData } = await ec2.send(
    new DescribeInstanceAttributeCommand({ InstanceId: instance, Attribute: 'userData' }),
  )
  const userData = Buffer.from(UserData?.Value ?? '', 'base64')
  expect(createHash('sha256').update(userData).digest('hex')).not.toBe(createHash('sha256').digest('hex'))
  const logs = steps.flatMap(({ rawLog }) =>
    rawLog.map((line) => ({ what: line.startsWith('::add-mask::') ? 'mask' : 'log', content: Buffer.from(line) })),
  )
  const files = steps.flatMap(({ outputs, summary, state }) => [
    { what: 'outputs', content: Buffer.from(JSON.stringify({ ...outputs, 'ca-certificate': '' })) },
    { what: 'summary', content: Buffer.from(summary) },
    { what: 'state', content: Buffer.from(JSON.stringify(state)) },
  ])
  return [
    ...requests,
    ...lines,
    { what: 'user data', content: userData },
    ...logs,
    ...files,
    ...(await filesOf(workspace)),
    ...(await filesOf(host)),
  ]
}

/** A form's values as they are meant, not as they are escaped. */
const unpacked = (body: Buffer): Buffer =>
  body.includes('UserData=')
    ? Buffer.concat([body, Buffer.from(new URLSearchParams(body.toString()).get('UserData') ?? '', 'base64')])
    : body

/** Where secrets belong: their own folder, the certificate's, and what stands in for Grafana's database. */
const PLACES_FOR_SECRETS = /\/opt\/vispyr\/secrets\/|\/var\/lib\/vispyr\/(tls|grafana)\//

const filesOf = async (directory: string): Promise<Found[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !PLACES_FOR_SECRETS.test(path))
  return Promise.all(paths.map(async (path) => ({ what: `file ${path}`, content: await readFile(path) })))
}

import { randomUUID, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeInstanceAttributeCommand } from '@aws-sdk/client-ec2'
import { GetRolePolicyCommand } from '@aws-sdk/client-iam'
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import {
  GetParameterCommand,
  GetParameterHistoryCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  PutParameterCommand,
} from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloudDirectory } from '../../../local/cloud/directories.ts'
import { runAction, type StepOptions, type StepResult } from '../../../local/runner/run.ts'
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
const act = async (
  inputs: Readonly<Record<string, string>>,
  options: Pick<StepOptions, 'kill' | 'onLine'> = {},
): Promise<StepResult> => {
  const environment = { ...stage().cloud.environment, RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }
  const step = await runAction({ inputs, environment, directory: workspace, ...options })
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

  it('stay where they are when a release fails, and when a step is killed and cleaned up after', {
    timeout: 600_000,
  }, async () => {
    const inputs = { ...PUBLIC, 'admin-password-parameter': OWN_PASSWORD }
    const { control } = stage().cloud
    await control.addHostFault({ match: 'docker compose up', exitCode: 17, stderr: 'no space left on device' })
    // The second repetition is told in the debug log only.
    control.addFault({ service: 'ssm', operation: 'SendCommand', status: 400, code: 'InvalidInstanceId', times: 2 })
    const failed = await act({ ...inputs, 'metrics-retention': '12d' })
    expect(failed.exitCode).toBe(1)
    expect(textOf(failed)).toContain('no space left on device')
    await control.clearHostFaults()

    await control.addHostFault({ match: 'docker compose up', delaySeconds: 600 })
    const controller = new AbortController()
    const onLine = (line: string): void => {
      if (/starting services/.test(line)) controller.abort()
    }
    const killed = await act(
      { ...inputs, 'metrics-retention': '13d' },
      { onLine, kill: { signal: controller.signal, lost: false } },
    )
    expect(textOf(killed)).toContain('This step ended before it could close everything.')
    await control.clearHostFaults()
    const completed = await act({ ...inputs, 'metrics-retention': '13d' })
    expect(completed.exitCode, textOf(completed)).toBe(0)
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
    const beforeTheEnd = [
      ...(await userData()),
      ...(await commandHistory()),
      ...(await objectsInBucket()),
      ...(await filesOf(host)),
    ]
    const gone = await act({ command: 'destroy', name: NAME, 'delete-data': 'true' })
    expect(gone.exitCode, textOf(gone)).toBe(0)

    const records = [...beforeTheEnd, ...whatWasAsked(), ...whatStepsLeft(), ...(await filesOf(workspace))]
    const found = records.filter(({ content }) => secrets.some((secret) => holds(content, secret)))
    // The search finds what is there: the calls that store a secret, and the command that hides it from the log.
    const expected = found.filter(({ what }) => what === 'request PutParameter' || what === 'mask')
    expect(expected.length).toBeGreaterThanOrEqual(6)
    expect(found.filter((record) => !expected.includes(record)).map(({ what }) => what)).toEqual([])
    // And it looks everywhere.
    const kinds = new Set(records.map(({ what }) => what.split(' ').slice(0, 2).join(' ')))
    const places = ['request SendCommand', 'request RunInstances', 'request PutObject', 'request line', 'log', 'debug']
    const more = ['outputs', 'summary', 'state', 'user data', 'command history', 'object releases', 'object commands']
    expect([...kinds]).toEqual(expect.arrayContaining([...places, ...more]))
    expect(steps.filter(({ state }) => state['command'])).not.toEqual([])
  })
})

describe('the search for secrets', () => {
  it.each([
    ['as it is', (secret: string) => secret],
    ['in JSON', (secret: string) => JSON.stringify({ secret })],
    ['in a URL', (secret: string) => new URLSearchParams({ secret }).toString()],
    ['in a URL, its blanks otherwise', (secret: string) => encodeURIComponent(secret)],
    ['in base64', (secret: string) => Buffer.from(secret).toString('base64')],
    ['in base64 after something', (secret: string) => Buffer.from(`ab${secret}c`).toString('base64')],
    ['in base64url', (secret: string) => Buffer.from(`a${secret}`).toString('base64url')],
    ['in base64 in a URL', (secret: string) => encodeURIComponent(Buffer.from(secret).toString('base64'))],
    ['in hexadecimal', (secret: string) => Buffer.from(secret).toString('hex')],
  ])('finds one %s', (_, disguise) => {
    const secret = 'k+/ü?>~MIGHAgEAMBMGByqGSM49/AgEGCCqGSM49=='
    expect(holds(Buffer.from(`before ${disguise(secret)} after`), secret)).toBe(true)
    expect(holds(Buffer.from(`before ${disguise('something else entirely')} after`), secret)).toBe(false)
  })
})

interface Found {
  readonly what: string
  readonly content: Buffer
}

/** Whether something holds a secret as it is, in base64 at any offset, or in hexadecimal; each also as a URL or a form escapes it. */
const holds = (content: Buffer, secret: string): boolean =>
  [secret, ...[0, 1, 2].map((offset) => inBase64(secret, offset)), Buffer.from(secret).toString('hex')]
    .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
    .flatMap((text) => [text, encodeURIComponent(text), new URLSearchParams({ text }).toString().slice('text='.length)])
    .some((text) => content.includes(text))

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

/** Every request that the cloud has seen, the hosts' own too. */
const whatWasAsked = (): Found[] => {
  const { control } = stage().cloud
  return [
    ...control.bodies().map(({ operation, body }) => ({ what: `request ${operation}`, content: unpacked(body) })),
    ...control.calls().map(({ request }) => ({ what: 'request line', content: Buffer.from(request) })),
  ]
}

/** What every step has printed, masked or not, and written for the runner. */
const whatStepsLeft = (): Found[] =>
  steps.flatMap(({ rawLog, outputs, summary, state }) => [
    ...rawLog.map((line) => ({
      what: /^::(add-mask|debug)::/.test(line) ? kindOf(line) : 'log',
      content: Buffer.from(line),
    })),
    { what: 'outputs', content: Buffer.from(JSON.stringify({ ...outputs, 'ca-certificate': '' })) },
    { what: 'summary', content: Buffer.from(summary) },
    { what: 'state', content: Buffer.from(JSON.stringify(state)) },
  ])

const kindOf = (line: string): string => (line.startsWith('::add-mask::') ? 'mask' : 'debug')

const userData = async (): Promise<Found[]> => {
  const InstanceId = steps.at(-1)?.outputs['instance-id']
  const { UserData } = await stage().ec2.send(
    new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }),
  )
  const content = Buffer.from(UserData?.Value ?? '', 'base64')
  expect(content.toString()).toContain('vispyr')
  return [{ what: 'user data', content }]
}

/** What AWS keeps of every command: its text, and what it printed. */
const commandHistory = async (): Promise<Found[]> => {
  const { Commands = [] } = await stage().ssm.send(new ListCommandsCommand({}))
  const { CommandInvocations = [] } = await stage().ssm.send(new ListCommandInvocationsCommand({ Details: true }))
  expect(Commands.length).toBeGreaterThan(4)
  return [...Commands, ...CommandInvocations].map((one) => ({
    what: 'command history',
    content: Buffer.from(JSON.stringify(one)),
  }))
}

/** Releases, the output of commands, the hosts' reports. */
const objectsInBucket = async (): Promise<Found[]> => {
  const { s3 } = stage()
  const Bucket = `vispyr-${NAME}-123456789012-us-east-1`
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }))
  return Promise.all(
    Contents.map(async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
      return { what: `object ${Key.split('/')[0]}`, content: Buffer.from((await Body?.transformToByteArray()) ?? []) }
    }),
  )
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

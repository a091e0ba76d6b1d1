import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TOKEN_OVERLAP } from '../../src/model/names.ts'
import { ADDRESS, type Door, isPossible, prepareDoor, type Sent, send } from './front-door/door.ts'

const execute = promisify(execFile)
const FIRST = 'first-token-of-32-characters-abcd'
const SECOND = 'second-token-of-32-characters-abc'
const PARAMETER = '/vispyr/door/ingest-token'

describe.skipIf(!(await isPossible()))('the front door, nginx itself', () => {
  let door: Door
  let ca: string
  let folder: string

  /** Fetches the secrets and lets nginx know, as a release does. */
  const takeTokens = async (): Promise<void> => {
    await door.host('secrets.sh', 'door', 'eu-central-1')
    if ((await door.host('tokens.sh')) !== '') await door.host('reload.sh')
  }

  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  /** An empty remote write: snappy's encoding of nothing is one byte. */
  const write = (headers: Record<string, string>): Promise<Sent> =>
    send(9090, '/api/v1/metrics/write', ca, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-protobuf',
        'content-encoding': 'snappy',
        'x-prometheus-remote-write-version': '0.1.0',
        ...headers,
      },
      body: Buffer.from([0]),
    })
  const push = (headers: Record<string, string>): Promise<Sent> =>
    send(9999, '/push.v1.PusherService/Push', ca, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    })

  /** Sends one span with the SDK in a process of its own; what its exporter has to say. */
  const trace = async (token: string | null, environment: Record<string, string> = {}): Promise<string> => {
    const { stdout } = await execute(process.execPath, [join(import.meta.dirname, '../send-spans.ts'), '1'], {
      env: {
        ...process.env,
        OTEL_EXPORTER_OTLP_ENDPOINT: `https://${ADDRESS}:4317`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
        OTEL_EXPORTER_OTLP_CERTIFICATE: join(folder, 'ca.pem'),
        OTEL_EXPORTER_OTLP_TIMEOUT: '5000',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
        OTEL_SERVICE_NAME: 'front-door',
        ...(token !== null && { OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${token}` }),
        ...environment,
      },
    })
    return stdout.trim()
  }

  /** How many spans the gateway says it has taken. */
  const acceptedSpans = async (): Promise<number> => {
    const metrics = await (await fetch(`http://${await door.addressOf('alloy')}:12345/metrics`)).text()
    return [...metrics.matchAll(/^otelcol_receiver_accepted_spans_total\{[^}]*\} (\d+)$/gm)].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    )
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vispyr-client-'))
    door = await prepareDoor()
    await door.store('/vispyr/door/grafana-admin-password', ['password'], daysAgo(1))
    await door.store('/vispyr/door/grafana-secret-key', ['key'], daysAgo(1))
    await door.store(PARAMETER, [FIRST], daysAgo(1))
    await door.host('secrets.sh', 'door', 'eu-central-1')
    expect(await door.host('tokens.sh')).toBe('changed')
    expect(await door.host('certificate.sh', ADDRESS, 'localhost')).toBe('changed')
    ca = await door.authority()
    await writeFile(join(folder, 'ca.pem'), ca)
    await door.compose('down', '--volumes', '--timeout', '5')
    await door.compose('up', '--detach', '--wait', '--wait-timeout', '120', '--pull', 'never', 'nginx', 'alloy')
  })
  afterAll(async () => {
    await door?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('has a configuration that nginx accepts', async () => {
    await door.compose('exec', '-T', 'nginx', 'nginx', '-t')
  })

  it('refuses what comes without a token, in the words of each protocol', async () => {
    expect(await write({})).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    expect(await push({})).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    expect(await trace(null)).toMatch(/16 UNAUTHENTICATED: missing or wrong ingestion token/)
    expect(await acceptedSpans()).toBe(0)
  })

  it('refuses a wrong token, and a right one that is longer or shorter', async () => {
    for (const token of ['wrong', `${FIRST}x`, FIRST.slice(0, -1), '']) {
      expect((await write(bearer(token))).status).toBe(401)
      expect((await push(bearer(token))).status).toBe(401)
    }
    expect(await trace('wrong')).toMatch(/16 UNAUTHENTICATED/)
  })

  it('takes what comes with the token, on all three ports', async () => {
    expect((await write(bearer(FIRST))).status).toBe(204)
    expect((await push(bearer(FIRST))).status).toBe(200)
    expect(await trace(FIRST)).toBe('sent')
    expect(await acceptedSpans()).toBe(1)
  })

  it('takes the token as a password too, for agents that know nothing else', async () => {
    expect((await write({ authorization: `Basic ${Buffer.from(`vispyr:${FIRST}`).toString('base64')}` })).status).toBe(
      204,
    )
  })

  it('is not trusted by who does not know its authority, and speaks no plain HTTP to agents', async () => {
    expect(await trace(FIRST, { OTEL_EXPORTER_OTLP_CERTIFICATE: '' })).toMatch(/14 UNAVAILABLE/)
    const plain = await fetch(`http://${ADDRESS}:9090/api/v1/metrics/write`, { method: 'POST', headers: bearer(FIRST) })
    expect(plain.status).toBe(400)
  })

  it('speaks TLS 1.2 and 1.3 with forward secrecy, and nothing older', async () => {
    const handshake = (options: object): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: ADDRESS, port: 443, ca, ...options }, () => {
          resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`)
          socket.end()
        })
        socket.on('error', reject)
      })
    expect(await handshake({})).toMatch(/^TLSv1\.3 /)
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256$/)
    await expect(
      handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    ).rejects.toThrow()
  })

  it('leads plain HTTP to HTTPS, and promises nothing for a certificate that nobody trusts', async () => {
    const { statusCode, headers } = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      get(`http://${ADDRESS}/d/vispyr?x=1`, (response) => resolve(response.resume())).on('error', reject),
    )
    expect({ statusCode, location: headers.location }).toEqual({
      statusCode: 308,
      location: `https://${ADDRESS}/d/vispyr?x=1`,
    })
    expect((await send(443, '/', ca)).headers['strict-transport-security']).toBeUndefined()
  })

  it('takes both tokens after a rotation, and restarts nothing for it', async () => {
    const before = await Promise.all([door.startOf('nginx'), door.startOf('alloy')])
    // Stored twice, as by a call that was repeated because its answer was lost.
    await door.store(PARAMETER, [FIRST, SECOND, SECOND], new Date())
    await takeTokens()
    for (const token of [SECOND, FIRST]) {
      expect((await write(bearer(token))).status).toBe(204)
      expect((await push(bearer(token))).status).toBe(200)
      expect(await trace(token)).toBe('sent')
    }
    expect(await Promise.all([door.startOf('nginx'), door.startOf('alloy')])).toEqual(before)
    expect(await door.host('tokens.sh')).toBe('')
  })

  it('takes only the new token once the time of the old one is over', async () => {
    await door.store(PARAMETER, [FIRST, SECOND], new Date(Date.now() - TOKEN_OVERLAP * 1_000))
    await takeTokens()
    expect((await write(bearer(SECOND))).status).toBe(204)
    expect(await trace(SECOND)).toBe('sent')
    expect((await write(bearer(FIRST))).status).toBe(401)
    expect((await push(bearer(FIRST))).status).toBe(401)
    expect(await trace(FIRST)).toMatch(/16 UNAUTHENTICATED/)
  })
})

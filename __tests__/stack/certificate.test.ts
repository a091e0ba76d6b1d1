import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type PeerCertificate } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Authority, hasAuthority, startAuthority } from './front-door/authority.ts'
import { ADDRESS, type Door, isPossible, prepareDoor, send } from './front-door/door.ts'

const execute = promisify(execFile)
const DOMAIN = 'observability.example.org'
/** How long the certificates of this authority hold, seconds: long enough to be seen, short enough to be outlived. */
const VALIDITY = 20

const isHere = (await isPossible(['nginx:1.30.7-alpine', 'goacme/lego:v5.6.0'])) && (await hasAuthority())

describe.skipIf(!isHere)('a certificate for a domain, from an ACME server', () => {
  let door: Door
  let authority: Authority
  let folder: string
  let root: string

  /** Speaks TLS with the front door under a name; the certificate that it showed. */
  const handshake = (port: number, servername: string, ca: string): Promise<PeerCertificate> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: ADDRESS, port, servername, ca, ALPNProtocols: ['h2', 'http/1.1'] }, () => {
        resolve(socket.getPeerCertificate())
        socket.end()
      })
      socket.on('error', reject)
    })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vispyr-authority-'))
    door = await prepareDoor({ domain: DOMAIN, email: 'someone@example.org' })
    const yesterday = new Date(Date.now() - 86_400_000)
    for (const secret of ['grafana-admin-password', 'grafana-secret-key', 'ingest-token'])
      await door.store(`/vispyr/door/${secret}`, [`${secret}-value`], yesterday)
    await door.host('secrets.sh', 'door', 'eu-central-1')
    await door.host('tokens.sh')
    await door.compose('down', '--volumes', '--timeout', '5')
    await door.host('certificate.sh', DOMAIN, ADDRESS)
    await door.compose('up', '--detach', '--wait', '--wait-timeout', '120', '--pull', 'never', 'nginx')
    // Pebble listens in the network of the containers, so it comes after it.
    authority = await startAuthority(folder, VALIDITY)
    door.environment['VISPYR_ACME_SERVER'] = authority.url
    door.environment['VISPYR_ACME_SERVER_AUTHORITY'] = '/data/server-authority.pem'
    await mkdir(join(door.root, 'var/lib/vispyr/tls/lego'), { recursive: true })
    await writeFile(join(door.root, 'var/lib/vispyr/tls/lego/server-authority.pem'), authority.serverAuthority)
    root = await authority.root()
  })
  afterAll(async () => {
    await authority?.close()
    await door?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it("is not there at first: the host's own certificate is served, and nothing is promised", async () => {
    const own = await door.authority()
    await expect(handshake(443, DOMAIN, own)).resolves.toMatchObject({
      issuer: { CN: expect.stringMatching(/^Vispyr/) },
    })
    await expect(handshake(443, DOMAIN, root)).rejects.toThrow()
    const { headers } = await send(443, '/', own, { servername: DOMAIN })
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it("fails with the authority's words when the name does not lead here", async () => {
    await door.compose('stop', '--timeout', '2', 'nginx')
    const attempt = door.host('acme.sh', '--due')
    await expect(attempt).rejects.toThrow(
      /urn:ietf:params:acme:error:connection.*Connection refused|connection refused/i,
    )
    await expect(attempt).rejects.toThrow(/there is no new certificate for observability\.example\.org/)
    await door.compose('up', '--detach', '--wait', '--wait-timeout', '60', '--pull', 'never', 'nginx')
  })

  it('is obtained, served under the name on every port with TLS, and promised for', async () => {
    expect(await door.host('acme.sh', '--due')).toBe('changed')
    await door.host('reload.sh')
    for (const port of [443, 4317, 9090, 9999]) {
      const { subjectaltname } = await handshake(port, DOMAIN, root)
      expect(subjectaltname).toBe(`DNS:${DOMAIN}`)
    }
    const { headers } = await send(443, '/', root, { servername: DOMAIN })
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('is watched by the host, which reports one that is about to end', async () => {
    // Of the twenty seconds that this authority grants, none is left in a week.
    expect(await door.probe(`certificate('${DOMAIN}')`)).toMatch(
      /^\(False, 'observability\.example\.org until .* GMT'\)$/,
    )
    expect(await door.probe("certificate('elsewhere.example.org')")).toBe(
      "(False, 'the certificate is not for elsewhere.example.org')",
    )
  })

  it("leaves the addresses with the host's own certificate", async () => {
    const own = await door.authority()
    expect((await send(443, '/', own)).headers['strict-transport-security']).toBeUndefined()
  })

  it('is renewed once it has expired, without a restart', async () => {
    const started = await door.startOf('nginx')
    const before = await handshake(443, DOMAIN, root)
    await vi.waitFor(() => expect(handshake(443, DOMAIN, root)).rejects.toThrow(/expired/), {
      timeout: VALIDITY * 2_000,
      interval: 1_000,
    })
    // What the timer starts.
    await door.host('renew.sh')
    const after = await handshake(443, DOMAIN, root)
    expect(after.serialNumber).not.toBe(before.serialNumber)
    expect(await door.startOf('nginx')).toBe(started)
  })

  it('survives a replaced host: what it needs is on the data volume alone', async () => {
    const { stdout } = await execute('find', [join(door.root, 'var/lib/vispyr/tls/lego'), '-name', '*.key'])
    // The account's key and the certificate's.
    expect(stdout.trim().split('\n')).toHaveLength(2)
  })

  it('is served no more when the deployment has no domain, and the own one is again', async () => {
    await door.setting('VISPYR_DOMAIN', '')
    expect(await door.host('acme.sh')).toBe('changed')
    await door.host('reload.sh')
    await expect(handshake(443, DOMAIN, root)).rejects.toThrow()
  })
})

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { vi } from 'vitest'
import { ADDRESS, GATEWAY } from './door.ts'

const execute = promisify(execFile)
const ACME_PORT = 14_000
const MANAGEMENT_PORT = 15_000
const DNS_PORT = 8_053

/** Whether the programs that make up a local certificate authority are here. */
export const hasAuthority = async (): Promise<boolean> =>
  Promise.all([execute('which', ['pebble']), execute('which', ['pebble-challtestsrv'])]).then(
    () => true,
    () => false,
  )

/** A certificate authority of Let's Encrypt's kind, for which every name leads to the front door. */
export interface Authority {
  /** Its directory, as the ACME client is told it. */
  readonly url: string
  /** The certificate behind that URL's own, PEM. */
  readonly serverAuthority: string
  /** The root of what it issues, PEM. */
  root(): Promise<string>
  close(): Promise<void>
}

/**
 * Starts Pebble, Let's Encrypt's own test server. It asks the front door on port 80, as the real one asks a host.
 *
 * @param folder where its files go
 * @param validity of the certificates that it issues, seconds
 */
export const startAuthority = async (folder: string, validity: number): Promise<Authority> => {
  const path = (name: string): string => join(folder, name)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  await execute('openssl', [
    ...['req', '-x509', ...key, '-subj', '/CN=authority', '-addext', `subjectAltName=IP:${GATEWAY}`],
    ...['-keyout', path('key.pem'), '-out', path('cert.pem')],
  ])
  const configuration = {
    listenAddress: `${GATEWAY}:${ACME_PORT}`,
    managementListenAddress: `${GATEWAY}:${MANAGEMENT_PORT}`,
    certificate: path('cert.pem'),
    privateKey: path('key.pem'),
    httpPort: 80,
    tlsPort: 443,
    ocspResponderURL: '',
    externalAccountBindingRequired: false,
    retryAfter: { authz: 1, order: 1 },
    keyAlgorithm: 'ecdsa',
    profiles: { default: { description: 'as asked for', validityPeriod: validity } },
  }
  await writeFile(path('pebble.json'), JSON.stringify({ pebble: configuration }))
  const names = spawn(
    'pebble-challtestsrv',
    [
      '-defaultIPv4',
      ADDRESS,
      '-defaultIPv6',
      '',
      '-dnsserver',
      `${GATEWAY}:${DNS_PORT}`,
      '-management',
      `${GATEWAY}:8055`,
    ].concat(['-http01', '', '-https01', '', '-tlsalpn01', '', '-doh', '']),
    { stdio: 'ignore' },
  )
  const pebble = spawn('pebble', ['-config', path('pebble.json'), '-dnsserver', `${GATEWAY}:${DNS_PORT}`], {
    stdio: 'ignore',
    env: { ...process.env, PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0', PEBBLE_AUTHZREUSE: '0' },
  })
  const serverAuthority = await readFile(path('cert.pem'), 'utf8')
  const url = `https://${GATEWAY}:${ACME_PORT}/dir`
  await vi.waitFor(() => fetched(url, serverAuthority), { timeout: 20_000, interval: 200 })
  return {
    url,
    serverAuthority,
    root: () => fetched(`https://${GATEWAY}:${MANAGEMENT_PORT}/roots/0`, serverAuthority),
    close: () => ended(pebble, names),
  }
}

const fetched = (url: string, ca: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk
        })
        .on('end', () => resolve(text))
    }).on('error', reject)
  })

const ended = async (...children: readonly ChildProcess[]): Promise<void> => {
  for (const child of children) {
    if (child.exitCode !== null) continue
    const exit = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await exit
  }
}

import { type RequestOptions, request } from 'node:https'
import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { type Asked, type BareNginx, hasNginx, startNginx } from './front-door/bare-nginx.ts'

/** What a browser gets; the certificates of these tests are nobody's business. */
const ask = (
  { host, port }: BareNginx,
  path: string,
  options: RequestOptions = {},
): Promise<{ status: number; headers: Record<string, unknown>; asked: Asked | null }> =>
  new Promise((resolve, reject) => {
    const call = request(
      { host, port: port(443), path, agent: false, rejectUnauthorized: false, ...options },
      (response) => {
        let text = ''
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => {
            text += chunk
          })
          .on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              asked: response.statusCode === 200 ? (JSON.parse(text) as Asked) : null,
            }),
          )
      },
    )
    call.on('error', reject).end()
  })

/** The cipher that a client of TLS 1.2 gets, or of what is asked for. */
const handshake = ({ host, port }: BareNginx, options: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port: port(443), rejectUnauthorized: false, ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`)
      socket.end()
    })
    socket.on('error', reject)
  })

const on = async (key: 'ecdsa' | 'rsa', trusted: boolean, use: (nginx: BareNginx) => Promise<void>): Promise<void> => {
  const nginx = await startNginx(key, trusted)
  try {
    await use(nginx)
  } finally {
    await nginx.close()
  }
}

describe.skipIf(!(await hasNginx()))("Grafana's door, in this machine's own nginx", () => {
  it.each(['ecdsa', 'rsa'] as const)('speaks TLS 1.2 with forward secrecy for an %s key, and nothing weaker', (key) =>
    on(key, false, async (nginx) => {
      const twelve = { maxVersion: 'TLSv1.2' }
      expect(await handshake(nginx, twelve)).toBe(`TLSv1.2 TLS_ECDHE_${key.toUpperCase()}_WITH_AES_128_GCM_SHA256`)
      expect(await handshake(nginx, {})).toMatch(/^TLSv1\.3 /)
      // Without forward secrecy, without authenticated encryption, and too old.
      for (const ciphers of ['AES128-GCM-SHA256:AES256-SHA', 'ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA'])
        await expect(handshake(nginx, { ...twelve, ciphers })).rejects.toThrow()
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
      await expect(handshake(nginx, old)).rejects.toThrow()
    }),
  )

  it('promises TLS to browsers with a trusted certificate only', () =>
    on('ecdsa', true, async (nginx) => {
      const trusted = await ask(nginx, '/', { servername: 'door.example.org' })
      expect(trusted.headers['strict-transport-security']).toBe('max-age=31536000')
      const own = await ask(nginx, '/')
      expect(own.headers['strict-transport-security']).toBeUndefined()
    }))

  it('lets a person mistype a password, and nobody guess one', () =>
    on('ecdsa', false, async (nginx) => {
      const statuses = []
      for (let attempt = 0; attempt < 20; attempt += 1)
        statuses.push((await ask(nginx, '/login', { method: 'POST' })).status)
      expect(statuses.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 200))
      // One more is free every six seconds.
      expect(statuses.slice(11).filter((status) => status === 429).length).toBeGreaterThanOrEqual(7)
      for (const way of ['//login', '/./login', '/%6cogin', '/login?x=1'])
        expect((await ask(nginx, way, { method: 'POST' })).status, way).toBe(429)
      expect((await ask(nginx, '/api/health')).status).toBe(200)
    }))

  it('tells Grafana who asks, not who one claims to be', () =>
    on('ecdsa', false, async (nginx) => {
      const headers = { 'x-forwarded-for': '8.8.8.8', 'x-forwarded-proto': 'http', 'x-real-ip': '8.8.8.8' }
      const { asked } = await ask(nginx, '/d/vispyr?from=now-1h', { headers })
      expect(asked?.url).toBe('/d/vispyr?from=now-1h')
      expect(asked?.headers['x-forwarded-for']).toMatch(/^127\./)
      expect(asked?.headers['x-real-ip']).toMatch(/^127\./)
      expect(asked?.headers['x-forwarded-proto']).toBe('https')
    }))

  it('carries the websockets of Grafana Live', () =>
    on('ecdsa', false, async (nginx) => {
      const echoed = await new Promise<string>((resolve, reject) => {
        const { host, port } = nginx
        const headers = { connection: 'Upgrade', upgrade: 'websocket' }
        const call = request({ host, port: port(443), path: '/api/live/ws', rejectUnauthorized: false, headers })
        call.on('upgrade', (_, socket) => {
          socket.once('data', (chunk: Buffer) => {
            resolve(chunk.toString())
            socket.destroy()
          })
          socket.write('over the socket')
        })
        call.on('response', ({ statusCode }) => reject(new Error(`no websocket: ${statusCode}`)))
        call.on('error', reject).end()
      })
      expect(echoed).toBe('over the socket')
    }))
})

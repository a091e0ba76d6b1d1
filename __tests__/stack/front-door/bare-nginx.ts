import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { vi } from 'vitest'
import { renderStack } from '../../../src/stack/render.ts'
import { SETTINGS } from './door.ts'

const execute = promisify(execFile)

/** Of these tests alone. */
const ADDRESS = '127.0.67.1'
/** Added to every port, so that no privilege is needed. */
const OFFSET = 18_000

/** Whether this machine has an nginx of its own, as Debian packages it. */
export const hasNginx = (): Promise<boolean> =>
  execute('nginx', ['-v']).then(
    () => true,
    () => false,
  )

/** The product's nginx configuration in the machine's own nginx, with a Grafana behind it that tells what it is asked. */
export interface BareNginx {
  readonly host: string
  port(port: number): number
  close(): Promise<void>
}

/** What the Grafana behind it was asked, as it answers. */
export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** What nginx has learnt since Debian's release is taken out; none of it is what these tests are about. */
const forOlderNginx = (text: string): string =>
  text.replaceAll(/^\s*http2 on;$/gm, '').replaceAll(' resolve max_fails', ' max_fails')

/** Starts it with a certificate of the given kind. */
export const startNginx = async (key: 'ecdsa' | 'rsa', trusted: boolean): Promise<BareNginx> => {
  const root = await mkdtemp(join(tmpdir(), 'vispyr-nginx-'))
  const run = join(root, 'run')
  const grafana = await startGrafana()
  const { port } = grafana.address() as { port: number }
  const adapted = (text: string): string =>
    forOlderNginx(text)
      .replaceAll('/tmp/', `${root}/`)
      .replaceAll('/run/vispyr', run)
      .replaceAll(/listen (?:127\.0\.0\.1:)?(\d+)/g, (_, own: string) => `listen ${ADDRESS}:${Number(own) + OFFSET}`)
      .replaceAll(/server (\w+):(\d+) /g, (_, name: string) => `server 127.0.0.1:${name === 'grafana' ? port : 9} `)
  for (const { path, content } of await renderStack({ directory: STACK, settings: SETTINGS })) {
    const [, file] = /^config\/nginx-[^/]+\/(.*)$/.exec(path) ?? []
    if (file === undefined) continue
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), adapted(content.toString()))
  }
  await mkdir(join(run, 'secrets'), { recursive: true })
  await writeFile(join(run, 'secrets/ingest-tokens.map'), '')
  await makeCertificate(join(run, 'tls'), key)
  if (trusted) {
    await makeCertificate(join(run, 'tls/trusted'), key)
    await writeFile(join(run, 'tls/trusted.map'), '"door.example.org" trusted;\n')
  }
  // Certificates are read at each handshake, by workers who otherwise become somebody who may not.
  const directives = process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;'
  const nginx = spawn('nginx', ['-p', root, '-c', join(root, 'nginx.conf'), '-e', 'stderr', '-g', directives], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  nginx.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  await vi
    .waitFor(() => listens(443 + OFFSET), { timeout: 10_000, interval: 50 })
    .catch(() => {
      throw new Error(`nginx does not start: ${errors}`)
    })
  return {
    host: ADDRESS,
    port: (own) => own + OFFSET,
    close: async () => {
      nginx.kill('SIGQUIT')
      await once(nginx, 'exit')
      grafana.closeAllConnections()
      grafana.close()
      await rm(root, { recursive: true })
    },
  }
}

const STACK = join(import.meta.dirname, '../../../stack')

const listens = async (port: number): Promise<void> => {
  const socket = connect(port, ADDRESS)
  await once(socket, 'connect')
  socket.destroy()
}

/** Answers with what it was asked, and takes every websocket, which it then echoes. */
const startGrafana = async (): Promise<Server> => {
  const answer = ({ url = '', headers }: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ url, headers }))
  }
  const server = createServer(answer)
  server.on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    socket.pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const makeCertificate = async (folder: string, key: 'ecdsa' | 'rsa'): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const algorithm = key === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const names = ['-subj', '/CN=door.example.org', '-addext', `subjectAltName=DNS:door.example.org,IP:${ADDRESS}`]
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  await execute('openssl', ['req', '-x509', '-newkey', ...algorithm, '-noenc', '-days', '2', ...names, ...files])
}

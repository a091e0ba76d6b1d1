import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../../stack/host/expiry.sh', import.meta.url))
const start = promisify(execFile)

/** What the metadata service answers for the tag; null drops the connection. */
let answer: { status: number; text: string } | null = { status: 404, text: '' }
let service: Server
let root: string

beforeEach(async () => {
  service = createServer((request, response) => {
    if (request.method === 'PUT' && request.url === '/latest/api/token') return response.end('token')
    if (answer === null) return request.socket.destroy()
    const isTag = request.url === '/latest/meta-data/tags/instance/vispyr:expires-at'
    const hasToken = request.headers['x-aws-ec2-metadata-token'] === 'token'
    response.statusCode = !hasToken ? 401 : isTag ? answer.status : 400
    return response.end(answer.text)
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  root = await mkdtemp(join(tmpdir(), 'expiry-'))
  await mkdir(join(root, 'bin'))
  await writeFile(join(root, 'bin/systemctl'), `#!/bin/sh\necho "$*" >>"${root}/systemctl.log"\n`)
  await chmod(join(root, 'bin/systemctl'), 0o755)
})
afterEach(async () => {
  service.close()
  await rm(root, { recursive: true, force: true })
})

/** Runs the script and gives its exit code, and what was asked of systemctl. */
const run = async (...parameters: string[]): Promise<{ code: number; systemctl: string[]; output: string }> => {
  const env = {
    PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
    VISPYR_ROOT: root,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  }
  const { code, output } = await start('bash', [script, ...parameters], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  )
  const log = await readFile(join(root, 'systemctl.log'), 'utf8').catch(() => '')
  return { code, output, systemctl: log.split('\n').filter(Boolean) }
}

const inSeconds = (seconds: number): string =>
  new Date(Date.now() + seconds * 1_000).toISOString().replace(/\.\d+Z$/, 'Z')

describe('the guard of the expiry on the host', () => {
  it('powers off a host whose time is over', async () => {
    answer = { status: 200, text: inSeconds(-1) }
    expect(await run()).toMatchObject({ code: 0, systemctl: ['poweroff'] })
  })

  it.each([
    ['whose time is to come', () => ({ status: 200, text: inSeconds(60) }), 0],
    ['without an expiry', () => ({ status: 404, text: '' }), 0],
    ['whose tag is no time', () => ({ status: 200, text: 'yesterday' }), 1],
    ['whose tag is nearly a time', () => ({ status: 200, text: '2026-13-41T00:00:00Z' }), 1],
    ['whose metadata service is out of order', () => ({ status: 500, text: '' }), 1],
    ['whose metadata service gives no answer', () => null, 1],
  ])('leaves a host on %s', async (_, given, code) => {
    answer = given()
    const result = await run()
    expect(result.systemctl, result.output).toEqual([])
    expect(Math.min(result.code, 1), result.output).toBe(code)
  })

  it('puts itself and its timer in place, again and again', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { code, systemctl, output } = await run('--install')
      expect(code, output).toBe(0)
      expect(systemctl.at(-1)).toBe('enable --quiet --now vispyr-expiry.timer')
    }
    expect(await readFile(join(root, 'opt/vispyr/expiry.sh'), 'utf8')).toBe(await readFile(script, 'utf8'))
    const timer = await readFile(join(root, 'etc/systemd/system/vispyr-expiry.timer'), 'utf8')
    expect(timer).toContain('OnUnitActiveSec=1min')
    const service = await readFile(join(root, 'etc/systemd/system/vispyr-expiry.service'), 'utf8')
    expect(service).toContain('ExecStart=/opt/vispyr/expiry.sh')
  })
})

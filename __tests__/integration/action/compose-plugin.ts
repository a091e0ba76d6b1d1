import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { repositoryDirectory } from '../../../local/cloud/directories.ts'

const PLUGIN = 'stands in for Docker Compose'

/** The action as it is, but for the compose plugin that it pins: a few bytes, which a server on this machine has. */
export interface ActionWithPlugin {
  readonly actionDirectory: string
  /** What the job's environment needs besides. */
  readonly environment: Readonly<Record<string, string>>
  readonly sha256: string
  /** What the server was asked for. */
  readonly asked: readonly string[]
}

/** Nothing in a test reaches GitHub, and nothing else has what is pinned. */
export const useActionWithPlugin = (): (() => ActionWithPlugin) => {
  const actionDirectory = mkdtempSync(join(tmpdir(), 'action-'))
  const sha256 = createHash('sha256').update(PLUGIN).digest('hex')
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.end(PLUGIN)
  })
  beforeAll(async () => {
    for (const part of ['action.yml', 'package.json', 'dist', 'stack'])
      cpSync(join(repositoryDirectory, part), join(actionDirectory, part), { recursive: true })
    const bootstrap = join(actionDirectory, 'stack/host/bootstrap.sh')
    writeFileSync(bootstrap, readFileSync(bootstrap, 'utf8').replaceAll(/echo [0-9a-f]{64} /g, `echo ${sha256} `))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    rmSync(actionDirectory, { recursive: true })
  })
  return () => ({
    actionDirectory,
    environment: { VISPYR_COMPOSE_DOWNLOADS: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    sha256,
    asked,
  })
}

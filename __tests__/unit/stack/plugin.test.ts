import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { composePlugin } from '../../../src/stack/plugin.ts'
import { renderUserData } from '../../../src/stack/userdata.ts'
import { folderOf, render, STACK } from './fixtures.ts'

test('the plugin is the one that the bootstrap script pins, for either architecture', async () => {
  const files = await render()
  const script = readFileSync(join(STACK, 'host/bootstrap.sh'), 'utf8')
  for (const [architecture, machine] of [
    ['x86_64', 'x86_64'],
    ['arm64', 'aarch64'],
  ] as const) {
    const { version, file, sha256 } = composePlugin(files, architecture)
    expect(file).toBe(`docker-compose-linux-${machine}`)
    expect(script).toContain(`COMPOSE_VERSION=${version}\n`)
    expect(script).toContain(`${machine}) echo ${sha256} ;;`)
  }
  const unpinned = files.filter(({ path }) => path !== 'host/bootstrap.sh')
  expect(() => composePlugin(unpinned, 'arm64')).toThrow(/pins no Docker Compose for aarch64/)
})

test('only a host without a way to the internet is told where else to look', async () => {
  expect(renderUserData(await render({ isolated: true }))).toContain(
    "export VISPYR_ISOLATED='true'\nexport VISPYR_REGION='eu-central-1'\nexport VISPYR_BUCKET='vispyr-demo-123456789012-eu-central-1'\n",
  )
  expect(renderUserData(await render())).not.toContain('export VISPYR_ISOLATED')
})

// host/bootstrap.sh as a real process on a file tree of its own. What would change this machine or reach out of it is stood in for, and notes what it is told.
describe('host/bootstrap.sh', () => {
  const PLUGIN = 'a plugin'
  const SUM = createHash('sha256').update(PLUGIN).digest('hex')

  /** @param given what comes in place of the plugin @param settings the release's own, or null for user data */
  const run = async (given: string, settings: string | null, environment: Readonly<Record<string, string>> = {}) => {
    const root = await folderOf({ 'etc/fstab': '', notes: '' })
    const programs = join(root, 'programs')
    mkdirSync(programs)
    mkdirSync(join(root, 'etc/sysctl.d'))
    mkdirSync(join(root, 'var'))
    const program = (name: string, lines: string): void => {
      writeFileSync(join(programs, name), `#!/bin/bash\necho "${name} $*" >>"$NOTES"\n${lines}\n`)
      chmodSync(join(programs, name), 0o755)
    }
    for (const name of ['systemctl', 'mkswap', 'swapon', 'sysctl', 'dnf']) program(name, '')
    program('fallocate', `touch "\${@: -1}"`)
    program('docker', '[[ "$1" != compose ]]')
    program('aws', `printf %s '${given}' >"\${@: -1}"`)
    program('curl', `while [[ "$1" != --output ]]; do shift; done; printf %s '${given}' >"$2"`)
    const host = settings === null ? join(root, 'user-data') : join(root, 'release/host')
    mkdirSync(host, { recursive: true })
    if (settings !== null) writeFileSync(join(root, 'release/.env'), settings)
    const pinned = readFileSync(join(STACK, 'host/bootstrap.sh'), 'utf8').replaceAll(
      /echo [0-9a-f]{64} /g,
      `echo ${SUM} `,
    )
    writeFileSync(join(host, 'bootstrap.sh'), pinned)
    const { status, stdout, stderr } = spawnSync('bash', [join(host, 'bootstrap.sh')], {
      encoding: 'utf8',
      env: {
        PATH: `${programs}:${process.env['PATH']}`,
        VISPYR_ROOT: root,
        NOTES: join(root, 'notes'),
        ...environment,
      },
    })
    const installed = spawnSync('cat', [join(root, 'usr/local/lib/docker/cli-plugins/docker-compose')], {
      encoding: 'utf8',
    })
    const notes = readFileSync(join(root, 'notes'), 'utf8').split('\n')
    return { status, output: stdout + stderr, installed: installed.stdout, notes }
  }

  const isolated = { VISPYR_ISOLATED: 'true', VISPYR_REGION: 'eu-central-1', VISPYR_BUCKET: 'a-bucket' }
  const FROM_BUCKET = new RegExp(
    `^aws s3 cp --only-show-errors --region eu-central-1 s3://a-bucket/releases/plugins/${SUM} \\S+/docker-compose\\.\\w+$`,
  )

  test.each([
    ['user data', null, isolated],
    [
      'a release',
      Object.entries(isolated)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
      {},
    ],
  ])('takes the plugin from the bucket where nothing leads to GitHub, in %s', async (_, settings, environment) => {
    const { status, output, installed, notes } = await run(PLUGIN, settings, environment)
    expect(status, output).toBe(0)
    expect(installed).toBe(PLUGIN)
    expect(notes).toContainEqual(expect.stringMatching(FROM_BUCKET))
    expect(notes.some((note) => note.startsWith('curl'))).toBe(false)
  })

  test('installs nothing that is not what is pinned', async () => {
    const { status, output, installed } = await run('another plugin', null, isolated)
    expect(status).toBe(1)
    expect(output).toContain('does not have the expected sha256')
    expect(installed).toBe('')
  })

  test('takes it from GitHub otherwise', async () => {
    const { status, output, installed, notes } = await run(PLUGIN, 'VISPYR_REGION=eu-central-1\n')
    expect(status, output).toBe(0)
    expect(installed).toBe(PLUGIN)
    expect(notes.find((note) => note.startsWith('curl'))).toContain(
      'https://github.com/docker/compose/releases/download/v',
    )
    expect(notes.some((note) => note.startsWith('aws'))).toBe(false)
  })
})

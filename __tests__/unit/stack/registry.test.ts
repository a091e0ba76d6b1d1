import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, STACK } from './fixtures.ts'

// host/registry.sh as a real process. `aws` and `docker` are stood in for: they note what they are told, and where.

const TOKEN = 'a-token-of-twelve-hours'

/** Runs a command through registry.sh with this registry; `docker` notes its words and what it was given on its standard input. */
const run = async (registry: string, aws = `echo ${TOKEN}`) => {
  const folder = await folderOf({
    aws: `#!/bin/sh\necho "aws $*" >>"$NOTES"\n${aws}\n`,
    docker: `#!/bin/sh\necho "docker $* in \${DOCKER_CONFIG:-nowhere}" >>"$NOTES"\n[ "$1" != login ] || cat >"$DOCKER_CONFIG/config.json"\n[ "$1" = login ] || cat "\${DOCKER_CONFIG:-/}/config.json" >"$GIVEN" 2>/dev/null || true\n`,
    notes: '',
    given: '',
  })
  for (const program of ['aws', 'docker']) chmodSync(join(folder, program), 0o755)
  mkdirSync(join(folder, 'run'))
  const { status, stdout, stderr } = spawnSync(
    join(STACK, 'host/registry.sh'),
    ['docker', 'pull', '--quiet', 'an-image'],
    {
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env['PATH']}`,
        VISPYR_ROOT: folder,
        VISPYR_IMAGE_REGISTRY: registry,
        NOTES: join(folder, 'notes'),
        GIVEN: join(folder, 'given'),
      },
    },
  )
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim()
  return {
    status,
    output: stdout + stderr,
    notes: read('notes').replaceAll(folder, '').split('\n'),
    given: read('given'),
    left: readdirSync(join(folder, 'run')),
  }
}

const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'

test('the host logs in to Amazon ECR with a token that is in no command and no log, and gone afterwards', async () => {
  const { status, output, notes, given, left } = await run(`${ECR}/docker-hub`)
  expect(status, output).toBe(0)
  // The two ends of the login run side by side; what is pulled comes after both.
  expect([...notes.slice(0, 2).sort(), ...notes.slice(2)]).toEqual([
    'aws ecr get-login-password --region eu-central-1',
    expect.stringMatching(
      /^docker login --username AWS --password-stdin 123456789012\.dkr\.ecr\.eu-central-1\.amazonaws\.com in \/run\/vispyr-registry\.\w+$/,
    ),
    expect.stringMatching(/^docker pull --quiet an-image in \/run\/vispyr-registry\.\w+$/),
  ])
  expect(given).toBe(TOKEN)
  expect([output, ...notes].join('\n')).not.toContain(TOKEN)
  expect(left).toEqual([])
})

test('a login that is refused says by whom, and nothing is pulled', async () => {
  const { status, output, notes, left } = await run(ECR, 'echo "AccessDeniedException: not allowed" >&2; exit 254')
  expect(status).toBe(1)
  expect(output).toContain('AccessDeniedException: not allowed')
  expect(output).toContain(`cannot log in to ${ECR}: its role needs ecr:GetAuthorizationToken`)
  expect(notes.some((note) => note.includes('pull'))).toBe(false)
  expect(left).toEqual([])
})

test.each(['', 'registry.example.org/mirror', 'dkr.ecr.example.org'])('nobody logs in to %j', async (registry) => {
  // Without a setting the release's own are read, and here there are none.
  const folder = await folderOf({ '.env': `VISPYR_IMAGE_REGISTRY=${registry}\n` })
  execFileSync('cp', ['-r', join(STACK, 'host'), folder])
  const output = execFileSync(join(folder, 'host/registry.sh'), ['echo', 'pulled'], { encoding: 'utf8' })
  expect(output).toBe('pulled\n')
})

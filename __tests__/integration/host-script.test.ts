import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { packRelease, type Release } from '../../src/host/archive.ts'
import { activationScript } from '../../src/host/script.ts'

// The script that Run Command starts, as a real process under a real bash, on a file tree of its own. Only `aws` is stood in for: it copies what it is told to.

const folder = mkdtempSync(join(tmpdir(), 'vispyr-script-'))
const root = join(folder, 'root')
const programs = join(folder, 'bin')
let release: Release
let cases = 0

/** A release whose release.sh tells what it was given, slowly enough for two to meet. */
const RELEASE = [
  {
    path: 'host/release.sh',
    mode: 0o755,
    content: Buffer.from('#!/usr/bin/env bash\nsleep 0.2\necho "handed over: $*"\n'),
  },
  { path: 'big', mode: 0o644, content: Buffer.alloc(300_000, 'x') },
]

beforeEach(async () => {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  mkdirSync(programs, { recursive: true })
  release = await packRelease(RELEASE)
  writeFileSync(join(folder, 'release.tar'), release.archive)
  awsDoes(`cp ${folder}/release.tar "\${@: -1}"`)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  console.log(`${cases} ways for a download to go wrong, none of them trusted`)
})

const awsDoes = (line: string): void => {
  const file = join(programs, 'aws')
  writeFileSync(file, `#!/usr/bin/env bash\nset -e\n${line}\n`)
  chmodSync(file, 0o755)
}

const script = (): string =>
  activationScript({
    deployment: 'demo',
    region: 'eu-central-1',
    bucket: 'vispyr-demo-123456789012-eu-central-1',
    release: release.id,
    sha256: release.sha256,
    instance: 'i-0abc',
    volume: 'vol-0abc',
    progress: 'progress/x.log',
    onFailure: 'rollback',
    verified: null,
  })

const environment = { PATH: `${programs}:${process.env['PATH']}`, VISPYR_ROOT: root }

const run = (): { status: number | null; output: string } => {
  const done = spawnSync('bash', ['-s'], { input: script(), env: environment, encoding: 'utf8' })
  return { status: done.status, output: done.stdout + done.stderr }
}

const releases = (): string[] => {
  const path = join(root, 'opt/vispyr/releases')
  return existsSync(path) ? readdirSync(path) : []
}

describe('the activation script', () => {
  it('unpacks what it has checked, and hands over', () => {
    const { status, output } = run()
    expect(status, output).toBe(0)
    expect(output).toContain(`handed over: --deployment demo`)
    expect(output).toContain('--on-failure rollback')
    expect(releases()).toEqual([release.id])
  })

  it.each([
    ['is cut short', () => awsDoes(`head -c 1000 ${folder}/release.tar >"\${@: -1}"`), /FAILED/],
    ['is something else', () => awsDoes(`echo other >"\${@: -1}"`), /FAILED/],
    [
      'fails',
      () => awsDoes('echo "fatal error: Unable to locate credentials" >&2; exit 1'),
      /Unable to locate credentials/,
    ],
    ['brings nothing', () => awsDoes(':'), /No such file/],
  ])('trusts no download that %s, and leaves nothing of it', (_, spoil, words) => {
    spoil()
    const { status, output } = run()
    expect(status, output).not.toBe(0)
    expect(output).toMatch(words)
    expect(output).not.toContain('handed over')
    expect(releases()).toEqual([])
    cases += 1
    // Once the cause is gone, the next run has nothing to clear up.
    awsDoes(`cp ${folder}/release.tar "\${@: -1}"`)
    expect(run().status).toBe(0)
  })

  it('says so when the disk is full, and leaves nothing', () => {
    // A disk of its own, too small for the archive, seen by this process alone.
    const inside = `mount -t tmpfs -o size=400k tmpfs ${root} && bash -s; status=$?; ls ${root}/opt/vispyr/releases >&2; exit $status`
    const done = spawnSync('unshare', ['--map-root-user', '--mount', 'bash', '-c', inside], {
      input: script(),
      env: environment,
      encoding: 'utf8',
    })
    expect(done.status, done.stderr).not.toBe(0)
    expect(done.stderr).toMatch(/No space left on device/)
    expect(done.stderr.trimEnd().split('\n').at(-1)).not.toBe(release.id)
    expect(done.stdout).not.toContain('handed over')
    cases += 1
  })

  it('survives being killed halfway: the next one does not trust the rest', async () => {
    awsDoes(`cp ${folder}/release.tar "\${@: -1}"; sleep 30`)
    const child = spawn('bash', ['-s'], { env: environment, stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    child.stdin.end(script())
    await expect.poll(releases, { timeout: 10_000 }).toHaveLength(1)
    // As the agent does when a command is cancelled: the whole process group, without a trap.
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    awsDoes(`cp ${folder}/release.tar "\${@: -1}"`)
    const { status, output } = run()
    expect(status, output).toBe(0)
    expect(releases()).toContain(release.id)
    cases += 1
  })

  it('may run twice at once', async () => {
    const runs = [1, 2].map(
      () =>
        new Promise<number | null>((resolve) => {
          const child = spawn('bash', ['-s'], { env: environment, stdio: ['pipe', 'ignore', 'ignore'] })
          child.stdin.end(script())
          child.on('close', resolve)
        }),
    )
    expect(await Promise.all(runs)).toEqual([0, 0])
    expect(releases()).toEqual([release.id])
  })
})

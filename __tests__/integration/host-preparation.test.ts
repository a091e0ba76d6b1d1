import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { linkTools } from '../../local/host/tools.ts'

// What prepares a host, as real processes under a real bash, on a file tree of its own. Programs that would change a machine are stood in for by a line each;
// time passes at once where a script sleeps.

const STACK_HOST = new URL('../../stack/host', import.meta.url).pathname

let folder: string
let cases = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vispyr-host-'))
  for (const path of ['root/etc/systemd/system', 'root/dev/disk/by-id', 'bin'])
    mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'root/etc/fstab'), 'UUID=root / xfs defaults 0 1\n')
  writeFileSync(join(folder, 'time'), 'sleep() { SECONDS=$((SECONDS + $1)); }\n')
  await linkTools(folder, '/usr/bin/env')
  stand('systemctl', ':')
  return () => rmSync(folder, { recursive: true, force: true })
})
afterAll(() => console.log(`${cases} ways for a host to be unfit, each said`))

/** Has a program do one line of bash. */
const stand = (program: string, line: string): void => {
  const file = join(folder, 'bin', program)
  writeFileSync(file, `#!/bin/bash\n${line}\n`)
  chmodSync(file, 0o755)
}

const run = (script: string, ...argumentList: string[]): { status: number | null; output: string } => {
  const done = spawnSync('bash', [join(STACK_HOST, script), ...argumentList], {
    env: {
      PATH: ['bin', 'tools', 'guarded-tools'].map((path) => join(folder, path)).join(':'),
      BASH_ENV: join(folder, 'time'),
      VISPYR_ROOT: join(folder, 'root'),
    },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status: done.status, output: done.stdout + done.stderr }
}

/** Fails, with these words. */
const refuses = (words: RegExp, script: string, ...argumentList: string[]): void => {
  const { status, output } = run(script, ...argumentList)
  expect(status, output).toBeGreaterThan(0)
  expect(output).toMatch(words)
  cases += 1
}

const isPrepared = (): boolean => existsSync(join(folder, 'root/opt/vispyr/bootstrap.done'))

describe('bootstrap', () => {
  it('says so when Docker is missing and cannot be installed', () => {
    stand('dnf', 'echo "Error: Unable to find a match: docker" >&2; exit 1')
    refuses(
      /Unable to find a match: docker[\s\S]*Docker is not on this host and could not be installed/,
      'bootstrap.sh',
    )
    expect(isPrepared()).toBe(false)
  })

  it('says so when Docker does not answer', () => {
    stand('docker', 'echo "Cannot connect to the Docker daemon at unix:///var/run/docker.sock" >&2; exit 1')
    refuses(/Cannot connect to the Docker daemon/, 'bootstrap.sh')
    expect(isPrepared()).toBe(false)
  })

  it.each([
    [
      'is something else',
      'for last; do :; done; while [ $# -gt 0 ]; do [ "$1" = --output ] && echo other >"$2"; shift; done',
      /does not have the expected sha256/,
    ],
    ['does not come', 'echo "curl: (28) Connection timed out" >&2; exit 28', /Connection timed out/],
  ])('trusts no Docker Compose that %s', (_, curl, words) => {
    stand('docker', '[ "$1" = version ]')
    stand('curl', curl)
    refuses(words, 'bootstrap.sh')
    expect(existsSync(join(folder, 'root/usr/local/lib/docker/cli-plugins/docker-compose'))).toBe(false)
    expect(isPrepared()).toBe(false)
  })
})

describe('the data volume', () => {
  const VOLUME = 'vol-0abc'
  const node = (): string => join(folder, 'root/dev/nvme1n1')

  /** A volume with something on it; a filesystem that is made on it is noted, and mounting works. */
  const attach = (blkid: string): void => {
    writeFileSync(node(), '')
    symlinkSync('../../nvme1n1', join(folder, 'root/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0abc'))
    stand('blkid', `case "$*" in *UUID*) echo 1234 ;; *) ${blkid} ;; esac`)
    stand('mkfs.xfs', `echo "$*" >>${folder}/made`)
    stand('mount', `touch ${folder}/mounted`)
    stand('mountpoint', `[ -f ${folder}/mounted ]`)
    stand('findmnt', `echo ${node()}`)
    stand('xfs_growfs', ':')
  }
  const wasFormatted = (): boolean => existsSync(join(folder, 'made'))

  it('is formatted when it is blank, and mounted at every boot', () => {
    attach('exit 2')
    expect(run('volume.sh', VOLUME)).toEqual({
      status: 0,
      output: expect.stringContaining('making a filesystem on the new volume'),
    })
    expect(wasFormatted()).toBe(true)
    expect(readFileSync(join(folder, 'root/etc/fstab'), 'utf8')).toMatch(
      /^UUID=1234 \S+\/var\/lib\/vispyr xfs .*nofail/m,
    )
  })

  it('is mounted as it is when it holds data', () => {
    attach(`echo '/dev/nvme1n1: LABEL="vispyr" UUID="1234" TYPE="xfs"'`)
    expect(run('volume.sh', VOLUME).status).toBe(0)
    expect(wasFormatted()).toBe(false)
  })

  it.each([
    [
      'another filesystem',
      `echo '/dev/nvme1n1: UUID="1" TYPE="ext4"'`,
      /holds something else than Vispyr's data, and is left alone: .*ext4/,
    ],
    ['a partition table', `echo '/dev/nvme1n1: PTUUID="1" PTTYPE="gpt"'`, /left alone: .*gpt/],
    ['what cannot be read', 'exit 4', /left alone: blkid failed with 4/],
    ['what cannot be read, with the exit code of a blank one', 'echo "/dev/nvme1n1: ambivalent"; exit 2', /left alone/],
  ])('is left alone when it holds %s', (_, blkid, words) => {
    attach(blkid)
    refuses(words, 'volume.sh', VOLUME)
    expect(wasFormatted()).toBe(false)
    expect(existsSync(join(folder, 'mounted'))).toBe(false)
  })

  it('stops the release when it is not attached', () => {
    refuses(/the volume vol-0abc is not attached/, 'volume.sh', VOLUME)
  })

  it('stops the release when another one is mounted in its place', () => {
    attach(`echo '/dev/nvme1n1: LABEL="vispyr" TYPE="xfs"'`)
    stand('findmnt', 'echo /dev/nvme2n1')
    refuses(/is mounted from \/dev\/nvme2n1, not from vol-0abc/, 'volume.sh', VOLUME)
  })

  it('hides nothing that was written while it was not mounted', () => {
    attach(`echo '/dev/nvme1n1: LABEL="vispyr" TYPE="xfs"'`)
    mkdirSync(join(folder, 'root/var/lib/vispyr/tempo'), { recursive: true })
    refuses(/is not empty although nothing is mounted there/, 'volume.sh', VOLUME)
  })

  it('says so when it cannot be mounted', () => {
    attach(`echo '/dev/nvme1n1: LABEL="vispyr" TYPE="xfs"'`)
    stand('mount', 'echo "mount: wrong fs type, bad superblock on /dev/nvme1n1" >&2; exit 32')
    refuses(/bad superblock/, 'volume.sh', VOLUME)
  })
})

describe('old releases', () => {
  it('go, but for the four newest and the active one, with the configurations that only they had', () => {
    const home = join(folder, 'root/opt/vispyr')
    for (let age = 1; age <= 8; age += 1) {
      mkdirSync(join(home, `releases/r${age}/config/tempo-${age}`), { recursive: true })
      mkdirSync(join(home, `config/tempo-${age}`), { recursive: true })
      utimesSync(join(home, `releases/r${age}`), 1_000 - age, 1_000 - age)
    }
    symlinkSync(join(home, 'releases/r7'), join(home, 'current'))
    expect(run('prune.sh')).toEqual({ status: 0, output: '' })
    expect(readdirSync(join(home, 'releases')).sort()).toEqual(['r1', 'r2', 'r3', 'r4', 'r7'])
    expect(readdirSync(join(home, 'config')).sort()).toEqual(['tempo-1', 'tempo-2', 'tempo-3', 'tempo-4', 'tempo-7'])
  })
})

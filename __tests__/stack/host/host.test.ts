import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '../../../src/host/archive.ts'
import { useStage } from '../../integration/action/cloud.ts'
import { type Relay, relayTo } from '../engine/relay.ts'
import { attempt, type Outcome, run } from '../engine/run.ts'
import { waitFor } from '../engine/wait.ts'
import { type Disk, makeDisk } from './disk.ts'
import { bootMachine, MACHINE_IMAGE, type Machine, type MachineOptions } from './machine.ts'
import { type Metadata, startMetadata } from './metadata.ts'
import { activate, BUCKET, makeRelease, prepareAccount, type ReleaseOptions, stage, VOLUME_ID } from './releases.ts'

const NGINX = 'nginx:1.30.7-alpine'

/** Of these tests alone: the network of their hosts, and this machine's own address in it. */
const NETWORK = 'vispyr-machines'
const SUBNET = '198.18.67.0/24'
const ADDRESS = '198.18.67.1'

const missing = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0) return 'root, for block devices'
  if ((await attempt(['docker', 'version'])).code !== 0) return 'a Docker Engine'
  for (const image of [MACHINE_IMAGE, NGINX])
    if ((await attempt(['docker', 'image', 'inspect', image])).code !== 0) return `the image ${image}`
  return undefined
}

const lacks = await missing()
if (lacks !== undefined)
  console.log(`test:stack: the host scripts on a real host are skipped, since there is not ${lacks}`)

// One story, each step standing on the one before.
describe.skipIf(lacks !== undefined)('a host with systemd, an engine and a data volume of its own', () => {
  const cloud = useStage()
  let folder: string
  let relay: Relay
  let metadata: Metadata
  let disk: Disk
  let options: MachineOptions
  let machine: Machine
  let release: Release

  /** Packs a release, puts it into the bucket, and activates it. */
  const deploy = async (how: ReleaseOptions = {}): Promise<{ release: Release; outcome: Outcome }> => {
    const made = await makeRelease(how)
    await stage(cloud().s3, made, made.archive)
    return { release: made, outcome: await activate(machine, made) }
  }

  const current = async (): Promise<string> => (await machine.ask('readlink', '/opt/vispyr/current')).trim()

  /** What the host last said of itself, from the bucket. */
  const health = async (): Promise<{ healthy: boolean; release: string; checkedAt: string }> => {
    const object = await cloud().s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'host/health.json' }))
    return JSON.parse((await object.Body?.transformToString()) ?? '')
  }

  /** Whether the release still serves: everything is asked, written and read back. */
  const serves = async (expected: Release): Promise<void> => {
    expect(await current()).toBe(`/opt/vispyr/releases/${expected.id}`)
    const { code, stdout } = await machine.run(['/opt/vispyr/current/host/verify.py'])
    expect(code, stdout).toBe(0)
  }

  const containers = async (): Promise<string[]> =>
    (await machine.ask('docker', 'ps', '--all', '--format', '{{.Names}} {{.State}}')).trim().split('\n').sort()

  /** Takes the last byte of a file system, root's reserve included: most of it at once, the rest by writing until there is none. */
  const fill = async (folder: string): Promise<void> => {
    const room = Number((await machine.ask('df', '--output=avail', '--block-size=1M', folder)).split('\n')[1])
    await machine.ask('fallocate', '--length', `${Math.max(1, room - 64)}M`, `${folder}/full`)
    const { stderr } = await machine.run(['dd', 'if=/dev/zero', `of=${folder}/rest`, 'bs=4k'])
    expect(stderr).toContain('No space left on device')
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vispyr-machine-'))
    await attempt(['docker', 'network', 'rm', NETWORK])
    await run(['docker', 'network', 'create', `--subnet=${SUBNET}`, `--gateway=${ADDRESS}`, NETWORK])
    relay = await relayTo(ADDRESS, Number(new URL(cloud().cloud.url).port))
    metadata = await startMetadata(ADDRESS)
    await prepareAccount(cloud().s3, cloud().ssm)
    disk = await makeDisk(join(folder, 'data.img'), 2 ** 30)
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = cloud().cloud.environment
    options = {
      name: 'first',
      network: NETWORK,
      folder,
      volume: { id: VOLUME_ID, disk },
      environment: {
        AWS_ENDPOINT_URL: `http://${ADDRESS}:${relay.port}`,
        AWS_ACCESS_KEY_ID,
        AWS_SECRET_ACCESS_KEY,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://${ADDRESS}:${metadata.port}`,
      },
      images: [NGINX, MACHINE_IMAGE],
    }
    machine = await bootMachine(options)
  })
  afterAll(async () => {
    await machine?.end()
    await disk?.close()
    await metadata?.close()
    await relay?.close()
    await run(['docker', 'network', 'rm', NETWORK])
    if (folder !== undefined) await rm(folder, { recursive: true })
  })

  it('activates its first release: filesystem, certificate, containers, units', async () => {
    const first = await deploy()
    expect(first.outcome.code, first.outcome.stdout + first.outcome.stderr).toBe(0)
    release = first.release
    await serves(release)
    expect(await machine.ask('findmnt', '--noheadings', '--output', 'SOURCE,FSTYPE', '/var/lib/vispyr')).toMatch(
      new RegExp(`^${disk.device} +xfs\n$`),
    )
    expect(await health()).toMatchObject({ healthy: true, release: release.id })
  })

  it('has units that systemd finds nothing amiss with', async () => {
    const units = (await machine.ask('sh', '-c', 'ls /etc/systemd/system/vispyr-*')).trim().split('\n')
    expect(units).toHaveLength(7)
    const { code, stdout, stderr } = await machine.run([
      'systemd-analyze',
      'verify',
      '--man=no',
      ...units,
      'docker.service',
    ])
    expect({ code, said: stdout + stderr }).toEqual({ code: 0, said: '' })
  })

  it('lets the second of two releases wait, and ends with one set of containers', async () => {
    const outcomes = await Promise.all([deploy({ days: 31 }), deploy({ days: 32 })])
    for (const { outcome } of outcomes) expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
    const waited = outcomes.filter(({ outcome }) =>
      outcome.stdout.includes('another release or health check is running'),
    )
    expect(waited.map(({ release: { id } }) => id)).toHaveLength(1)
    release = waited[0]?.release as Release
    await serves(release)
    expect(await containers()).toHaveLength(6)
  })

  it.each([
    ['is cut short', (archive: Uint8Array) => archive.subarray(0, archive.length / 2)],
    ['is something else', () => Buffer.from('other')],
  ])('trusts no download that %s', async (_, spoil) => {
    const spoiled = await makeRelease({ days: 33 })
    await stage(cloud().s3, spoiled, spoil(spoiled.archive))
    const { code, stdout, stderr } = await activate(machine, spoiled)
    expect(code, stdout).not.toBe(0)
    expect(stderr).toMatch(/computed checksum did NOT match/)
    await serves(release)
  })

  it('refuses a compose file that makes no sense, before anything is changed', async () => {
    const { outcome } = await deploy({ override: (text) => `${text}nonsense: true\n` })
    expect(outcome.code).toBe(1)
    expect(outcome.stdout).toMatch(/FAILED while pulling images\n.*nonsense/)
    await serves(release)
  })

  it('puts the previous release back when a container does not start', async () => {
    const before = await containers()
    const broken = (text: string): string =>
      text.replace('entrypoint: [/stand-in/node', 'entrypoint: [/stand-in/absent')
    const { outcome } = await deploy({ override: broken })
    expect(outcome.code, outcome.stdout).toBe(75)
    expect(outcome.stdout).toMatch(/FAILED while starting services\n.*\/stand-in\/absent/s)
    await serves(release)
    expect(await containers()).toEqual(before)
    expect(await health()).toMatchObject({ healthy: true, release: release.id })
  })

  it('says so when there is no engine, and serves again with it', async () => {
    await machine.ask('systemctl', 'mask', '--now', '--quiet', 'docker.socket', 'docker.service')
    const { outcome } = await deploy({ days: 34 })
    await machine.ask('systemctl', 'unmask', '--quiet', 'docker.socket', 'docker.service')
    await machine.ask('systemctl', 'start', 'docker.service')
    expect(outcome.code).toBe(1)
    expect(outcome.stdout).toMatch(/docker\.service is masked.*FAILED while preparing the host/s)
    await waitFor(
      'the containers',
      async () => ((await machine.run(['/opt/vispyr/current/host/verify.py'])).code === 0 ? true : undefined),
      { seconds: 120 },
    )
    await serves(release)
  })

  it('names the disk when there is no room for a release, and serves on', async () => {
    await fill('/opt')
    try {
      const { outcome } = await deploy({ days: 35 })
      expect(outcome.code).not.toBe(0)
      expect(outcome.stdout + outcome.stderr).toMatch(/No space left on device/)
    } finally {
      await machine.ask('rm', '/opt/full', '/opt/rest')
    }
    await serves(release)
  })

  it('finds everything on the data volume after the host was replaced', async () => {
    const file = '/var/lib/vispyr/alloy/telemetry.json'
    const { traces } = JSON.parse(await machine.ask('cat', file)) as { traces: Record<string, number> }
    const authority = await machine.ask('cat', '/var/lib/vispyr/tls/self-signed/ca.pem')
    await machine.end()
    machine = await bootMachine({ ...options, name: 'second' })
    const outcome = await activate(machine, release)
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
    expect(outcome.stdout).not.toContain('making a filesystem')
    await serves(release)
    const url = `http://127.0.0.1:3200/api/traces/${Object.keys(traces)[0]}`
    await machine.ask('curl', '--fail', '--silent', '--output', '/dev/null', url)
    expect(await machine.ask('cat', '/var/lib/vispyr/tls/self-signed/ca.pem')).toBe(authority)
  })

  it('comes back from a reboot with no help: volume, rules, containers, timers', async () => {
    const before = await containers()
    const off = new Date().toISOString()
    await machine.reboot()
    const report = await waitFor(
      'a health report after the boot',
      async () => {
        const found = await health()
        return found.checkedAt > off && found.healthy ? found : undefined
      },
      // The first report, right after the boot, is of services that are still starting; the next one is five minutes later.
      { seconds: 420 },
    )
    expect(report.release).toBe(release.id)
    await serves(release)
    expect(await containers()).toEqual(before)
    expect(await machine.ask('iptables', '--table', 'raw', '--list-rules', 'PREROUTING')).toContain('VISPYR-METADATA')
    expect((await machine.ask('systemctl', 'list-units', '--failed', '--no-legend')).trim()).toBe('')
  })

  it('powers itself off once its deployment has expired', async () => {
    metadata.tags.set('vispyr:expires-at', '2026-01-01T00:00:00Z')
    const state = ['docker', 'inspect', '--format', '{{.State.Running}}', machine.container]
    await waitFor('the host to power off', async () => ((await run(state)).trim() === 'false' ? true : undefined), {
      seconds: 120,
    })
  })
})

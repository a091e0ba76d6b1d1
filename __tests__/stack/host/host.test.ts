import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '../../../src/host/archive.ts'
import { useStage } from '../../integration/action/cloud.ts'
import { type Relay, relayTo } from '../engine/relay.ts'
import { attempt, type Outcome, run } from '../engine/run.ts'
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
})

import { CreateBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import { packRelease, type Release } from '../../../src/host/archive.ts'
import { activationScript } from '../../../src/host/script.ts'
import { textFile } from '../../../src/stack/files.ts'
import { renderStack } from '../../../src/stack/render.ts'
import { STACK } from '../engine/requirements.ts'
import type { Outcome } from '../engine/run.ts'
import { MACHINE_IMAGE, type Machine } from './machine.ts'

const DEPLOYMENT = 'machine'
const REGION = 'us-east-1'
export const BUCKET = 'vispyr-machine'
export const VOLUME_ID = 'vol-0123456789abcdef0'

/** In place of everything but nginx runs what stands in for it. */
const standIn = (service: string, port: number, user = '10001:10001'): string => `
  ${service}:
    image: ${MACHINE_IMAGE}
    user: '${user}'
    entrypoint: [/stand-in/node, --disable-warning=ExperimentalWarning, /stand-in/__tests__/stack/host/stand-in.ts, ${service}]
    command: !reset []
    environment: { PATH: '/stand-in/__tests__/stack/host/programs:/usr/bin:/bin' }
    volumes: ['/stand-in:/stand-in:ro']
    healthcheck: { test: [CMD, bash, -c, 'exec 3<>/dev/tcp/127.0.0.1/${port}'] }`

const STAND_INS = `services:${[
  standIn('alloy', 4317, '473:473'),
  standIn('grafana', 3000, '472:0'),
  standIn('prometheus', 9090),
  standIn('pyroscope', 4040),
  standIn('tempo', 3200),
].join('')}
`

export interface ReleaseOptions {
  /** Makes one release differ from another. */
  readonly days?: number
  /** What is amiss in compose.override.yml. */
  readonly override?: (text: string) => string
}

/** Renders and packs a release, as the action does. */
export const makeRelease = async ({ days = 30, override = (text) => text }: ReleaseOptions = {}): Promise<Release> => {
  const settings = {
    ...{ name: DEPLOYMENT, region: REGION, bucket: BUCKET, memoryMiB: 4096, volumeSizeGiB: 30, logs: false },
    ...{ tracesRetentionSeconds: 30 * 86_400, metricsRetentionSeconds: days * 86_400 },
    ingestAuth: 'token' as const,
  }
  const files = await renderStack({ directory: STACK, settings })
  return packRelease([...files, textFile('compose.override.yml', override(STAND_INS))])
}

/** Makes what a deploy makes in the account before it comes to the host. */
export const prepareAccount = async (s3: S3Client, ssm: SSMClient): Promise<void> => {
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }))
  for (const secret of ['grafana-admin-password', 'grafana-secret-key', 'ingest-token'])
    await ssm.send(
      new PutParameterCommand({
        Name: `/vispyr/${DEPLOYMENT}/${secret}`,
        Value: `${secret}-value`,
        Type: 'SecureString',
      }),
    )
}

export const stage = (s3: S3Client, { sha256 }: Release, archive: Uint8Array): Promise<unknown> =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `releases/${sha256}.tar`, Body: archive }))

/** Runs on a machine what Run Command would. */
export const activate = (machine: Machine, { id, sha256 }: Release): Promise<Outcome> => {
  const script = activationScript({
    deployment: DEPLOYMENT,
    region: REGION,
    bucket: BUCKET,
    release: id,
    sha256,
    instance: 'i-0123456789abcdef0',
    volume: VOLUME_ID,
    progress: `progress/${id}.log`,
    onFailure: 'rollback',
    verified: null,
  })
  return machine.run(['bash', '-s'], script)
}

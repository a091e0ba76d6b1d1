import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { stagePlugin } from '../../src/host/plugin.ts'
import { UserError } from '../../src/model/errors.ts'
import { scope } from './factories.ts'

const CONTENT = Buffer.from('a plugin')
const sha256 = createHash('sha256').update(CONTENT).digest('hex')
const plugin = { version: 'v1.2.3', file: 'docker-compose-linux-aarch64', sha256 }

/** A server that stands in for where Docker Compose is released. */
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`
}

/** A bucket that has the plugin or has it not, and what was put there. */
const bucketWith = (isThere: boolean, signal = new AbortController().signal) => {
  const put: PutObjectCommand['input'][] = []
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof PutObjectCommand) put.push(command.input)
    else if (!(command instanceof HeadObjectCommand)) throw new Error('neither looked nor put')
    else if (!isThere) throw Object.assign(new Error('not there'), { name: 'NotFound' })
    return {}
  }
  const log = { info: () => undefined, debug: () => undefined, warning: () => undefined }
  return { put, cloud: { scope, signal, log, s3: { send } } as unknown as Cloud }
}

const stage = (cloud: Cloud, VISPYR_COMPOSE_DOWNLOADS: string): Promise<void> =>
  stagePlugin(cloud, plugin, { VISPYR_COMPOSE_DOWNLOADS })

describe('stagePlugin', () => {
  it('puts what was pinned under its digest, wherever it is sent for it', async () => {
    const asked: string[] = []
    const source = await serve(({ url = '' }, response) => {
      asked.push(url)
      if (url.startsWith('/storage')) response.end(CONTENT)
      else response.writeHead(302, { location: '/storage?signature=1' }).end()
    })
    const { put, cloud } = bucketWith(false)
    await stage(cloud, source)
    expect(asked).toEqual(['/releases/v1.2.3/docker-compose-linux-aarch64', '/storage?signature=1'])
    expect(put).toMatchObject([
      {
        Bucket: 'vispyr-demo-123456789012-eu-central-1',
        ExpectedBucketOwner: '123456789012',
        Key: `releases/plugins/${sha256}`,
        Body: CONTENT,
      },
    ])
  })

  it('asks nobody for what is there', async () => {
    const { put, cloud } = bucketWith(true)
    await stage(cloud, 'http://127.0.0.1:9')
    expect(put).toEqual([])
  })

  it.each<[string, RequestListener, RegExp]>([
    [
      'something else',
      (_, response) => response.end('<html>'),
      /is not Docker Compose v1\.2\.3: its sha256 is [0-9a-f]{64}/,
    ],
    ['half of it', (_, response) => response.end(CONTENT.subarray(4)), /is not Docker Compose/],
    [
      'nothing',
      (_, response) => response.writeHead(404).end(),
      /cannot be downloaded from http:\/\/127.* the answer is 404/,
    ],
    [
      'a way that never ends',
      ({ url }, response) => response.writeHead(302, { location: `${url}x` }).end(),
      /leads on and on, last to 127\.0\.0\.1/,
    ],
    ['a connection that breaks', (_, response) => response.destroy(), /cannot be downloaded/],
  ])('puts nothing in the bucket when it is given %s', async (_, listener, message) => {
    const { put, cloud } = bucketWith(false)
    const staged = stage(cloud, await serve(listener))
    await expect(staged).rejects.toThrow(UserError)
    await expect(staged).rejects.toThrow(message)
    expect(put).toEqual([])
  })

  it('ends with the step', async () => {
    const controller = new AbortController()
    const { cloud } = bucketWith(false, controller.signal)
    const source = await serve(() => controller.abort(new UserError('Cancelled by SIGTERM.')))
    await expect(stage(cloud, source)).rejects.toThrow('Cancelled by SIGTERM.')
  })
})

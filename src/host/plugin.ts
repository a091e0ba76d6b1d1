import { createHash } from 'node:crypto'
import { type IncomingMessage, Agent as PlainAgent, get as plainGet } from 'node:http'
import { Agent, get as tlsGet } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { objectIn } from '../cloud/objects.ts'
import { UserError } from '../model/errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What is downloaded: a file of a release, and the digest that it has to have. */
interface Download {
  readonly version: string
  readonly file: string
  readonly sha256: string
}

/** Where Docker Compose is released. The job's environment may name a mirror in VISPYR_COMPOSE_DOWNLOADS: the digest decides, wherever it comes from. */
const RELEASES = 'https://github.com/docker/compose/releases/download'

/** Milliseconds for some 60 MB. */
const TIMEOUT = 120_000
/** GitHub sends whoever downloads to its storage. */
const REDIRECTS = 5

/**
 * Puts the compose plugin where a host that reaches nothing but the bucket fetches it, unless it is there already: its key is its digest.
 *
 * @throws UserError when it cannot be downloaded, or is not what was expected.
 */
export const stagePlugin = async (
  cloud: Cloud,
  { version, file, sha256 }: Download,
  environment: Environment,
): Promise<void> => {
  const target = objectIn(cloud, `releases/plugins/${sha256}`)
  try {
    await cloud.s3.send(new HeadObjectCommand(target))
    return
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const url = `${environment['VISPYR_COMPOSE_DOWNLOADS'] ?? RELEASES}/${version}/${file}`
  const content = await download(url, cloud.signal, environment)
  const found = createHash('sha256').update(content).digest('hex')
  if (found !== sha256) {
    throw new UserError(
      `${url} is not Docker Compose ${version}: its sha256 is ${found}, and ${sha256} was expected.`,
      {
        fix: 'Look at what answers at that address; the sums are in stack/host/bootstrap.sh.',
      },
    )
  }
  const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
  await cloud.s3.send(
    new PutObjectCommand({ ...target, Body: content, ContentType: 'application/octet-stream', ChecksumSHA256 }),
  )
  cloud.log.info(
    `Docker Compose ${version} (${content.byteLength} bytes) lies in the bucket, for a host out of reach of GitHub.`,
  )
}

/** Through the job's proxy where there is one. */
const download = async (url: string, cancelled: AbortSignal, environment: Environment): Promise<Buffer> => {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(TIMEOUT)])
  const failed = (why: string, cause?: unknown): UserError =>
    new UserError(`Docker Compose cannot be downloaded from ${url}: ${why}.`, {
      fix: 'The job needs a way to github.com, or to a mirror of its releases, named in the environment variable VISPYR_COMPOSE_DOWNLOADS.',
      cause,
    })
  let address = new URL(url)
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const { statusCode, location, content } = await request(address, signal, environment).catch((error: unknown) => {
      cancelled.throwIfAborted()
      throw failed(error instanceof Error ? error.message : String(error), error)
    })
    if (statusCode === 200) return content
    if (location === undefined) throw failed(`the answer is ${statusCode}`)
    address = new URL(location, address)
  }
  throw failed(`it leads on and on, last to ${address.host}`)
}

interface Answer {
  readonly statusCode: number
  /** Where a redirect leads. */
  readonly location: string | undefined
  readonly content: Buffer
}

const request = (url: URL, signal: AbortSignal, environment: Environment): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const take = (response: IncomingMessage): void => {
      const { statusCode = 0, headers } = response
      buffer(response).then((content) => resolve({ statusCode, location: headers.location, content }), reject)
    }
    const settings = { proxyEnv: environment }
    const sent =
      url.protocol === 'http:'
        ? plainGet(url, { signal, agent: new PlainAgent(settings) }, take)
        : tlsGet(url, { signal, agent: new Agent(settings) }, take)
    sent.on('error', reject)
  })

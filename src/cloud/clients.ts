import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { Route53Client } from '@aws-sdk/client-route-53'
import { S3Client } from '@aws-sdk/client-s3'
import { SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler'
import { UserError } from '../model/errors.ts'
import type { Log } from '../model/log.ts'
import type { Cloud } from './cloud.ts'
import { explainFailures } from './failures.ts'

/** Six attempts ride out a throttled minute; the SDK's own three do not. */
const ATTEMPTS = 6
/** The SDK has no default: a connection that dies silently would hang until the job's own limit. */
const REQUEST_TIMEOUT = 30_000
const CONNECTION_TIMEOUT = 5_000
/** A runner gives a cancelled step 7.5 s, in which two calls must have an answer or be given up. */
const FAREWELL = { requestTimeout: 2_500, connectionTimeout: 1_500, throwOnRequestTimeout: true }

/** Hands the signal to every request of every client, so that no call site can forget it. */
class AbortableHandler extends NodeHttpHandler {
  readonly #signal: AbortSignal

  constructor(signal: AbortSignal, options: NodeHttpHandlerOptions) {
    super(options)
    this.#signal = signal
  }

  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    return super.handle(request, { ...options, abortSignal: this.#signal })
  }
}

/** What is needed to reach AWS. */
export interface Connection {
  readonly name: string
  readonly region: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Makes the SDK's clients and asks whose credentials these are. Credentials and endpoints come from the environment, as every AWS tool takes them.
 *
 * @throws UserError when there are no credentials, or none that AWS accepts.
 */
export const connect = async ({ name, region, environment, log, signal }: Connection): Promise<Cloud> => {
  const handlerOptions: NodeHttpHandlerOptions = {
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: CONNECTION_TIMEOUT,
    throwOnRequestTimeout: true,
    // HTTPS_PROXY and NO_PROXY are honoured by Node's own agents; the SDK ignores them.
    httpAgent: new PlainAgent({ keepAlive: true, proxyEnv: environment }),
    httpsAgent: new Agent({ keepAlive: true, proxyEnv: environment }),
  }
  const configuration = {
    region,
    maxAttempts: ATTEMPTS,
    customUserAgent: [
      ['vispyr-deploy', '1'],
      ['run', environment['GITHUB_RUN_ID'] ?? 'local'],
    ] as [string, string][],
    requestHandler: new AbortableHandler(signal, handlerOptions),
  }
  for (const variable of Object.keys(environment).filter((variable) => variable.startsWith('AWS_ENDPOINT_URL'))) {
    log.info(`AWS is reached at ${environment[variable]} (${variable}).`)
  }
  const sts = new STSClient(configuration)
  const ec2 = new EC2Client(configuration)
  const iam = new IAMClient(configuration)
  const route53 = new Route53Client(configuration)
  const s3 = new S3Client(configuration)
  const ssm = new SSMClient(configuration)
  const farewell = {
    ...configuration,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ ...handlerOptions, ...FAREWELL }),
  }
  const afterAbort = { ssm: new SSMClient(farewell), s3: new S3Client(farewell) }
  sts.middlewareStack.use(explainFailures('sts'))
  ec2.middlewareStack.use(explainFailures('ec2'))
  iam.middlewareStack.use(explainFailures('iam'))
  route53.middlewareStack.use(explainFailures('route53'))
  s3.middlewareStack.use(explainFailures('s3'))
  ssm.middlewareStack.use(explainFailures('ssm'))
  const identity = await sts.send(new GetCallerIdentityCommand({}))
  const [, partition, , , account] = (identity.Arn ?? '').split(':')
  if (!partition || !account) throw new UserError(`AWS names no account for these credentials (ARN '${identity.Arn}').`)
  return { scope: { name, region, account, partition }, ec2, iam, route53, s3, ssm, afterAbort, log, signal }
}

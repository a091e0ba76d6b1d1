import { identifyRoute53 } from './identify-route53.ts'
import { identifyS3 } from './identify-s3.ts'

/** What a request asks of which service, read from the request alone. */
export interface Operation {
  /** The signing name: `ec2`, `s3`, `ssm`, `iam`, `sts`. */
  readonly service: string
  /** The API operation, such as `RunInstances`; `Unknown` when the request names none. */
  readonly operation: string
  readonly region: string
  readonly accessKeyId: string | undefined
  /** Whether it would change anything: not a read, and not a dry run. */
  readonly mutating: boolean
  readonly dryRun: boolean
  /** The form of a query-protocol request (EC2, IAM, STS); empty for the others. */
  readonly parameters: URLSearchParams
}

/** The parts of an HTTP request that {@link identify} reads. */
export interface RequestParts {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

const READS = /^(Describe|Get|List|Head)/

/**
 * Names the service and the operation of an AWS request: the service from the scope of its signature, the operation from `X-Amz-Target` (SSM), the form's
 * `Action` (EC2, IAM, STS) or method, path and sub-resource (S3).
 */
export function identify(request: RequestParts): Operation {
  const query = new URLSearchParams(request.target.split('?')[1] ?? '')
  const scope = credentialScope(request, query)
  const target = header(request, 'x-amz-target')
  const isForm = header(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true
  const parameters = isForm
    ? new URLSearchParams(request.body.toString())
    : query.has('Action')
      ? query
      : new URLSearchParams()
  const service = scope?.service ?? serviceOfUnsigned(target)
  const operation = target?.split('.').at(-1) ?? parameters.get('Action') ?? byPath(service, request, query)
  const dryRun = parameters.get('DryRun') === 'true'
  return {
    service,
    operation,
    region: scope?.region ?? 'us-east-1',
    accessKeyId: scope?.accessKeyId,
    // STS hands out credentials and changes nothing, whatever its verbs.
    mutating: !dryRun && service !== 'sts' && !READS.test(operation),
    dryRun,
    parameters,
  }
}

/** The services whose operation is in method and path. */
function byPath(service: string, request: RequestParts, query: URLSearchParams): string {
  if (service === 's3') return identifyS3(request, query)
  return service === 'route53' ? identifyRoute53(request.method, request.target) : 'Unknown'
}

/** One header's value, joined when it was sent several times. */
export function header(request: Pick<RequestParts, 'headers'>, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** `Credential=<key>/<date>/<region>/<service>/aws4_request`, from the Authorization header or a presigned URL. */
function credentialScope(
  request: RequestParts,
  query: URLSearchParams,
): { accessKeyId: string; region: string; service: string } | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(header(request, 'authorization') ?? '')?.[1] ?? query.get('X-Amz-Credential')
  const [accessKeyId, , region, service] = credential?.split('/') ?? []
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined
  return { accessKeyId, region, service }
}

function serviceOfUnsigned(target: string | undefined): string {
  return target?.startsWith('AmazonSSM') === true ? 'ssm' : 's3'
}

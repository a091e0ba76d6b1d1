import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

/** One call that the API got. */
export interface GitHubCall {
  readonly method: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>> | null
  readonly status: number
  /** The operation of GitHub's description that it is, or null. */
  readonly operation: string | null
  /** What is wrong with it, or with the answer of the stand-in itself, by that description. */
  readonly violations: readonly string[]
}

/** A comment that was made. */
export interface StoredComment {
  readonly id: number
  readonly issue: number
  body: string
}

/** A deployment that was recorded. */
export interface StoredDeployment {
  readonly id: number
  readonly environment: string
  readonly ref: string
  readonly transient: boolean
  readonly statuses: {
    readonly state: string
    readonly url: string
    readonly log: string
    readonly description: string
  }[]
}

/** A stand-in for GitHub's REST API on this machine alone. */
export interface GitHubApi {
  readonly url: string
  readonly calls: GitHubCall[]
  readonly comments: StoredComment[]
  readonly deployments: StoredDeployment[]
  /** A token that may do what the permissions say, e.g. `{ deployments: 'write' }`. */
  tokenFor(permissions: Readonly<Record<string, string>>): string
  close(): Promise<void>
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, object>>
}

const DESCRIPTION = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** What a token needs for each operation, as GitHub documents it for each endpoint. */
const PERMISSIONS: Readonly<Record<string, readonly [scope: string, level: 'read' | 'write']>> = {
  'issues/list-comments': ['pull-requests', 'read'],
  'issues/create-comment': ['pull-requests', 'write'],
  'issues/update-comment': ['pull-requests', 'write'],
  'repos/list-deployments': ['deployments', 'read'],
  'repos/create-deployment': ['deployments', 'write'],
  'repos/create-deployment-status': ['deployments', 'write'],
}

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** Starts the stand-in. It keeps comments and deployments, and holds every request and its own answers against GitHub's description of them. */
export const startGitHub = async (): Promise<GitHubApi> => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  formats.default(ajv)
  ajv.addSchema(DESCRIPTION, 'github')
  const validators = new Map<string, ValidateFunction | null>()
  const complaints = (pointer: string, value: unknown): string[] => {
    if (!validators.has(pointer)) validators.set(pointer, ajv.getSchema(`github#${pointer}`) ?? null)
    const validate = validators.get(pointer)
    if (!validate) return [`GitHub's description has nothing at ${pointer}`]
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`)
  }

  const calls: GitHubCall[] = []
  const comments: StoredComment[] = []
  const deployments: StoredDeployment[] = []
  const tokens = new Map<string, Readonly<Record<string, string>>>()
  let nextId = 1

  const operationOf = (
    method: string,
    path: string,
  ): { template: string; operation: Operation; values: string[] } | null => {
    for (const [template, methods] of Object.entries(DESCRIPTION.paths)) {
      const expression = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`)
      const match = expression.exec(path)
      const operation = methods[method.toLowerCase()]
      if (match && operation) return { template, operation, values: match.slice(1) }
    }
    return null
  }

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const url = new URL(request.url ?? '', 'http://github')
    const method = request.method ?? 'GET'
    const content = await text(request)
    const body = content === '' ? null : (JSON.parse(content) as Record<string, unknown>)
    const found = operationOf(method, url.pathname)
    const record = (
      status: number,
      violations: readonly string[],
      reply: unknown,
    ): { status: number; body: unknown } => {
      const operation = found?.operation.operationId ?? null
      calls.push({ method, path: url.pathname + url.search, body, status, operation, violations })
      return { status, body: reply }
    }
    if (!found) return record(404, [`GitHub's description has no ${method} ${url.pathname}`], { message: 'Not Found' })
    const { template, operation, values } = found
    const granted = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''))
    if (!granted) return record(401, [], { message: 'Bad credentials' })
    const [scope, level] = PERMISSIONS[operation.operationId] ?? ['administration', 'write']
    if (granted[scope] !== 'write' && granted[scope] !== level)
      return record(403, [], { message: 'Resource not accessible by integration' })
    const violations: string[] = []
    const pointer = `/paths/${escaped(template)}/${method.toLowerCase()}`
    if (operation.requestBody)
      violations.push(...complaints(`${pointer}/requestBody/content/application~1json/schema`, body))
    if (violations.length > 0) return record(422, violations, { message: 'Validation Failed' })
    const reply = carryOut(operation.operationId, values, url.searchParams, body ?? {})
    const success = `${pointer}/responses/${reply.status}/content/application~1json/schema`
    return record(reply.status, complaints(success, reply.body), reply.body)
  }

  const carryOut = (
    operation: string,
    [owner = '', repository = '', id = '']: readonly string[],
    query: URLSearchParams,
    body: Readonly<Record<string, unknown>>,
  ): { status: number; body: unknown } => {
    const base = `https://api.github.com/repos/${owner}/${repository}`
    switch (operation) {
      case 'issues/list-comments': {
        const size = Number(query.get('per_page') ?? 30)
        const first = (Number(query.get('page') ?? 1) - 1) * size
        const own = comments.filter(({ issue }) => issue === Number(id))
        return { status: 200, body: own.slice(first, first + size).map((comment) => commentBody(base, comment)) }
      }
      case 'issues/create-comment': {
        const comment = { id: nextId++, issue: Number(id), body: String(body['body']) }
        comments.push(comment)
        return { status: 201, body: commentBody(base, comment) }
      }
      case 'issues/update-comment': {
        const comment = comments.find((one) => one.id === Number(id))
        if (!comment) throw new Error(`there is no comment ${id}`)
        comment.body = String(body['body'])
        return { status: 200, body: commentBody(base, comment) }
      }
      case 'repos/list-deployments': {
        const wanted = query.get('environment')
        const own = deployments.filter(({ environment }) => wanted === null || environment === wanted)
        return { status: 200, body: own.map((deployment) => deploymentBody(base, deployment)) }
      }
      case 'repos/create-deployment': {
        const deployment: StoredDeployment = {
          id: nextId++,
          environment: String(body['environment'] ?? 'production'),
          ref: String(body['ref']),
          transient: body['transient_environment'] === true,
          statuses: [],
        }
        deployments.push(deployment)
        return { status: 201, body: deploymentBody(base, deployment) }
      }
      case 'repos/create-deployment-status': {
        const deployment = deployments.find((one) => one.id === Number(id))
        if (!deployment) throw new Error(`there is no deployment ${id}`)
        const status = {
          state: String(body['state']),
          url: String(body['environment_url'] ?? ''),
          log: String(body['log_url'] ?? ''),
          description: String(body['description'] ?? ''),
        }
        deployment.statuses.push(status)
        return { status: 201, body: statusBody(base, deployment, status) }
      }
      default:
        throw new Error(`${operation} is not stood in for`)
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      },
      (error: unknown) => {
        calls.push({
          method: request.method ?? '',
          path: request.url ?? '',
          body: null,
          status: 500,
          operation: null,
          violations: [String(error)],
        })
        response.writeHead(500).end(JSON.stringify({ message: String(error) }))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    comments,
    deployments,
    tokenFor: (permissions) => {
      const token = `ghs_${tokens.size + 1}_local`
      tokens.set(token, permissions)
      return token
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

const TIME = '2026-11-23T15:00:00Z'

const commentBody = (base: string, { id, issue, body }: StoredComment) => ({
  id,
  node_id: `IC_${id}`,
  url: `${base}/issues/comments/${id}`,
  html_url: `${base.replace('api.github.com/repos', 'github.com')}/pull/${issue}#issuecomment-${id}`,
  issue_url: `${base}/issues/${issue}`,
  body,
  user: null,
  author_association: 'NONE',
  created_at: TIME,
  updated_at: TIME,
})

const deploymentBody = (base: string, { id, environment, ref, transient }: StoredDeployment) => ({
  id,
  node_id: `DE_${id}`,
  url: `${base}/deployments/${id}`,
  sha: ref,
  ref,
  task: 'deploy',
  payload: {},
  environment,
  description: null,
  creator: null,
  created_at: TIME,
  updated_at: TIME,
  statuses_url: `${base}/deployments/${id}/statuses`,
  repository_url: base,
  transient_environment: transient,
  production_environment: false,
})

const statusBody = (
  base: string,
  { id, environment }: StoredDeployment,
  { state, url, log, description }: StoredDeployment['statuses'][number],
) => ({
  id: id * 1_000,
  node_id: `DES_${id}`,
  url: `${base}/deployments/${id}/statuses/1`,
  state,
  creator: null,
  description,
  environment,
  ...(url !== '' && { environment_url: url }),
  log_url: log,
  target_url: log,
  created_at: TIME,
  updated_at: TIME,
  deployment_url: `${base}/deployments/${id}`,
  repository_url: base,
})

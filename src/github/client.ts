import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent, request as tlsRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { UserError } from '../model/errors.ts'

/** The repository's side of a run, as the runner tells it. */
export interface Repository {
  /** `https://api.github.com`, or a GitHub Enterprise Server's own. */
  readonly api: string
  /** `owner/name`. */
  readonly name: string
  readonly token: string
  /** The commit that was asked for: a pull request's own, not GitHub's trial merge of it. */
  readonly commit: string
  /** The pull request that this run is about, or null. */
  readonly pullRequest: number | null
  /** Where this run can be read. */
  readonly runUrl: string
}

/** GitHub's answer was a refusal. */
export class GitHubFailure extends UserError {
  override readonly name = 'GitHubFailure'
}

/** What an API call needs. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Below the repository, e.g. `/deployments`. */
  readonly path: string
  readonly body?: object
  /** What the token must be allowed, e.g. `deployments: write`. */
  readonly permission: string
}

const TIMEOUT = 20_000

/**
 * Calls GitHub's REST API, through the job's proxy where there is one. Half a dozen calls need no library.
 *
 * @throws GitHubFailure that names the permission to add
 */
export const callGitHub = async <Answer>(
  repository: Repository,
  { method, path, body, permission }: Call,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Answer> => {
  const url = new URL(`${repository.api}/repos/${repository.name}${path}`)
  const options = {
    method,
    signal: AbortSignal.timeout(TIMEOUT),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${repository.token}`,
      'content-type': 'application/json',
      'user-agent': 'vispyr-deploy',
      'x-github-api-version': '2022-11-28',
    },
  }
  const { status, answer } = await new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const settings = { proxyEnv: environment }
    const request =
      url.protocol === 'http:'
        ? plainRequest(url, { ...options, agent: new PlainAgent(settings) })
        : tlsRequest(url, { ...options, agent: new Agent(settings) })
    request.on('error', reject)
    request.on('response', (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, answer }), reject)
    })
    request.end(body === undefined ? undefined : JSON.stringify(body))
  })
  if (status >= 200 && status < 300) return JSON.parse(answer) as Answer
  throw new GitHubFailure(`GitHub answered ${status} to ${method} ${path}: ${messageIn(answer)}`, {
    fix:
      status === 401 || status === 403 || status === 404
        ? `Give the job \`permissions: ${permission}\`, or another token in \`github-token\`. A pull request from a fork never gets it.`
        : 'GitHub may be out of order: https://www.githubstatus.com tells.',
  })
}

const messageIn = (answer: string): string => {
  try {
    return (JSON.parse(answer) as { message?: string }).message ?? 'no reason given'
  } catch {
    return 'no reason given'
  }
}

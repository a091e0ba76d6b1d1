import { readFile } from 'node:fs/promises'
import type { Repository } from './client.ts'

/** What a run's event says of a pull request; anything else in it is of no use here. */
interface Event {
  readonly pull_request?: { readonly number?: number; readonly head?: { readonly sha?: string } }
  readonly issue?: { readonly number?: number; readonly pull_request?: object }
}

/** Reads from a runner's environment which repository, commit and pull request a run is about; null without a token or outside GitHub. */
export const readRepository = async (
  environment: Readonly<Record<string, string | undefined>>,
  token: string | null,
): Promise<Repository | null> => {
  const { GITHUB_REPOSITORY: name, GITHUB_SHA: sha, GITHUB_EVENT_PATH: eventPath } = environment
  if (!token || !name || !sha) return null
  const event: Event = eventPath ? (JSON.parse(await readFile(eventPath, 'utf8')) as Event) : {}
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run } = environment
  return {
    api: environment['GITHUB_API_URL'] ?? 'https://api.github.com',
    name,
    token,
    commit: event.pull_request?.head?.sha ?? sha,
    pullRequest: event.pull_request?.number ?? (event.issue?.pull_request ? (event.issue.number ?? null) : null),
    runUrl: `${server}/${name}/actions/runs/${run}`,
  }
}

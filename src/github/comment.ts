import { callGitHub, type Repository } from './client.ts'

/** GitHub takes no more than this many characters. */
const LONGEST_COMMENT = 65_536
const PAGE = 100

interface Comment {
  readonly id: number
  readonly body?: string
  readonly html_url: string
}

/**
 * Keeps one comment per deployment on the pull request: found again by a mark that readers do not see, and written anew.
 *
 * @returns where it can be read
 * @throws GitHubFailure when the token may not
 */
export const keepComment = async (
  repository: Repository,
  { pullRequest, deployment, body }: { pullRequest: number; deployment: string; body: string },
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const mark = `<!-- vispyr/deploy: ${deployment} -->`
  const permission = 'pull-requests: write'
  const call = <Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, content?: object): Promise<Answer> =>
    callGitHub(repository, { method, path, permission, ...(content && { body: content }) }, environment)
  const text = withinLimit(
    `${mark}\n${body}\n\n<sub>[This run](${repository.runUrl}) · ${repository.commit.slice(0, 7)}</sub>`,
  )
  const find = async (page: number): Promise<Comment | undefined> => {
    const comments = await call<Comment[]>('GET', `/issues/${pullRequest}/comments?per_page=${PAGE}&page=${page}`)
    const found = comments.find((comment) => comment.body?.startsWith(mark))
    return found ?? (comments.length < PAGE ? undefined : find(page + 1))
  }
  const existing = await find(1)
  const { html_url } = existing
    ? await call<Comment>('PATCH', `/issues/comments/${existing.id}`, { body: text })
    : await call<Comment>('POST', `/issues/${pullRequest}/comments`, { body: text })
  return html_url
}

const withinLimit = (text: string): string => {
  const note = '\n\n… The rest is in the job summary.'
  return text.length <= LONGEST_COMMENT ? text : text.slice(0, LONGEST_COMMENT - note.length) + note
}

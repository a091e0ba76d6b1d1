import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHubApi, startGitHub } from '../../../local/github/api.ts'
import type { Repository } from '../../../src/github/client.ts'
import { keepComment } from '../../../src/github/comment.ts'
import { closeRecords, openRecord, setState } from '../../../src/github/deployment.ts'
import { readRepository } from '../../../src/github/repository.ts'

let github: GitHubApi
beforeEach(async () => {
  github = await startGitHub()
})
afterEach(() => github.close())

const repositoryWith = (permissions: Readonly<Record<string, string>>): Repository => ({
  api: github.url,
  name: 'local/observability',
  token: github.tokenFor(permissions),
  commit: 'c'.repeat(40),
  pullRequest: 7,
  runUrl: 'https://github.com/local/observability/actions/runs/1',
})

const violations = (): string[] => github.calls.flatMap((call) => call.violations)

describe('the comment', () => {
  it('is found among hundreds of others', async () => {
    const repository = repositoryWith({ 'pull-requests': 'write' })
    for (let id = 1_000; id < 1_250; id += 1) github.comments.push({ id, issue: 7, body: 'Looks good to me.' })
    await keepComment(repository, { pullRequest: 7, deployment: 'demo', body: 'one' }, {})
    await keepComment(repository, { pullRequest: 7, deployment: 'demo', body: 'two' }, {})
    expect(github.comments).toHaveLength(251)
    expect(github.comments.at(-1)?.body).toContain('two')
    expect(violations()).toEqual([])
  })

  it('is one for each deployment', async () => {
    const repository = repositoryWith({ 'pull-requests': 'write' })
    for (const deployment of ['one', 'two', 'one'])
      await keepComment(repository, { pullRequest: 7, deployment, body: 'x' }, {})
    expect(github.comments).toHaveLength(2)
  })

  it('stays within what GitHub takes', async () => {
    const repository = repositoryWith({ 'pull-requests': 'write' })
    await keepComment(repository, { pullRequest: 7, deployment: 'demo', body: 'x'.repeat(100_000) }, {})
    expect(github.comments[0]?.body).toHaveLength(65_536)
    expect(github.comments[0]?.body).toMatch(/The rest is in the job summary\.$/)
  })

  it.each([
    [{}, 'GitHub answered 403'],
    [{ 'pull-requests': 'read' }, 'GitHub answered 403'],
  ])('names the permission that is missing from %j', async (permissions, message) => {
    const repository = repositoryWith(permissions)
    const failure = await keepComment(repository, { pullRequest: 7, deployment: 'demo', body: 'x' }, {}).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({
      message: expect.stringContaining(message),
      fix: expect.stringContaining('`permissions: pull-requests: write`'),
    })
  })
})

describe('the record of a deployment', () => {
  it('goes from in progress to success to inactive', async () => {
    const repository = repositoryWith({ deployments: 'write' })
    const id = await openRecord(repository, { name: 'demo', transient: true }, {})
    await setState(repository, id, { state: 'success', url: 'https://203.0.113.1', description: 'x'.repeat(500) }, {})
    await openRecord(repository, { name: 'other', transient: false }, {})
    await closeRecords(repository, 'demo', {})
    expect(github.deployments[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success', 'inactive'])
    expect(github.deployments[0]?.statuses[1]?.description).toHaveLength(140)
    expect(github.deployments[1]?.statuses.map(({ state }) => state)).toEqual(['in_progress'])
    expect(violations()).toEqual([])
  })
})

describe('the stand-in', () => {
  it('sees a request that GitHub does not describe', async () => {
    const token = github.tokenFor({ deployments: 'write' })
    const headers = { authorization: `Bearer ${token}` }
    const post = (path: string, body: object) =>
      fetch(`${github.url}/repos/a/b${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect((await post('/deployments', { environment: 'x' })).status).toBe(422)
    expect((await post('/deployments/1/statuses', { state: 'done' })).status).toBe(422)
    expect((await post('/nothing', {})).status).toBe(404)
    expect(violations()).toEqual([
      "body must have required property 'ref'",
      '/state must be equal to one of the allowed values',
      "GitHub's description has no POST /repos/a/b/nothing",
    ])
  })
})

describe('readRepository', () => {
  it("takes a pull request's own commit, not GitHub's trial merge", async () => {
    const directory = await mkdtemp(join(tmpdir(), 'event-'))
    const GITHUB_EVENT_PATH = join(directory, 'event.json')
    await writeFile(GITHUB_EVENT_PATH, JSON.stringify({ pull_request: { number: 3, head: { sha: 'abc' } } }))
    const environment = { GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: 'merge', GITHUB_RUN_ID: '9', GITHUB_EVENT_PATH }
    expect(await readRepository(environment, 'token')).toMatchObject({
      commit: 'abc',
      pullRequest: 3,
      runUrl: 'https://github.com/a/b/actions/runs/9',
    })
    expect(await readRepository(environment, null)).toBeNull()
    await rm(directory, { recursive: true })
  })
})

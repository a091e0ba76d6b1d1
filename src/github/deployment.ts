import { callGitHub, type Repository } from './client.ts'

type Environment = Readonly<Record<string, string | undefined>>

const PERMISSION = 'deployments: write'
/** GitHub takes no longer description. */
const LONGEST_DESCRIPTION = 140

/** GitHub's record of a deployment, under the environment `vispyr/<name>`: never the application's own, whose records GitHub would make inactive. */
export const environmentOf = (name: string): string => `vispyr/${name}`

/** What is recorded. */
export interface DeploymentRecord {
  readonly name: string
  /** Whether it ends by itself. */
  readonly transient: boolean
}

/**
 * Opens a record in progress and gives its id.
 *
 * @throws GitHubFailure when the token may not
 */
export const openRecord = async (
  repository: Repository,
  { name, transient }: DeploymentRecord,
  environment: Environment,
): Promise<number> => {
  const body = {
    ref: repository.commit,
    environment: environmentOf(name),
    description: `Vispyr '${name}'`,
    task: 'deploy',
    // The commit is deployed as it is: neither merged with the default branch nor kept back by other checks.
    auto_merge: false,
    required_contexts: [],
    transient_environment: transient,
    production_environment: false,
  }
  const { id } = await callGitHub<{ id: number }>(
    repository,
    { method: 'POST', path: '/deployments', body, permission: PERMISSION },
    environment,
  )
  await setState(repository, id, { state: 'in_progress', url: '', description: 'Under way' }, environment)
  return id
}

/** What a record's state becomes. */
export interface RecordState {
  readonly state: 'in_progress' | 'success' | 'failure' | 'inactive'
  /** Where the deployment can be opened, or empty. */
  readonly url: string
  readonly description: string
}

/** Sets the state of a record. */
export const setState = async (
  repository: Repository,
  id: number,
  { state, url, description }: RecordState,
  environment: Environment,
): Promise<void> => {
  const body = {
    state,
    log_url: repository.runUrl,
    ...(url !== '' && { environment_url: url }),
    description: description.slice(0, LONGEST_DESCRIPTION),
  }
  const call = { method: 'POST', path: `/deployments/${id}/statuses`, body, permission: PERMISSION } as const
  await callGitHub(repository, call, environment)
}

/** Marks every record of a deployment that is gone as inactive, so that the repository shows no dead link. */
export const closeRecords = async (repository: Repository, name: string, environment: Environment): Promise<void> => {
  const path = `/deployments?environment=${encodeURIComponent(environmentOf(name))}&per_page=100`
  const records = await callGitHub<{ id: number }[]>(
    repository,
    { method: 'GET', path, permission: PERMISSION },
    environment,
  )
  for (const { id } of records)
    await setState(repository, id, { state: 'inactive', url: '', description: 'Destroyed' }, environment)
}

import type { Repository } from '../github/client.ts'
import type { Inputs } from '../inputs.ts'
import { UserError } from '../model/errors.ts'
import type { Log } from '../model/log.ts'
import type { Report } from '../report/report.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What a step tells GitHub itself, beside outputs and summary. */
export interface OnGitHub {
  /** Says how the step ended. */
  close(report: Report, failure: unknown, summary: string): Promise<void>
}

/**
 * Opens what the inputs ask for. What GitHub refuses is a warning, which names the permission to add: the deployment itself is none the worse for it. Nothing of
 * this is loaded unless it is asked for.
 */
export const openOnGitHub = async (inputs: Inputs, environment: Environment, log: Log): Promise<OnGitHub> => {
  const { comment, deployment: record, token } = inputs.github
  if (!comment && !record) return { close: async () => undefined }
  const attempt = async <T>(what: string, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act()
    } catch (error) {
      const fix = error instanceof UserError && error.fix ? ` ${error.fix}` : ''
      const message = error instanceof Error ? error.message : String(error)
      log.warning(`${what}: ${message.replace(/\.$/, '')}.${fix}`)
      return undefined
    }
  }
  const { readRepository } = await import('../github/repository.ts')
  const repository = await attempt('This run cannot be told apart', () => readRepository(environment, token))
  if (!repository) {
    log.warning('There is no token or no repository to speak to GitHub with: set `github-token`.')
    return { close: async () => undefined }
  }
  const id =
    record && inputs.command === 'deploy'
      ? await attempt('The deployment could not be recorded on GitHub', async () => {
          const { openRecord } = await import('../github/deployment.ts')
          return openRecord(
            repository,
            { name: inputs.name, transient: inputs.configuration.ttl !== null },
            environment,
          )
        })
      : undefined
  return {
    close: async (report, failure, summary) => {
      if (record)
        await attempt('The record on GitHub could not be closed', () =>
          closeRecord(repository, { id, report, failure, environment }),
        )
      if (comment)
        await attempt('The pull request could not be commented on', () =>
          commentOn(repository, { report, summary, environment, log }),
        )
    },
  }
}

interface Closing {
  readonly id: number | undefined
  readonly report: Report
  readonly failure: unknown
  readonly environment: Environment
}

const closeRecord = async (repository: Repository, { id, report, failure, environment }: Closing): Promise<void> => {
  const { closeRecords, setState } = await import('../github/deployment.ts')
  if (id !== undefined) {
    const url = report.endpoints?.['grafana-url'] ?? ''
    const description =
      failure === undefined ? (report.changed ? 'Deployed and verified' : 'Unchanged and healthy') : firstLine(failure)
    await setState(
      repository,
      id,
      { state: failure === undefined ? 'success' : 'failure', url, description },
      environment,
    )
  }
  if (report.command === 'destroy' && failure === undefined) await closeRecords(repository, report.name, environment)
}

const firstLine = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).split('\n')[0] ?? ''

interface Commenting {
  readonly report: Report
  readonly summary: string
  readonly environment: Environment
  readonly log: Log
}

const commentOn = async (repository: Repository, { report, summary, environment, log }: Commenting): Promise<void> => {
  const { pullRequest } = repository
  if (pullRequest === null) {
    log.info('This run is about no pull request: there is nothing to comment on.')
    return
  }
  const { keepComment } = await import('../github/comment.ts')
  const url = await keepComment(
    repository,
    { pullRequest, deployment: `${report.name} in ${report.region}`, body: summary },
    environment,
  )
  log.info(`Commented: ${url}`)
}

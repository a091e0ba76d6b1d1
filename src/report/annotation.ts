/** What the runner says of this run. */
type Environment = Readonly<Record<string, string | undefined>>

/** The tag by which the dashboards find what to draw. */
export const DEPLOY_TAG = 'deploy'

/**
 * What an annotation on the dashboards says, as the simple HTML that Grafana shows: what happened, which commit, who, which run.
 *
 * @param what e.g. `Vispyr release 0123456789ab`
 */
export const annotationText = (what: string, environment: Environment): string => {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: commit,
    GITHUB_RUN_ID: run,
  } = environment
  const actor = environment['GITHUB_ACTOR']
  const parts = [escaped(what)]
  if (server && repository && commit)
    parts.push(
      `${escaped(repository)} at ${link(`${server}/${repository}/commit/${commit}`, commit.slice(0, 7))}${actor ? ` by ${escaped(actor)}` : ''}`,
    )
  if (server && repository && run) parts.push(link(`${server}/${repository}/actions/runs/${run}`, `run ${run}`))
  return parts.join('<br>')
}

const link = (url: string, text: string): string => `<a href="${escaped(url)}">${escaped(text)}</a>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

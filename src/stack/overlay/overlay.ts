import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../../model/errors.ts'
import { readFiles, type StackFile, textFile } from '../files.ts'
import { checkAlloy } from './alloy.ts'
import { checkComposeOverride } from './compose.ts'
import { checkDashboards } from './dashboards.ts'
import { fault } from './fault.ts'
import { checkAlerting, checkDatasources, uidsOf } from './provisioning.ts'

/** What a file in the users' folder is, by its path. */
const KINDS = [
  { kind: 'dashboard', pattern: /^dashboards\/[^/]+\.json$/ },
  { kind: 'alerting', pattern: /^alerting\/[^/]+\.ya?ml$/ },
  { kind: 'datasource', pattern: /^datasources\/[^/]+\.ya?ml$/ },
  { kind: 'alloy', pattern: /^(?:alloy\/)?[^/]+\.alloy$/ },
  { kind: 'compose', pattern: /^compose\.override\.ya?ml$/ },
] as const

type Kind = (typeof KINDS)[number]['kind']

const ALLOWED = 'dashboards/*.json, alerting/*.yaml, datasources/*.yaml, *.alloy and compose.override.yml'

/** Notes for people: not shipped, not an error. */
const isNote = (path: string): boolean => /(^|\/)(\.[^/]*|[^/]+\.md|LICENSE)$/.test(path)

const DASHBOARD_PROVIDER = `apiVersion: 1
providers:
  - name: custom
    folder: Custom
    type: file
    allowUiUpdates: false
    disableDeletion: false
    options:
      path: /etc/vispyr/custom-dashboards
`

/** Where a file goes in the release. The prefix keeps it from taking the place of one of the stack. */
const placed = (kind: Kind, file: StackFile): StackFile => {
  const name = basename(file.path)
  const paths: Readonly<Record<Kind, string>> = {
    dashboard: `grafana/custom-dashboards/${name}`,
    alerting: `grafana/provisioning/alerting/custom-${name}`,
    datasource: `grafana/provisioning/datasources/custom-${name}`,
    alloy: `alloy/custom-${name}`,
    compose: 'compose.override.yml',
  }
  return { ...file, path: paths[kind], mode: 0o644 }
}

/**
 * Reads and checks the users' folder (`stack-dir`): dashboards, alert rules, data sources, Alloy snippets, a compose override.
 * @param shipped the files of stack/ that it is laid over.
 * @returns the files as they stand in a release.
 * @throws UserError that names the first broken file with line and column.
 */
export const readOverlay = async (directory: string, shipped: readonly StackFile[]): Promise<StackFile[]> => {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new UserError(`stack-dir: the folder ${directory} cannot be read`, {
      cause,
      fix: 'Give a folder of the repository that the job has checked out.',
    })
  })
  if (entries.length === 0)
    throw new UserError(`stack-dir: the folder ${directory} is empty`, { fix: `It may hold ${ALLOWED}.` })

  const byKind = new Map<Kind, StackFile[]>()
  for (const file of (await readFiles(directory)).filter(({ path }) => !isNote(path))) {
    const kind = KINDS.find(({ pattern }) => pattern.test(file.path))?.kind
    if (kind === undefined) throw fault(file.path, undefined, `nothing reads this file; the folder may hold ${ALLOWED}`)
    byKind.set(kind, [...(byKind.get(kind) ?? []), file])
  }
  const of = (kind: Kind): StackFile[] => byKind.get(kind) ?? []
  const below = (prefix: string): StackFile[] => shipped.filter((file) => file.path.startsWith(prefix))

  checkDashboards(of('dashboard'), below('grafana/dashboards/'))
  const stackUids = new Set(below('grafana/provisioning/alerting/').flatMap(uidsOf))
  for (const file of of('alerting')) checkAlerting(file, stackUids)
  for (const file of of('datasource')) checkDatasources(file)
  checkAlloy(of('alloy'), below('alloy/'))
  const compose = shipped.find((file) => file.path === 'compose.yml')
  const [override, second] = of('compose')
  if (second !== undefined)
    throw fault(second.path, undefined, `there is also ${override?.path}; compose reads one of them`)
  if (override !== undefined && compose !== undefined) checkComposeOverride(override, compose)

  const files = [...byKind].flatMap(([kind, found]) => found.map((file) => placed(kind, file)))
  const twice = files.find((file, index) => files.findIndex(({ path }) => path === file.path) !== index)
  if (twice !== undefined)
    throw fault(basename(twice.path), undefined, 'two files of this name would go to the same place')
  return of('dashboard').length === 0
    ? files
    : [...files, textFile('grafana/provisioning/dashboards/custom.yaml', DASHBOARD_PROVIDER)]
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { AlertGroup, Dashboard, Panel } from './model.ts'

const GRAFANA = join(import.meta.dirname, '../../../stack/grafana')
const DASHBOARDS = join(GRAFANA, 'dashboards')

export interface DashboardFile {
  readonly file: string
  readonly path: string
  readonly text: string
  readonly dashboard: Dashboard
}

/** Every dashboard that the stack ships. */
export const loadDashboards = (): DashboardFile[] =>
  readdirSync(DASHBOARDS)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const path = join(DASHBOARDS, file)
      const text = readFileSync(path, 'utf8')
      return { file, path, text, dashboard: JSON.parse(text) as Dashboard }
    })

/** The alert groups that the stack provisions. */
export const loadAlertGroups = (): AlertGroup[] => {
  const text = readFileSync(join(GRAFANA, 'provisioning/alerting/rules.yaml'), 'utf8')
  return (parse(text) as { groups: AlertGroup[] }).groups
}

/** The uids of the provisioned data sources, logs included. */
export const loadDataSourceUids = (): string[] => {
  const folder = join(GRAFANA, 'provisioning/datasources')
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return (parse(text) as { datasources: { uid: string }[] }).datasources.map(({ uid }) => uid)
  })
}

/** Every panel of a dashboard that shows something, those of collapsed rows included. */
export const panelsOf = (dashboard: Dashboard): Panel[] => {
  const all = (panels: readonly Panel[]): Panel[] => panels.flatMap((panel) => [panel, ...all(panel.panels ?? [])])
  return all(dashboard.panels).filter((panel) => panel.type !== 'row')
}

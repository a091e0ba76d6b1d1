import { describe, expect, it } from 'vitest'
import { loadAlertGroups, loadDashboards, panelsOf } from '../../stack/grafana/load.ts'

const groups = loadAlertGroups()
const rules = groups.flatMap((group) => group.rules)
const dashboards = new Map(loadDashboards().map(({ dashboard }) => [dashboard.uid, dashboard]))

it('covers what can go wrong with the stack and with a service', () => {
  expect(rules.map(({ uid }) => uid)).toEqual(
    expect.arrayContaining([
      'vispyr-disk-nearly-full',
      'vispyr-ingestion-refused',
      'vispyr-data-discarded',
      'vispyr-component-down',
      'vispyr-remote-write-failing',
      'vispyr-service-error-rate',
    ]),
  )
})

it('gives every rule a uid and a title of its own', () => {
  expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length)
  expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length)
})

it('keeps every group in the folder of the dashboards', () => {
  for (const group of groups) expect(group).toMatchObject({ folder: 'Vispyr', interval: '1m' })
})

describe.each(rules)('$uid', (rule) => {
  it('compares a query of Prometheus with a limit', () => {
    const [query, threshold] = rule.data
    expect(rule.data).toHaveLength(2)
    expect(query).toMatchObject({ refId: 'A', datasourceUid: 'prometheus' })
    expect(query?.model.expr).toBeTruthy()
    expect(threshold).toMatchObject({ datasourceUid: '__expr__', model: { type: 'threshold', expression: 'A' } })
    expect(threshold?.model.conditions?.[0]?.evaluator.params).toHaveLength(1)
    expect(rule.condition).toBe(threshold?.refId)
  })

  it('says what an empty answer and a failed query mean', () => {
    expect(['OK', 'NoData']).toContain(rule.noDataState)
    expect(rule.execErrState).toBe('Error')
  })

  it('waits before it fires', () => {
    expect(rule.for).toMatch(/^[1-9]\d*m$/)
  })

  it('tells the reader what happens, why, and what to do', () => {
    for (const field of ['summary', 'description', 'action']) expect(rule.annotations[field], field).toMatch(/\w{3}/)
    expect(['warning', 'critical']).toContain(rule.labels['severity'])
  })

  it('leads to a panel that shows it', () => {
    const dashboard = dashboards.get(rule.dashboardUid)
    const panels = dashboard === undefined ? [] : panelsOf(dashboard)
    expect(panels.map(({ id }) => id)).toContain(rule.panelId)
    // Grafana refuses a rule with only one of the two, and reads both from the annotations.
    expect(rule.annotations).toMatchObject({
      __dashboardUid__: rule.dashboardUid,
      __panelId__: String(rule.panelId),
    })
  })

  it('is left as it is by the expansion of environment variables', () => {
    // Grafana expands $NAME in most fields of a provisioned rule, and ${NAME} in annotations too; not in queries.
    const { data: _, annotations, ...expanded } = rule
    expect(JSON.stringify(expanded)).not.toContain('$')
    expect(JSON.stringify(annotations)).not.toMatch(/\$\{/)
  })
})

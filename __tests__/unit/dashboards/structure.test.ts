import { describe, expect, it } from 'vitest'
import { loadDashboards, loadDataSourceUids, panelsOf } from '../../stack/grafana/load.ts'
import type { Panel } from '../../stack/grafana/model.ts'

const files = loadDashboards()
const dataSources = new Set([...loadDataSourceUids(), '-- Grafana --'])

/** The names of the variables that a text uses, Grafana's own (`__…`) left out. */
const variablesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{(\w+)(?::\w+)?\}|\$(\w+)/g)]
    .map(([, braced, plain]) => braced ?? plain ?? '')
    .filter((name) => !name.startsWith('__'))

/** Every `datasource` of a value, at any depth. */
const dataSourcesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'datasource' ? [String((inner as { uid?: unknown }).uid)] : dataSourcesIn(inner),
  )
}

/** A panel's unit: its own, or one for each column of a table. Node graphs, flame graphs and profiles bring theirs with the data. */
const hasUnit = (panel: Panel): boolean => {
  if (panel.type === 'nodeGraph' || panel.type === 'flamegraph' || panel.datasource?.uid === 'pyroscope') return true
  return panel.fieldConfig?.defaults.unit !== undefined
}

it('ships the three dashboards, the home among them', () => {
  expect(files.map(({ file }) => file)).toEqual(['hosts.json', 'stack-health.json', 'vispyr.json'])
})

it('gives every dashboard a uid of its own', () => {
  const uids = files.map(({ dashboard }) => dashboard.uid)
  expect(new Set(uids).size).toBe(uids.length)
})

describe.each(files)('$file', ({ dashboard, text }) => {
  const panels = panelsOf(dashboard)
  const variables = new Set(dashboard.templating.list.map(({ name }) => name))

  it('is written for the pinned Grafana and tagged so that the others link to it', () => {
    expect(dashboard.schemaVersion).toBe(42)
    expect(dashboard.tags).toContain('vispyr')
    expect(dashboard.description).not.toBe('')
  })

  it('has no input to fill in when it is provisioned', () => {
    expect(text).not.toMatch(/\$\{DS_|__inputs/)
  })

  it('gives every panel an id of its own', () => {
    const ids = dashboard.panels.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('lays its panels out within 24 columns and without an overlap', () => {
    const cells = new Set<string>()
    for (const { gridPos, title } of dashboard.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(cells.has(`${x},${y}`), `${title} overlaps at column ${x}, row ${y}`).toBe(false)
          cells.add(`${x},${y}`)
        }
    }
  })

  it('names data sources by the uids that the stack provisions', () => {
    const used = dataSourcesIn(dashboard)
    expect(used.length).toBeGreaterThan(panels.length)
    expect(used.filter((uid) => !dataSources.has(uid))).toEqual([])
  })

  it('gives every panel a title, a description, a unit and a query', () => {
    for (const panel of panels) {
      expect(panel.title, `panel ${panel.id}`).not.toBe('')
      expect(panel.description ?? '', panel.title).toMatch(/\.$/)
      expect(hasUnit(panel), `${panel.title} has a unit`).toBe(true)
      expect(panel.targets?.length ?? 0, panel.title).toBeGreaterThan(0)
    }
  })

  it('gives the queries of a panel a refId of their own', () => {
    for (const { title, targets = [] } of panels) {
      const refIds = targets.map(({ refId }) => refId)
      expect(new Set(refIds).size, title).toBe(refIds.length)
    }
  })

  it('defines every variable that it uses, and uses every one that it defines', () => {
    const used = new Set(variablesIn(JSON.stringify(dashboard.panels)))
    expect([...used].filter((name) => !variables.has(name))).toEqual([])
    expect([...variables].filter((name) => !used.has(name))).toEqual([])
  })

  it('defines a variable before another one uses it', () => {
    const known = new Set<string>()
    for (const { name, query, label, description, refresh } of dashboard.templating.list) {
      expect(
        variablesIn(JSON.stringify(query)).filter((one) => !known.has(one)),
        name,
      ).toEqual([])
      expect([label, description], name).not.toContain(undefined)
      // 2: when the time range changes, so that it offers what was there then.
      expect(refresh, name).toBe(2)
      known.add(name)
    }
  })

  it('keeps time range and variables in its links', () => {
    for (const link of dashboard.links) expect(link).toMatchObject({ keepTime: true, includeVars: true })
    expect(dashboard.links.flatMap(({ tags }) => tags)).toContain('vispyr')
    const links = panels.flatMap((panel) => panel.fieldConfig?.defaults.links ?? [])
    for (const { url } of links) expect(url).toMatch(/__url_time_range/)
  })

  it('links only to dashboards that exist', () => {
    const uids = new Set(files.map((file) => file.dashboard.uid))
    const linked = [...text.matchAll(/\/d\/([\w-]+)/g)].map(([, uid]) => uid ?? '')
    expect(linked.filter((uid) => !uids.has(uid))).toEqual([])
  })

  it('shows deploys', () => {
    expect(dashboard.annotations.list).toContainEqual(
      expect.objectContaining({ name: 'Deploys', target: expect.objectContaining({ tags: ['deploy'] }) }),
    )
  })
})

describe('vispyr.json', () => {
  const home = files.find(({ file }) => file === 'vispyr.json')?.dashboard
  if (home === undefined) throw new Error('vispyr.json is missing')
  const targets = panelsOf(home).flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, target })))

  it('filters by the label that the route variable takes its values from', () => {
    const route = home.templating.list.find(({ name }) => name === 'route')
    expect(route?.query.query).toMatch(/, http_route\)$/)
    for (const { title, target } of targets)
      if (target.expr?.includes('traces_spanmetrics_')) {
        expect(target.expr, title).toContain('http_route=~"$route"')
        expect(target.expr, title).toContain('service=~"$service"')
        expect(target.expr, title).toContain('deployment_environment_name=~"$environment"')
      }
  })

  it('takes rate, errors and latency from span metrics only', () => {
    const others = targets.filter(({ target }) => /http_server_|http_client_/.test(target.expr ?? ''))
    expect(others.map(({ title }) => title)).toEqual([])
  })

  it('keeps the canary out of traces and profiles', () => {
    for (const { title, target } of targets) {
      if (target.datasource.uid === 'tempo' && target.query !== undefined)
        expect(target.query, title).toContain('resource.service.name != `vispyr-canary`')
      if (target.datasource.uid === 'pyroscope')
        expect(target.labelSelector, title).toContain('service_name!=`vispyr-canary`')
    }
  })

  it('shows exemplars where it shows latency over time', () => {
    const latency = panelsOf(home).filter(({ type, title }) => type === 'timeseries' && title.startsWith('Latency'))
    expect(latency.length).toBeGreaterThan(0)
    for (const { title, targets = [] } of latency)
      expect(
        targets.some(({ exemplar }) => exemplar === true),
        title,
      ).toBe(true)
  })

  it('asks for traces of a single span as well', () => {
    for (const { target } of targets) expect(target.query ?? '').not.toMatch(/count\(\)/)
  })
})

it('never averages over hosts', () => {
  for (const { dashboard } of files)
    for (const { title, targets = [] } of panelsOf(dashboard))
      for (const { expr = '' } of targets)
        for (const [, by] of expr.matchAll(/(?:avg|sum|max|min)(?: by \(([^)]*)\))? ?\([^)]*node_/g))
          if (!expr.includes('component="host"')) expect(by ?? '', title).toContain('instance')
})

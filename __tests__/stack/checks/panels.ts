import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { search } from '../databases/tempo.ts'
import { waitFor } from '../engine/wait.ts'
import { type Databases, executeTarget, executeVariable } from '../grafana/execute.ts'
import { loadDashboards, panelsOf } from '../grafana/load.ts'
import type { Panel, Target } from '../grafana/model.ts'
import { type Look, viewOf } from '../grafana/views.ts'

const LOOKS: readonly Look[] = ['all', 'one', 'several']

/**
 * Targets that have nothing to show in a healthy system: the metric does not exist before the first time that it happens. `file: panel, query` and the reason.
 */
export const EMPTY_WHEN_HEALTHY: ReadonlyMap<string, string> = new Map([
  [
    'stack-health.json: Spans in Tempo, B',
    'tempo_discarded_spans_total starts to exist with the first span that is discarded',
  ],
  [
    'stack-health.json: Spans sent on by the gateway, B',
    'otelcol_exporter_send_failed_spans_total starts to exist with the first span that cannot be sent',
  ],
  [
    'stack-health.json: Profile bytes, B',
    'pyroscope_discarded_bytes_total starts to exist with the first profile that is discarded',
  ],
])

/** What the canary sends. Profilers of Go, Java or eBPF send it too, those of Node.js do not. */
const CANARY_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'

/** The time range that holds all of the run's telemetry. */
export const frameOf = (context: Context): { from: number; to: number } => ({
  from: context.telemetrySince - 60,
  to: Date.now() / 1000,
})

/** Panels that show something only after some minutes, and are looked at last. `file: panel` and the reason. */
export const LATE: ReadonlyMap<string, string> = new Map([
  ['stack-health.json: Traces in the bucket', 'Tempo counts the blocks in the bucket every five minutes'],
])

/** Executes every variable and every target of the dashboards, but for the late ones. */
export const panelChecks = (context: Context): void => {
  describe('dashboards', () => dashboardChecks(context))
}

/** Executes what shows something only after some minutes. */
export const latePanelChecks = (context: Context): void => {
  describe('dashboards, some minutes later', () => {
    const targets = loadDashboards().flatMap(({ file, dashboard }) =>
      panelsOf(dashboard).flatMap(({ title, targets = [] }) =>
        LATE.has(`${file}: ${title}`) ? targets.map((target) => ({ dashboard, title, target })) : [],
      ),
    )
    it.each(targets)('$title', async ({ dashboard, title, target }) => {
      await waitFor(
        `rows of ${title}`,
        async () => {
          const databases = await context.databases()
          const view = await viewOf(dashboard, 'all', frameOf(context), databases)
          return (await executeTarget(target, view, databases)).length > 0 ? true : undefined
        },
        { seconds: 330, everyMs: 5000 },
      )
    })
    it('leaves out none of them', () => {
      expect(targets.length).toBe(LATE.size)
    })
  })
}

const dashboardChecks = (context: Context): void => {
  const files = loadDashboards()
  const executed = { targets: 0, variables: 0, panels: 0 }
  let databases: Databases
  beforeAll(async () => {
    databases = await context.databases()
    return () => {
      context.figures.add('dashboards: panels, each target of which was executed', executed.panels)
      context.figures.add(
        'dashboards: targets executed and not empty',
        `${executed.targets}, each as ${LOOKS.join(', ')}`,
      )
      context.figures.add('dashboards: variable queries executed and not empty', executed.variables)
    }
  })

  describe.each(files)('$file', ({ file, dashboard }) => {
    it.each(dashboard.templating.list)('offers values for the variable $name', async (variable) => {
      const offered = await waitFor(`values of ${variable.name}`, async () => {
        const view = await viewOf(dashboard, 'all', frameOf(context), databases)
        const values = await executeVariable(variable, view, databases)
        return values.length > 0 ? values : undefined
      })
      expect(offered).not.toContain('vispyr-canary')
      executed.variables += 1
    })

    const cases = panelsOf(dashboard)
      .filter(({ title }) => !LATE.has(`${file}: ${title}`))
      .flatMap((panel) => (panel.targets ?? []).map((target) => ({ panel, target })))
    it.each(cases.map(({ panel, target }) => [panel.title, target.refId, panel, target] as const))(
      '%s, %s',
      async (title: string, refId: string, panel: Panel, target: Target) => {
        const reason = EMPTY_WHEN_HEALTHY.get(`${file}: ${title}, ${refId}`)
        for (const look of LOOKS) {
          const execute = async (): Promise<readonly string[]> => {
            const view = await viewOf(dashboard, look, frameOf(context), databases)
            return executeTarget(target, view, databases)
          }
          if (reason !== undefined) {
            expect(await execute(), reason).toEqual([])
            continue
          }
          const rows = await waitFor(
            `rows of ${title}, ${refId}, looked at with ${look} chosen`,
            async () => {
              const answer = await execute()
              return answer.length > 0 ? answer : undefined
            },
            { seconds: 30, everyMs: 2000 },
          )
          if (file === 'vispyr.json') expect(rows.join('\n')).not.toContain('vispyr-canary')
        }
        if (reason === undefined) executed.targets += 1
        if (refId === panel.targets?.[0]?.refId) executed.panels += 1
      },
    )
  })

  describe('vispyr.json', () => {
    const home = files.find(({ file }) => file === 'vispyr.json')?.dashboard
    if (home === undefined) throw new Error('vispyr.json is missing')
    const targetOf = (title: string): Target => {
      const target = panelsOf(home).find((panel) => panel.title === title)?.targets?.[0]
      if (target === undefined) throw new Error(`there is no panel ${title}`)
      return target
    }

    it('draws a flame graph of every profile type', async () => {
      const view = await viewOf(home, 'one', frameOf(context), databases)
      const types = await executeVariable(variableOf(home, 'profile_type'), view, databases)
      const ofServices = types.filter((type) => type !== CANARY_TYPE)
      for (const type of ofServices) {
        const typed = { ...view, values: new Map([...view.values, ['profile_type', { values: [type], multi: false }]]) }
        expect(await executeTarget(targetOf('Flame graph'), typed, databases), type).not.toEqual([])
      }
      // Wall and CPU time, objects and bytes of the heap.
      expect(ofServices.length).toBeGreaterThanOrEqual(4)
      context.figures.add('profile types with a flame graph', ofServices.join(', '))
    })

    it('shows only the routes of the chosen service', async () => {
      const view = await viewOf(home, 'one', frameOf(context), databases)
      const routes = await executeVariable(variableOf(home, 'route'), view, databases)
      expect(routes).toContain('/checkout/:item')
      expect(routes).not.toContain('/orders/:id')
    })

    it('follows the chosen route in every panel of requests', async () => {
      const view = await viewOf(home, 'one', frameOf(context), databases)
      const rows = await executeTarget(targetOf('Request rate by route'), view, databases)
      expect(rows).toEqual([JSON.stringify({ http_route: '/checkout/:item', service: 'shop' })])
    })

    it('lists traces of a single span, and none of the canary', async () => {
      const frame = frameOf(context)
      const all = await search(databases.tempo, '{ resource.service.name = `vispyr-canary` }', { ...frame, limit: 20 })
      expect(all.length, 'the canary is in Tempo').toBeGreaterThan(0)
      const view = await viewOf(home, 'all', frame, databases)
      const found = await executeTarget(targetOf('Newest traces'), view, databases)
      expect(found.filter((row) => row.startsWith('vispyr-canary'))).toEqual([])
      const single = await search(databases.tempo, '{ span.http.route = `/health` }', { ...frame, limit: 20 })
      expect(single.map(({ serviceStats }) => serviceStats)).toContainEqual({ shop: { spanCount: 1 } })
    })
  })
}

const variableOf = (dashboard: { templating: { list: readonly { name: string }[] } }, name: string) => {
  const variable = dashboard.templating.list.find((one) => one.name === name)
  if (variable === undefined) throw new Error(`there is no variable ${name}`)
  return variable as Parameters<typeof executeVariable>[0]
}

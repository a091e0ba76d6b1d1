import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { ask, type Endpoint } from '../databases/ask.ts'
import { dataSourceProxy, grafanaAt, queryDataSource } from '../databases/grafana.ts'
import { GRAFANA_PASSWORD } from '../engine/host.ts'
import { waitFor } from '../engine/wait.ts'
import { executeTarget } from '../grafana/execute.ts'
import { loadAlertGroups, loadDashboards, panelsOf } from '../grafana/load.ts'
import { viewOf } from '../grafana/views.ts'
import { EMPTY_WHEN_HEALTHY, frameOf, LATE } from './panels.ts'

/** What only Grafana itself can show: that it loads what is provisioned, and that its data sources lead where they should. */
export const grafanaChecks = (context: Context): void => {
  const absent = context.available.absent.get('grafana')
  const title = absent === undefined ? 'Grafana' : `Grafana (skipped: the image ${absent} is absent)`

  describe.skipIf(absent !== undefined)(title, () => {
    const grafana = (): Endpoint => grafanaAt(context.stack.address, GRAFANA_PASSWORD)

    it('has every dashboard, and opens on Vispyr', async () => {
      const found = await ask<{ uid: string }[]>(grafana(), '/api/search', { type: 'dash-db', tag: 'vispyr' })
      const shipped = loadDashboards().map(({ dashboard }) => dashboard.uid)
      expect(found.map(({ uid }) => uid)).toEqual(expect.arrayContaining(shipped))
      const home = await ask<{ dashboard: { title: string } }>(grafana(), '/api/dashboards/home')
      expect(home.dashboard.title).toBe('Vispyr')
    })

    it.each(['prometheus', 'tempo', 'pyroscope'])('finds the data source %s well', async (uid) => {
      const { status } = await ask<{ status: string }>(grafana(), `/api/datasources/uid/${uid}/health`)
      expect(status).toBe('OK')
    })

    it('evaluates every alert rule without an error', async () => {
      const uids = loadAlertGroups().flatMap(({ rules }) => rules.map(({ uid }) => uid))
      const rules = await waitFor(
        'the first evaluation of every rule',
        async () => {
          const answer = await ask<{
            data: { groups: { rules: { uid: string; health: string; lastEvaluation: string }[] }[] }
          }>(grafana(), '/api/prometheus/grafana/api/v1/rules')
          const all = answer.data.groups.flatMap((group) => group.rules)
          const evaluated = all.filter(({ lastEvaluation }) => !lastEvaluation.startsWith('0001'))
          return uids.every((uid) => evaluated.some((rule) => rule.uid === uid)) ? evaluated : undefined
        },
        { seconds: 150 },
      )
      expect(rules.filter(({ health }) => health !== 'ok' && health !== 'nodata')).toEqual([])
    })

    for (const { file, dashboard } of loadDashboards())
      it(`gets an answer to every target of ${file} through its own data sources`, async () => {
        const direct = await context.databases()
        const databases = { ...direct, tempo: dataSourceProxy(grafana(), 'tempo') }
        const view = await viewOf(dashboard, 'all', frameOf(context), direct)
        const silent: string[] = []
        for (const panel of panelsOf(dashboard))
          for (const target of panel.targets ?? []) {
            const name = `${file}: ${panel.title}`
            if (LATE.has(name) || EMPTY_WHEN_HEALTHY.has(`${name}, ${target.refId}`)) continue
            const rows =
              target.datasource.uid === 'tempo'
                ? (await executeTarget(target, view, databases)).length
                : await queryDataSource(grafana(), target, view)
            if (rows === 0) silent.push(`${panel.title}, ${target.refId}`)
          }
        expect(silent).toEqual([])
      })
  })
}

import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { labelValues, queryInstant } from '../databases/prometheus.ts'
import { search } from '../databases/tempo.ts'
import { waitFor } from '../engine/wait.ts'
import { startShop } from '../telemetry/start.ts'

/** Span metrics are collected every 15 s. */
const SECONDS = 75

export const telemetryChecks = (context: Context): void => {
  describe('telemetry of real clients', () => {
    it('is sent by three services that call each other, and outlives a restart of Tempo', async () => {
      const { address } = context.stack
      context.telemetrySince = Math.floor(Date.now() / 1000)
      context.shop = await startShop({ otlp: `http://${address}:4317`, profiles: `http://${address}:9999` })
      await context.shop.succeed()
      const frame = (): { from: number; to: number; limit: number } => ({
        from: context.telemetrySince - 60,
        to: Date.now() / 1000,
        limit: 1,
      })
      const find = async (): Promise<string | undefined> =>
        (await search((await context.databases()).tempo, '{ resource.service.name = `stock` }', frame()))[0]?.traceID
      const before = await waitFor('a trace', find)
      await context.stack.compose('restart', 'tempo')
      await context.stack.up()
      expect(await waitFor('the trace after the restart', find)).toBe(before)
    })

    it('goes on for longer than four collection intervals, so that every rate has what it needs', async () => {
      for (let second = 0; second < SECONDS; second++) {
        const paced = pause(1000)
        await context.shop.succeed()
        // A few failures, so that errors are there to be seen, and fewer than any rule fires for.
        if (second % 25 === 0) await context.shop.fail()
        await paced
      }
    })

    it('becomes span metrics under the labels that the dashboards read', async () => {
      const { prometheus } = await context.databases()
      const selector =
        'traces_spanmetrics_calls_total{service="shop", span_kind="SPAN_KIND_SERVER", http_route="/checkout/:item"}'
      const [series] = await waitFor('span metrics', async () => {
        const found = await queryInstant(prometheus, selector, Date.now() / 1000)
        return found.length > 0 ? found : undefined
      })
      expect(series?.labels).toMatchObject({ span_name: 'GET /checkout/:item', deployment_environment_name: 'test' })
    })

    it('becomes edges of the service graph, failed ones too', async () => {
      const { prometheus } = await context.databases()
      const expr = 'traces_service_graph_request_failed_total{client="orders", server="stock"} > 0'
      await waitFor('a failed edge', async () => {
        const found = await queryInstant(prometheus, expr, Date.now() / 1000)
        return found.length > 0 ? true : undefined
      })
    })

    it('keeps the canary out of span metrics, although Tempo has its trace', async () => {
      const { prometheus, tempo } = await context.databases()
      const frame = { from: context.telemetrySince - 300, to: Date.now() / 1000 }
      const canaries = await search(tempo, '{ resource.service.name = `vispyr-canary` }', { ...frame, limit: 5 })
      expect(canaries.length).toBeGreaterThan(0)
      const services = await labelValues(prometheus, 'service', 'traces_spanmetrics_calls_total', frame)
      expect(services).toEqual(expect.arrayContaining(['orders', 'shop', 'stock']))
      expect(services).not.toContain('vispyr-canary')
    })

    it('is counted in what the host reports as arriving, every figure of it', async () => {
      const program = 'import json; from ingestion import ingestion; print(json.dumps(ingestion()))'
      const { code, stdout, stderr } = await context.stack.host('python3', '-c', program)
      expect(code, stderr).toBe(0)
      const figures: Record<string, number | null> | null = JSON.parse(stdout)
      for (const name of ['spansPerSecond', 'samplesPerSecond', 'profilesPerSecond', 'activeSeries'])
        expect(figures?.[name], name).toBeGreaterThan(0)
    })

    it("brings the SDK's own metrics, apart from those that count requests", async () => {
      const { prometheus } = await context.databases()
      const expr = 'sum by (job) (http_server_request_duration_seconds_count)'
      const jobs = await waitFor("the SDK's metrics", async () => {
        const found = await queryInstant(prometheus, expr, Date.now() / 1000)
        return found.length >= 3 ? found : undefined
      })
      expect(jobs.map(({ labels }) => labels['job']).sort()).toEqual(['shop/orders', 'shop/shop', 'shop/stock'])
    })
  })
}

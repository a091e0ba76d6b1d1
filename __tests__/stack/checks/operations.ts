import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { queryInstant } from '../databases/prometheus.ts'
import { type MemoryUse, memoryUse } from '../engine/memory.ts'
import { waitFor } from '../engine/wait.ts'
import { applyLoad } from '../telemetry/start.ts'

/** What the load is: a small team's busy hour on a host of 4 GiB. Fewer spans on a machine that is busy otherwise: `VISPYR_TEST_SPANS_PER_SECOND`. */
const LOAD = { spansPerSecond: Number(process.env['VISPYR_TEST_SPANS_PER_SECOND'] ?? 2000), seconds: 60, series: 1500 }

/** The container of every service that runs, and when it was started. */
const started = async ({ stack }: Context): Promise<Map<string, string>> => {
  const { stdout } = await stack.compose('ps', '--format', '{{.Service}} {{.ID}}')
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  )
}

export const operationChecks = (context: Context): void => {
  describe('load', () => {
    it(`takes ${LOAD.spansPerSecond} spans a second for ${LOAD.seconds} s within its memory limits, and refuses none`, async () => {
      const { stack, figures } = context
      const { prometheus } = await context.databases()
      const peak = new Map<string, MemoryUse>()
      const loading = applyLoad(LOAD, {
        otlp: `http://${stack.address}:4317`,
        profiles: `http://${stack.address}:9999`,
      }).then(() => true)
      // Each look takes about two seconds.
      while (!(await Promise.race([loading, memoryUse(stack).then((uses) => note(peak, uses))])));
      const at = Date.now() / 1000
      const rate = async (metric: string): Promise<number> =>
        (await queryInstant(prometheus, `sum(max_over_time(rate(${metric}{job="vispyr"}[45s])[2m:5s]))`, at))[0]
          ?.values[0] ?? 0
      const accepted = await rate('otelcol_receiver_accepted_spans_total')
      const series = (await queryInstant(prometheus, 'max(prometheus_tsdb_head_series{job="vispyr"})', at))[0]
        ?.values[0]
      figures.add(
        'load: spans accepted',
        `${accepted.toFixed(0)} per second at the peak, of ${LOAD.spansPerSecond} sent`,
      )
      figures.add('load: series in Prometheus', series ?? 'unknown')
      for (const { service, usedMiB, limitMiB } of peak.values()) {
        figures.add(`memory under load: ${service}`, `${usedMiB.toFixed(0)} of ${limitMiB.toFixed(0)} MiB`)
        expect(usedMiB, service).toBeLessThan(limitMiB)
      }
      expect(accepted).toBeGreaterThan(LOAD.spansPerSecond / 2)
      expect(await rate('otelcol_receiver_refused_spans_total')).toBe(0)
      expect(await rate('tempo_discarded_spans_total')).toBe(0)
    })
  })

  describe('a changed setting', () => {
    it('makes only the service anew that it concerns', async () => {
      const before = await started(context)
      await context.stack.render({ metricsRetentionSeconds: 7 * 86_400 })
      context.figures.add('deploying a changed setting', `${(await context.stack.up()).toFixed(1)} s`)
      const after = await started(context)
      expect([...after].filter(([service, id]) => before.get(service) !== id).map(([service]) => service)).toEqual([
        'prometheus',
      ])
    })

    it('of Tempo does not keep spans from becoming metrics once it is back', async () => {
      const calls = async (): Promise<number> => {
        const expr = 'sum(increase(traces_spanmetrics_calls_total{service="stock", span_kind="SPAN_KIND_SERVER"}[30s]))'
        return (await queryInstant(await context.prometheus(), expr, Date.now() / 1000))[0]?.values[0] ?? 0
      }
      await context.stack.compose(
        '--progress',
        'quiet',
        'up',
        '--detach',
        '--wait',
        '--no-deps',
        '--force-recreate',
        'tempo',
      )
      await waitFor(
        'new span metrics',
        async () => {
          await context.shop.succeed()
          return (await calls()) > 0 ? true : undefined
        },
        { seconds: 120 },
      )
    })

    it('restarts nothing when nothing changed', async () => {
      const before = await started(context)
      await context.stack.render({ metricsRetentionSeconds: 7 * 86_400 })
      await context.stack.up()
      expect(await started(context)).toEqual(before)
    })
  })
}

/** Keeps the largest use of every service; always false, for a loop that goes on until something else ends it. */
const note = (peak: Map<string, MemoryUse>, uses: readonly MemoryUse[]): false => {
  for (const use of uses) if (use.usedMiB > (peak.get(use.service)?.usedMiB ?? 0)) peak.set(use.service, use)
  return false
}

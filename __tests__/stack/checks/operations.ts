import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { queryInstant } from '../databases/prometheus.ts'
import { type MemoryUse, memoryUse } from '../engine/memory.ts'
import { waitFor } from '../engine/wait.ts'
import { applyLoad } from '../telemetry/start.ts'

/** What the load is: a small team's busy hour on a host of 4 GiB. Fewer spans on a machine that is busy otherwise: `VISPYR_TEST_SPANS_PER_SECOND`. */
const LOAD = {
  spansPerSecond: Number(process.env['VISPYR_TEST_SPANS_PER_SECOND'] ?? 2000),
  seconds: 60,
  series: 1500,
  bytesASpan: 0,
}

/** The container of every service that runs: another one when the service was made anew. */
const containers = async ({ stack }: Context): Promise<Map<string, string>> => {
  const { stdout } = await stack.compose('ps', '--format', '{{.Service}} {{.ID}}')
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  )
}

/** Counters of what became of spans. */
const SPANS = {
  accepted: 'otelcol_receiver_accepted_spans_total',
  refused: 'otelcol_receiver_refused_spans_total',
  /** The gateway could not hand them to Tempo. */
  failed: 'otelcol_exporter_send_failed_spans_total',
  discarded: 'tempo_discarded_spans_total',
} as const

type SpanCounts = Readonly<Record<keyof typeof SPANS, number>>

/** The counters as of a scrape that is later than now. */
const countSpans = async (context: Context): Promise<SpanCounts> => {
  const prometheus = await context.prometheus()
  const value = async (expr: string): Promise<number> =>
    (await queryInstant(prometheus, expr, Date.now() / 1000))[0]?.values[0] ?? 0
  const now = Date.now() / 1000
  await waitFor('the next scrape of every counter', async () => {
    const oldest = await value('min(timestamp(up{job="vispyr", component=~"alloy|tempo"}))')
    return oldest > now ? true : undefined
  })
  const counts = Object.entries(SPANS).map(
    async ([name, metric]) => [name, await value(`sum(${metric}{job="vispyr"})`)] as const,
  )
  return Object.fromEntries(await Promise.all(counts)) as SpanCounts
}

const expectNoneLost = (before: SpanCounts, after: SpanCounts): void => {
  for (const what of ['refused', 'failed', 'discarded'] as const) expect(after[what] - before[what], what).toBe(0)
}

export const operationChecks = (context: Context): void => {
  describe('load', () => {
    it(`takes ${LOAD.spansPerSecond} spans a second for ${LOAD.seconds} s within its memory limits, and loses none`, async () => {
      const { stack, figures } = context
      const before = await countSpans(context)
      const peak = new Map<string, MemoryUse>()
      const loading = applyLoad(LOAD, {
        otlp: `http://${stack.address}:4317`,
        profiles: `http://${stack.address}:9999`,
      }).then(() => true)
      // Each look takes about two seconds.
      while (!(await Promise.race([loading, memoryUse(stack).then((uses) => note(peak, uses))])));
      const after = await countSpans(context)
      const perSecond = (after.accepted - before.accepted) / LOAD.seconds
      const series = await queryInstant(
        await context.prometheus(),
        'max(prometheus_tsdb_head_series{job="vispyr"})',
        Date.now() / 1000,
      )
      figures.add(
        'load: spans accepted',
        `${perSecond.toFixed(0)} per second for ${LOAD.seconds} s, of ${LOAD.spansPerSecond} intended`,
      )
      figures.add('load: series in Prometheus', series[0]?.values[0] ?? 'unknown')
      for (const { service, usedMiB, limitMiB } of peak.values()) {
        figures.add(`memory under load: ${service}`, `${usedMiB.toFixed(0)} of ${limitMiB.toFixed(0)} MiB`)
        expect(usedMiB, service).toBeLessThan(limitMiB)
      }
      // The machine that sends may be the one that is slow.
      expect(perSecond).toBeGreaterThan(LOAD.spansPerSecond / 2)
      expectNoneLost(before, after)
    })

    it('hands on a burst of large spans, which the gateway collects into few large messages', async () => {
      const before = await countSpans(context)
      const large = { spansPerSecond: 1500, seconds: 3, series: 1, bytesASpan: 4000 }
      await applyLoad(large, { otlp: `http://${context.stack.address}:4317` }, 'large')
      const after = await countSpans(context)
      expect(after.accepted - before.accepted).toBeGreaterThan(large.spansPerSecond)
      expectNoneLost(before, after)
    })
  })

  describe('a changed setting', () => {
    it('makes only the service anew that it concerns', async () => {
      const before = await containers(context)
      await context.stack.render({ metricsRetentionSeconds: 7 * 86_400 })
      context.figures.add('deploying a changed setting', `${(await context.stack.up()).toFixed(1)} s`)
      const after = await containers(context)
      expect([...after].filter(([service, id]) => before.get(service) !== id).map(([service]) => service)).toEqual([
        'prometheus',
      ])
    })

    it('of Tempo does not keep spans from becoming metrics once it is back', async () => {
      const calls = async (): Promise<number> => {
        const expr = 'sum(increase(traces_spanmetrics_calls_total{service="stock", span_kind="SPAN_KIND_SERVER"}[30s]))'
        return (await queryInstant(await context.prometheus(), expr, Date.now() / 1000))[0]?.values[0] ?? 0
      }
      const anew = ['up', '--detach', '--wait', '--no-deps', '--force-recreate', 'tempo']
      const { code, stderr } = await context.stack.compose('--progress', 'quiet', ...anew)
      expect(code, stderr).toBe(0)
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
      const before = await containers(context)
      await context.stack.render({ metricsRetentionSeconds: 7 * 86_400 })
      await context.stack.up()
      expect(await containers(context)).toEqual(before)
    })
  })
}

/** Keeps the largest use of every service; always false, for a loop that goes on until something else ends it. */
const note = (peak: Map<string, MemoryUse>, uses: readonly MemoryUse[]): false => {
  for (const use of uses) if (use.usedMiB > (peak.get(use.service)?.usedMiB ?? 0)) peak.set(use.service, use)
  return false
}

import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { queryInstant } from '../databases/prometheus.ts'
import type { Stack } from '../engine/stack.ts'
import { waitFor } from '../engine/wait.ts'
import { type Evaluation, evaluate } from '../grafana/alerts.ts'
import { executeTarget, type Rows } from '../grafana/execute.ts'
import { loadAlertGroups, loadDashboards, panelsOf } from '../grafana/load.ts'
import type { AlertRule, Target } from '../grafana/model.ts'
import { pretendFullDisk, sendHugeTrace } from '../telemetry/start.ts'
import { frameOf } from './panels.ts'

/** Rules whose query returns nothing as long as nothing of the kind has happened; each is NoData: OK. */
const SILENT_WHEN_HEALTHY = new Set(['vispyr-data-discarded'])

const rules = loadAlertGroups().flatMap((group) => group.rules)

const ruleOf = (uid: string): AlertRule => {
  const rule = rules.find((one) => one.uid === uid)
  if (rule === undefined) throw new Error(`there is no rule ${uid}`)
  return rule
}

/** The panels' targets that show what is discarded. */
const discardTargets = (): Target[] =>
  loadDashboards()
    .flatMap(({ dashboard }) => panelsOf(dashboard).flatMap(({ targets = [] }) => targets))
    .filter(({ expr = '' }) => /_discarded_(spans|bytes)_total/.test(expr))

const executeNow = async (context: Context, target: Target): Promise<Rows> => {
  const view = { ...frameOf(context), maxDataPoints: 600, scrapeInterval: 15, values: new Map() }
  return executeTarget(target, view, await context.databases())
}

/** How many samples the gateway has sent again so far, asked of itself: Prometheus may be the one that is away. */
const samplesRetried = async (stack: Stack): Promise<number> => {
  const response = await fetch(`http://${await stack.addressOf('alloy')}:12345/metrics`)
  const lines = (await response.text()).matchAll(/^prometheus_remote_storage_samples_retried_total\{.*\} (.+)$/gm)
  return [...lines].reduce((sum, [, value]) => sum + Number(value), 0)
}

export const alertChecks = (context: Context): void => {
  /** A component whose image is absent here is rightly reported as down. */
  const expected = (rule: AlertRule, { firing }: Evaluation): string[] =>
    firing
      .map(({ labels }) => labels)
      .filter(
        ({ component = '' }) => !(rule.uid === 'vispyr-component-down' && context.available.absent.has(component)),
      )
      .map((labels) => JSON.stringify(labels))

  const evaluateNow = async (rule: AlertRule): Promise<Evaluation> => evaluate(rule, await context.prometheus())

  /** Waits until a rule fires for a series with these labels, or no longer does. */
  const waitUntil = (uid: string, labels: Record<string, string>, fires: boolean, seconds = 120): Promise<true> =>
    waitFor(
      `${uid} to ${fires ? 'fire' : 'be quiet'} for ${JSON.stringify(labels)}`,
      async () => {
        const { firing } = await evaluateNow(ruleOf(uid))
        const found = firing.some((series) =>
          Object.entries(labels).every(([name, value]) => series.labels[name] === value),
        )
        return found === fires ? true : undefined
      },
      { seconds, everyMs: 2000 },
    )

  describe('alert rules', () => {
    let quiet = 0
    const shown: string[] = []
    afterAll(() => {
      context.figures.add('alert rules executed, quiet when healthy', `${quiet} of ${rules.length}`)
      context.figures.add('alert rules made true and seen to fire', shown.join(', '))
    })

    it.each(rules)('$title: has an answer and is quiet when all is well', async (rule) => {
      const evaluation = await evaluateNow(rule)
      if (!SILENT_WHEN_HEALTHY.has(rule.uid)) expect(evaluation.series).not.toEqual([])
      expect(expected(rule, evaluation)).toEqual([])
      quiet += 1
    })

    it('Service error rate: fires when a service fails, for that service and those that it fails', async () => {
      // More than one in twenty over five minutes: as many failures as there were successes.
      for (let count = 0; count < 400; count++) await context.shop.fail()
      for (const service of ['stock', 'orders', 'shop']) await waitUntil('vispyr-service-error-rate', { service }, true)
      shown.push('service error rate')
    })

    it('Component down: fires for the component that was stopped, and is quiet once it is back', async () => {
      await context.stack.compose('stop', 'pyroscope')
      await waitUntil('vispyr-component-down', { component: 'pyroscope' }, true)
      const { firing } = await evaluateNow(ruleOf('vispyr-component-down'))
      expect(
        firing.map(({ labels }) => labels['component']).filter((one) => !context.available.absent.has(one ?? '')),
      ).toEqual(['pyroscope'])
      await context.stack.up()
      await waitUntil('vispyr-component-down', { component: 'pyroscope' }, false)
      shown.push('component down')
    })

    it('Disk: both rules fire for a host whose disk is 97 % full, and only for it', async () => {
      const { firing: before } = await evaluateNow(ruleOf('vispyr-disk-nearly-full'))
      const host = await pretendFullDisk({ otlp: `http://${context.stack.address}:4317` })
      for (const uid of ['vispyr-disk-nearly-full', 'vispyr-disk-full'])
        await waitUntil(uid, { instance: host, mountpoint: '/data' }, true)
      const { firing } = await evaluateNow(ruleOf('vispyr-disk-nearly-full'))
      expect(firing).toHaveLength(before.length + 1)
      shown.push('disk nearly full', 'disk almost out of space')
    })

    it('Data discarded: fires for traces that are too large and profiles that are too old, and the panels say so', async () => {
      const { stack } = context
      const old = 'import time; from canary import _write_profile; _write_profile("old", time.time() - 3 * 86400)'
      const signals = await waitFor(
        'both to be discarded',
        async () => {
          // More than once: a counter that begins to exist has not grown yet.
          await Promise.all([sendHugeTrace({ otlp: `http://${stack.address}:4317` }), stack.host('python3', '-c', old)])
          const { firing } = await evaluateNow(ruleOf('vispyr-data-discarded'))
          return firing.length >= 2 ? firing.map(({ labels }) => labels) : undefined
        },
        { seconds: 120, everyMs: 3000 },
      )
      expect(signals).toContainEqual(expect.objectContaining({ signal: 'spans', reason: 'trace_too_large' }))
      expect(signals).toContainEqual(expect.objectContaining({ signal: 'bytes of profiles' }))
      for (const target of discardTargets())
        await waitFor(`rows of ${target.expr}`, async () =>
          (await executeNow(context, target)).length > 0 ? true : undefined,
        )
      shown.push('data discarded')
    })

    it('Remote write failing: fires while Prometheus was away, and what was sent meanwhile is not lost', async () => {
      const { stack } = context
      const retriedBefore = await samplesRetried(stack)
      await stack.compose('stop', 'prometheus')
      const canary =
        'import time; from canary import _write_metric; value = int(time.time()); print(value if _write_metric(value) else "refused")'
      const { stdout } = await stack.host('python3', '-c', canary)
      const written = Number(stdout)
      expect(written).toBeGreaterThan(0)
      await waitFor('the gateway to try again', async () =>
        (await samplesRetried(stack)) > retriedBefore ? true : undefined,
      )
      await stack.up()
      await waitUntil('vispyr-remote-write-failing', { component: 'alloy' }, true)
      const prometheus = await context.prometheus()
      await waitFor('what was written while Prometheus was away', async () => {
        const kept = await queryInstant(prometheus, `vispyr_canary_timestamp_seconds == ${written}`, Date.now() / 1000)
        return kept.length > 0 ? true : undefined
      })
      shown.push('remote write failing')
    })
  })
}

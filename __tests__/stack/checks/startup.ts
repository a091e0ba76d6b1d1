import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { GREEN, runCanary } from '../engine/canary.ts'
import { memoryUse } from '../engine/memory.ts'
import { runningVersions } from '../engine/versions.ts'

export const startupChecks = (context: Context): void => {
  const grafana = context.available.absent.get('grafana')

  describe('from nothing to a canary', () => {
    it('comes up healthy and reads a trace, a metric and a profile back', async () => {
      const { available, stack, figures } = context
      const started = performance.now()
      const up = await stack.up()
      expect(await runCanary(stack)).toMatchObject(GREEN)
      const green = (performance.now() - started) / 1000
      for (const [service, version] of await runningVersions(stack))
        figures.add(`version: ${service}`, `${version}, run as ${available.images.get(service)}`)
      figures.add('up until every service is healthy', `${up.toFixed(1)} s`)
      figures.add('up until the canary is green', `${green.toFixed(1)} s`)
    })

    it.skipIf(grafana !== undefined)(
      grafana === undefined
        ? 'is healthy by its own report'
        : `is healthy by its own report (skipped: the image ${grafana} is absent, and verify.py asks Grafana too)`,
      async () => {
        const { code, stdout, stderr } = await context.stack.host(`${context.stack.release}/host/verify.py`)
        expect(code, stdout + stderr).toBe(0)
      },
    )

    it('says that every service and port is well, but for what is absent', async () => {
      const { stdout, stderr } = await context.stack.host(
        `${context.stack.release}/host/verify.py`,
        '--json',
        '--no-canary',
      )
      const report = JSON.parse(stdout || stderr) as {
        services: { name: string; health: string }[]
        probes: { name: string; ok: boolean; detail: string }[]
      }
      const isGrafana = ({ name }: { name: string }): boolean => grafana !== undefined && name.startsWith('grafana')
      expect(report.services.filter((service) => service.health !== 'healthy' && !isGrafana(service))).toEqual([])
      expect(report.probes.filter((probe) => !probe.ok && !isGrafana(probe))).toEqual([])
    })

    it('keeps every service below its memory limit when idle', async () => {
      for (const { service, usedMiB, limitMiB } of await memoryUse(context.stack)) {
        expect(usedMiB, service).toBeLessThan(limitMiB)
        context.figures.add(`memory idle: ${service}`, `${usedMiB.toFixed(0)} of ${limitMiB.toFixed(0)} MiB`)
      }
    })
  })
}

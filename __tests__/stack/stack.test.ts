import { afterAll, beforeAll, describe } from 'vitest'
import { alertChecks } from './checks/alerts.ts'
import { grafanaChecks } from './checks/grafana.ts'
import { operationChecks } from './checks/operations.ts'
import { optionChecks } from './checks/options.ts'
import { latePanelChecks, panelChecks } from './checks/panels.ts'
import { startupChecks } from './checks/startup.ts'
import { telemetryChecks } from './checks/telemetry.ts'
import { validatorChecks } from './checks/validators.ts'
import { type Context, Figures } from './context.ts'
import { look } from './engine/requirements.ts'
import { prepareStack } from './engine/stack.ts'

const available = await look()
for (const missing of available.missing) console.log(`test:stack: everything is skipped, since ${missing} is missing`)
for (const [service, image] of available.absent)
  console.log(`test:stack: ${service} is left out, since the image ${image} is absent`)

describe.skipIf(available.missing.length > 0)('the stack on a Docker Engine', () => {
  // Filled in by the first hook and the first checks; the checks run in this order.
  const context = { available, figures: new Figures(), telemetrySince: 0 } as Context

  beforeAll(async () => {
    context.stack = await prepareStack(available.images)
    const endpoint = async (service: string, port: number): Promise<{ url: string }> => ({
      url: `http://${await context.stack.addressOf(service)}:${port}`,
    })
    context.prometheus = () => endpoint('prometheus', 9090)
    context.databases = async () => ({
      prometheus: await context.prometheus(),
      tempo: await endpoint('tempo', 3200),
      pyroscope: await endpoint('pyroscope', 4040),
    })
  })
  afterAll(async () => {
    await context.shop?.stop()
    await context.stack?.stop()
    context.figures.print()
  })

  validatorChecks(context)
  startupChecks(context)
  telemetryChecks(context)
  panelChecks(context)
  grafanaChecks(context)
  alertChecks(context)
  operationChecks(context)
  latePanelChecks(context)
  optionChecks(context)
})

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of a shell look like this
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SendCommandCommand, waitUntilCommandExecuted } from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { repositoryDirectory } from '../../../local/cloud/directories.ts'
import { textOf, useStage } from '../action/cloud.ts'

const stage = useStage()

/** Sends spans as an application does, with OpenTelemetry's SDK in a process of its own. */
const sendSpans = async (address: string, count: number): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repositoryDirectory, '__tests__/send-spans.ts'), String(count)],
    {
      env: {
        ...process.env,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://${address}:4317`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
      },
    },
  )
  return stdout.trim()
}

/** What the host does by itself every five minutes. */
const report = async (instance: string): Promise<void> => {
  const { ssm } = stage()
  const { Command } = await ssm.send(
    new SendCommandCommand({
      InstanceIds: [instance],
      DocumentName: 'AWS-RunShellScript',
      Parameters: { commands: ['"${VISPYR_ROOT:-}/opt/vispyr/current/host/health.sh"'] },
    }),
  )
  await waitUntilCommandExecuted(
    { client: ssm, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { CommandId: Command?.CommandId ?? '', InstanceId: instance },
  )
}

// One story, each step standing on the one before.
describe('what arrives', () => {
  it('is next to nothing at first: what the canary wrote', async () => {
    const deployed = await stage().act({ name: 'demo' })
    expect(deployed.exitCode, textOf(deployed)).toBe(0)
    const step = await stage().act({ command: 'status', name: 'demo' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(textOf(step)).toContain('arriving: 0 spans/s, 0 metric samples/s, 0 profiles/s; 1 active series')
  })

  it('is told by status, in the log and the summary, once the host has reported', async () => {
    const [host] = stage().cloud.control.hosts()
    expect(await sendSpans(host?.address ?? '', 900)).toBe('sent')
    await report(host?.instanceId ?? '')
    const step = await stage().act({ command: 'status', name: 'demo', 'fail-on': 'unhealthy' })
    expect(step.exitCode, textOf(step)).toBe(0)
    // 900 in five minutes, and the canary's two.
    expect(textOf(step)).toMatch(/arriving: 3(\.01)? spans\/s/)
    expect(step.summary).toMatch(/Arriving: \*\*3(\.01)? spans\/s, 0\.01 metric samples\/s, 0\.01 profiles\/s/)
  })
})

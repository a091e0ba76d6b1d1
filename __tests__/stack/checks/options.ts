import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { ask } from '../databases/ask.ts'
import { type FoundTrace, search } from '../databases/tempo.ts'
import { GREEN, runCanary } from '../engine/canary.ts'
import { waitFor } from '../engine/wait.ts'
import { applyLoad, type Destination } from '../telemetry/start.ts'
import { runOnce } from './validators.ts'

const A_LITTLE = { spansPerSecond: 50, seconds: 2, series: 1, bytesASpan: 0 }
const TOKEN = 'test-ingest-token'

/** As host/secrets.sh leaves the token on the host. */
const acceptToken = async (root: string): Promise<void> => {
  const secrets = join(root, 'opt/vispyr/secrets')
  await mkdir(join(secrets, 'nginx'), { recursive: true })
  await writeFile(join(secrets, 'ingest-token'), TOKEN)
  await writeFile(join(secrets, 'nginx/ingest-tokens.map'), `"Bearer ${TOKEN}" 1;\n`, { mode: 0o644 })
}

/** What users switch on. Every change of settings recreates services, so these come last. */
export const optionChecks = (context: Context): void => {
  const tracesOf = async (service: string): Promise<FoundTrace[]> => {
    const to = Date.now() / 1000
    return search((await context.databases()).tempo, `{ resource.service.name = \`${service}\` }`, {
      from: to - 600,
      to,
      limit: 1,
    })
  }

  describe('ingestion with a token', () => {
    it('takes telemetry over TLS from those who have it, and from nobody else', async () => {
      const { stack } = context
      await acceptToken(stack.root)
      await stack.render({ ingestAuth: 'token' })
      await stack.up()
      const tls: Destination = {
        otlp: `https://${stack.address}:4317`,
        authority: join(stack.root, 'var/lib/vispyr/tls/self-signed/ca.pem'),
      }
      // An exporter that is refused says so in its exit; what counts is that nothing of it arrives.
      await applyLoad(A_LITTLE, tls, 'without-token').catch(() => undefined)
      await applyLoad(A_LITTLE, { ...tls, token: 'wrong' }, 'with-wrong-token').catch(() => undefined)
      await applyLoad(A_LITTLE, { ...tls, token: TOKEN }, 'with-token')
      await waitFor('traces of the one with the token', async () =>
        (await tracesOf('with-token')).length > 0 ? true : undefined,
      )
      expect(await tracesOf('without-token')).toEqual([])
      expect(await tracesOf('with-wrong-token')).toEqual([])
      expect(await runCanary(stack)).toMatchObject(GREEN)
    })
  })

  const absent = context.available.absent.get('loki')
  describe.skipIf(absent !== undefined)(
    absent === undefined ? 'logs' : `logs (skipped: the image ${absent} is absent)`,
    () => {
      it('arrive on the port of traces, and lead to the trace that they belong to', async () => {
        const { stack } = context
        await stack.render({ logs: true })
        await runOnce(stack, 'loki', '-config.file=/etc/loki/loki.yaml', '-config.expand-env=true', '-verify-config')
        await stack.up()
        await applyLoad(A_LITTLE, { otlp: `http://${stack.address}:4317` }, 'logging')
        const loki = { url: `http://${await stack.addressOf('loki')}:3100` }
        const traceId = await waitFor('a log with its trace', async () => {
          const query = '{service_name="logging"} |= "answered"'
          const { data } = await ask<{ data: { result: { stream: Record<string, string> }[] } }>(
            loki,
            '/loki/api/v1/query_range',
            { query, limit: 1 },
          )
          return data.result[0]?.stream['trace_id']
        })
        const trace = await waitFor('the trace of the log', async () => {
          const { tempo } = await context.databases()
          return await ask<unknown>(tempo, `/api/traces/${traceId}`)
        })
        expect(JSON.stringify(trace)).toContain('logging')
        expect(await runCanary(stack)).toMatchObject(GREEN)
      })
    },
  )
}

import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'

/** Each component's own validator, of the very image that runs, on the rendered configuration. */
const VALIDATORS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'promtool check config',
    'prometheus',
    ['--entrypoint', 'promtool', 'prometheus', 'check', 'config', '/etc/prometheus/prometheus.yml'],
  ],
  [
    'tempo -config.verify',
    'tempo',
    ['tempo', '-target=all', '-config.file=/etc/tempo/tempo.yaml', '-config.expand-env=true', '-config.verify=true'],
  ],
  ['alloy validate', 'alloy', ['alloy', 'validate', '/etc/alloy']],
  ['nginx -t', 'nginx', ['--entrypoint', 'nginx', 'nginx', '-t']],
  [
    'loki -verify-config',
    'loki',
    ['loki', '-config.file=/etc/loki/loki.yaml', '-config.expand-env=true', '-verify-config'],
  ],
]

export const validatorChecks = (context: Context): void => {
  describe("the components' own validators", () => {
    it('docker compose config', async () => {
      const { code, stderr } = await context.stack.compose('config', '--quiet')
      expect(stderr).toBe('')
      expect(code).toBe(0)
    })

    for (const [name, service, command] of VALIDATORS) {
      const absent = context.available.absent.get(service)
      it.skipIf(absent !== undefined)(
        absent === undefined ? name : `${name} (skipped: the image ${absent} is absent)`,
        async () => {
          const run = ['run', '--rm', '--no-deps', '--no-TTY', '--pull', 'never', '--quiet-pull']
          const { code, stdout, stderr } = await context.stack.compose('--progress', 'quiet', ...run, ...command)
          expect(code, stdout + stderr).toBe(0)
        },
      )
    }

    it('alloy fmt', async () => {
      for (const file of await alloyFiles(context)) {
        const name = file.split('/').at(-1) ?? ''
        const { code, stderr } = await context.stack.compose(
          'run',
          '--rm',
          '--no-deps',
          '--no-TTY',
          'alloy',
          'fmt',
          '--test',
          `/etc/alloy/${name}`,
        )
        expect(code, `${name}: ${stderr}`).toBe(0)
      }
    })
  })
}

/** The configuration files of the gateway, within the release. */
const alloyFiles = async ({ stack }: Context): Promise<string[]> => {
  const { stdout } = await stack.host('find', `${stack.release}/config`, '-name', '*.alloy')
  const files = stdout.trim().split('\n')
  expect(files.length).toBeGreaterThan(2)
  return files
}

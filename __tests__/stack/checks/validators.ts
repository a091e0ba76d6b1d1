import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import type { Stack } from '../engine/stack.ts'

/** Each component's own validator, of the very image that runs, on the rendered configuration. */
const VALIDATORS: Readonly<Record<string, readonly string[]>> = {
  'promtool check config': [
    '--entrypoint',
    'promtool',
    'prometheus',
    'check',
    'config',
    '/etc/prometheus/prometheus.yml',
  ],
  'tempo -config.verify': [
    'tempo',
    '-target=all',
    '-config.file=/etc/tempo/tempo.yaml',
    '-config.expand-env=true',
    '-config.verify=true',
  ],
  'alloy validate': ['alloy', 'validate', '/etc/alloy'],
  'nginx -t': ['--entrypoint', 'nginx', 'nginx', '-t'],
}

/** Runs a command in a container of its own, with a service's image, configuration and environment. @throws what the command says when it fails. */
export const runOnce = async (stack: Stack, ...command: readonly string[]): Promise<void> => {
  const run = ['--progress', 'quiet', 'run', '--rm', '--no-deps', '--no-TTY', '--pull', 'never']
  const { code, stdout, stderr } = await stack.compose(...run, ...command)
  expect(code, stdout + stderr).toBe(0)
}

export const validatorChecks = (context: Context): void => {
  describe("the components' own validators", () => {
    it('docker compose config', async () => {
      const { code, stderr } = await context.stack.compose('config', '--quiet')
      expect(stderr).toBe('')
      expect(code).toBe(0)
    })

    it.each(Object.entries(VALIDATORS))('%s', (_, command) => runOnce(context.stack, ...command))

    it('alloy fmt', async () => {
      const { stdout } = await context.stack.host('find', `${context.stack.release}/config`, '-name', '*.alloy')
      const names = stdout
        .trim()
        .split('\n')
        .map((file) => file.split('/').at(-1))
      expect(names.length).toBeGreaterThan(2)
      for (const name of names) await runOnce(context.stack, 'alloy', 'fmt', '--test', `/etc/alloy/${name}`)
    })
  })
}

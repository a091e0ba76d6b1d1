import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('reach.sh', import.meta.url))

// Namespaces and an engine of its own take root.
describe.skipIf(process.getuid?.() !== 0)('the instance metadata service', () => {
  it('is reached by Tempo, Loki and the host, and by no other container, also after Docker was restarted', async () => {
    const { stdout } = await promisify(execFile)(SCRIPT, ['nginx:1.30.7-alpine'])
    const everybody = (when: string, others: 'yes' | 'no'): string[] => [
      `${when} tempo yes`,
      `${when} loki yes`,
      `${when} alloy ${others}`,
      `${when} elsewhere ${others}`,
      `${when} host yes`,
    ]
    expect(stdout.trim().split('\n')).toEqual([
      ...everybody('before', 'yes'),
      ...everybody('after', 'no'),
      ...everybody('restarted', 'no'),
      'rules 1',
    ])
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type StackFile, textOf } from '../../../src/stack/files.ts'
import { renderStack } from '../../../src/stack/render.ts'
import type { StackSettings } from '../../../src/stack/settings.ts'

export const STACK = fileURLToPath(new URL('../../../stack', import.meta.url))

export const settingsOf = (overrides: Partial<StackSettings> = {}): StackSettings => ({
  name: 'demo',
  region: 'eu-central-1',
  bucket: 'vispyr-demo-123456789012-eu-central-1',
  memoryMiB: 4096,
  volumeSizeGiB: 30,
  tracesRetentionSeconds: 30 * 86_400,
  metricsRetentionSeconds: 15 * 86_400,
  logs: false,
  ...overrides,
})

export const render = (overrides: Partial<StackSettings> = {}, overlay?: string): Promise<StackFile[]> =>
  renderStack({ directory: STACK, settings: settingsOf(overrides), ...(overlay === undefined ? {} : { overlay }) })

/** The text of the one file whose path matches. */
export const textAt = (files: readonly StackFile[], pattern: RegExp): string => {
  const found = files.filter((file) => pattern.test(file.path))
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} files match ${pattern}`)
  return textOf(found[0])
}

export const environmentOf = (files: readonly StackFile[]): Record<string, string> =>
  Object.fromEntries(
    textAt(files, /^\.env$/)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
  )

/** A folder with these files, gone after the test. */
export const folderOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'vispyr-stack-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
  return directory
}

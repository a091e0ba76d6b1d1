import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadDashboards, panelsOf } from '../../stack/grafana/load.ts'
import type { Dashboard, Panel } from '../../stack/grafana/model.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Panel types whose options Grafana publishes a schema of, and whether their fields have options of their own. */
const PUBLISHED: Readonly<Record<string, { readonly folder: string; readonly field: boolean }>> = {
  nodeGraph: { folder: 'nodegraph', field: false },
  stat: { folder: 'stat', field: false },
  table: { folder: 'table', field: true },
  timeseries: { folder: 'timeseries', field: true },
}

/** Without a published schema: its panel has no options to get wrong. */
const UNPUBLISHED = new Set(['flamegraph'])

const constant = (name: string, type: string, value: unknown): string =>
  `export const ${name}: ${type} = ${JSON.stringify(value)}\n`

/** Declares the dashboard's JSON as constants of Grafana's types: the type checker then names a setting that Grafana does not know. */
const declare = (dashboard: Dashboard): string => {
  const panels = panelsOf(dashboard)
  const types = [...new Set(panels.map(({ type }) => type))].filter((type) => !UNPUBLISHED.has(type))
  const imports = types.map((type) => {
    const published = PUBLISHED[type]
    if (published === undefined) throw new Error(`no schema is known of panels of type ${type}`)
    return `import type * as ${type} from '../@grafana/schema/dist/types/raw/composable/${published.folder}/panelcfg/x/types.gen.d.ts'\n`
  })
  const options = (panel: Panel & { options?: unknown }): string => {
    const published = PUBLISHED[panel.type]
    if (published === undefined) return ''
    const custom = (panel.fieldConfig?.defaults as { custom?: unknown } | undefined)?.custom
    return (
      constant(`options${panel.id}`, `Plain<${panel.type}.Options>`, panel.options) +
      (published.field && custom !== undefined
        ? constant(`field${panel.id}`, `Plain<${panel.type}.FieldConfig>`, custom)
        : '')
    )
  }
  return `import type * as grafana from '@grafana/schema'
import type * as raw from '../@grafana/schema/dist/types/raw/dashboard/x/types.gen.d.ts'
${imports.join('')}
// JSON has the values of enumerations, not their members.
type Plain<T> = T extends string ? \`\${T}\`
  : T extends number ? (number extends T ? number : \`\${T}\` extends \`\${infer N extends number}\` ? N : never)
  : T extends object ? { [K in keyof T]: Plain<T[K]> } : T
// What an annotation asks Grafana's own data source for is in the raw schema only.
type Shape = Omit<grafana.Dashboard, 'annotations'> & { annotations: raw.AnnotationContainer }
${constant('dashboard', 'Plain<Shape>', dashboard)}
${panels.map(options).join('')}`
}

describe("Grafana's published schema", () => {
  let folder = ''
  // Within node_modules, so that the package is found.
  beforeEach(async () => {
    folder = await mkdtemp(join(ROOT, 'node_modules/.dashboards-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** What the type checker has to say about a dashboard; nothing when it fits. */
  const check = async (dashboard: Dashboard): Promise<string> => {
    const file = join(folder, 'dashboard.ts')
    await writeFile(file, declare(dashboard))
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', '']
    const tsc = join(ROOT, 'node_modules/.bin/tsc')
    return promisify(execFile)(tsc, [...options, '--allowImportingTsExtensions', file], { cwd: ROOT }).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    )
  }

  it.each(loadDashboards())('holds for $file', async ({ dashboard }) => {
    expect(await check(dashboard)).toBe('')
  })

  it('is violated by a setting that Grafana does not know', async () => {
    const [file] = loadDashboards()
    if (file === undefined) throw new Error('there is no dashboard')
    const broken = JSON.parse(file.text.replaceAll('"legend"', '"legends"')) as Dashboard
    expect(await check(broken)).toContain('legends')
    const unknown = JSON.parse(file.text.replaceAll('"drawStyle": "line"', '"drawStyle": "zigzag"')) as Dashboard
    expect(await check(unknown)).toContain('zigzag')
  })
})

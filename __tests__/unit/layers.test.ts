import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** What each floor may import from, besides itself. The entry point also loads the commands, but lazily. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  cloud: ['model'],
  plan: ['model'],
  stack: ['model'],
  report: ['model'],
  aws: ['cloud', 'model'],
  host: ['cloud', 'model'],
  health: ['cloud', 'model'],
  github: ['model'],
  'regions.ts': [],
  'inputs.ts': ['model', 'regions.ts'],
  commands: ['aws', 'cloud', 'github', 'health', 'host', 'inputs.ts', 'model', 'plan', 'report', 'stack'],
  'index.ts': ['inputs.ts', 'model', 'report', 'commands'],
}

const floorOf = (file: string): string => relative(source, file).split('/')[0] ?? ''

const arrows = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(source, file))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map((match) => ({
      from: relative(source, file),
      floor: floorOf(file),
      to: floorOf(join(dirname(file), match[1] ?? '')),
    })),
  )

describe('the house', () => {
  it('has arrows to look at', () => expect(arrows.length).toBeGreaterThan(100))

  it('has only the floors that the list knows', () => {
    expect([...new Set(arrows.map(({ floor }) => floor))].filter((floor) => !(floor in MAY_IMPORT))).toEqual([])
  })

  it('has arrows only downward', () => {
    expect(arrows.filter(({ floor, to }) => floor !== to && !MAY_IMPORT[floor]?.includes(to))).toEqual([])
  })

  it('loads the commands, and with them the SDK, only after the inputs are checked', () => {
    const entry = readFileSync(join(source, 'index.ts'), 'utf8')
    expect(entry).not.toMatch(/^import .*(commands|aws-sdk)/m)
    expect(entry).toContain("await import('./commands/run.ts')")
  })
})

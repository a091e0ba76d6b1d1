import { describe, expect, it } from 'vitest'
import type { Call } from '../../../local/cloud/calls.ts'
import type { InventoryItem } from '../../../local/cloud/inventory.ts'
import type { Cloud } from '../../../local/cloud/start.ts'
import { DemoFailure, type DemoStep, requireNoChange, requireNothingLeft, table } from '../../../local/demo/steps.ts'

const call = (changes: Partial<Call>): Call => ({
  n: 1,
  time: '2026-11-23T15:00:00Z',
  service: 'ec2',
  operation: 'DescribeVpcs',
  region: 'us-east-1',
  mutating: false,
  dryRun: false,
  accessKeyId: 'A',
  origin: 'client',
  request: 'POST /',
  status: 200,
  errorCode: undefined,
  ...changes,
})

const cloudWith = (calls: readonly Call[], items: readonly InventoryItem[] = []): Cloud => {
  const control = { calls: () => calls, inventory: async () => ({ items, counts: {}, total: items.length }) }
  return { control } as unknown as Cloud
}

const step = (changed: string): DemoStep => ({
  title: 'deploy again',
  seconds: 1.25,
  calls: 3,
  mutating: 0,
  result: { exitCode: 0, outputs: { changed }, summary: '', log: [], rawLog: [], annotations: [], state: {} },
})

describe('the demo', () => {
  it('accepts a second deploy that changed nothing, whatever the hosts did meanwhile', () => {
    requireNoChange(
      cloudWith([call({}), call({ mutating: true, operation: 'PutObject', origin: 'host' })]),
      step('false'),
    )
  })

  it('fails on a call that changed something, and names it', () => {
    const cloud = cloudWith([call({ mutating: true, operation: 'CreateVpc' })])
    expect(() => requireNoChange(cloud, step('false'))).toThrow(/ec2:CreateVpc/)
  })

  it('fails when the action says that it changed something', () => {
    expect(() => requireNoChange(cloudWith([]), step('true'))).toThrow(DemoFailure)
  })

  it('fails on anything that is left, and names it', async () => {
    await requireNothingLeft(cloudWith([]))
    const left = cloudWith([], [{ kind: 'volume', id: 'vol-1', deployment: 'demo' }])
    await expect(requireNothingLeft(left)).rejects.toThrow(/volume vol-1/)
  })

  it('closes with a table in columns', () => {
    expect(table([step('false')])).toBe(
      [
        '  step          seconds  calls  of them changing  changed',
        '  deploy again      1.3      3                 0    false',
      ].join('\n'),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { FaultList } from '../../../local/cloud/faults.ts'
import type { Operation } from '../../../local/cloud/identify.ts'

const call = (service: string, operation: string): Operation => ({
  service,
  operation,
  region: 'us-east-1',
  accessKeyId: 'A',
  mutating: true,
  dryRun: false,
  parameters: new URLSearchParams(),
})
const createVpc = call('ec2', 'CreateVpc')

describe('FaultList', () => {
  it('lets the skipped ones pass, strikes so many times, and no more', () => {
    const faults = new FaultList()
    faults.add({ operation: 'CreateVpc', status: 503, skip: 1, times: 2 })
    const struck = Array.from({ length: 5 }, () => faults.strike(createVpc, 'client', () => '') !== undefined)
    expect(struck).toEqual([false, true, true, false, false])
  })

  it('strikes only what matches service, operation, text and origin', () => {
    const faults = new FaultList()
    faults.add({ service: 'ec2', operation: 'CreateVpc', contains: '10.1.', status: 400 })
    expect(faults.strike(call('ec2', 'CreateSubnet'), 'client', () => '10.1.')).toBeUndefined()
    expect(faults.strike(call('iam', 'CreateVpc'), 'client', () => '10.1.')).toBeUndefined()
    expect(faults.strike(createVpc, 'client', () => '10.2.')).toBeUndefined()
    expect(faults.strike(createVpc, 'host', () => '10.1.')).toBeUndefined()
    expect(faults.strike(createVpc, 'client', () => '10.1.')).toMatchObject({ status: 400 })
  })

  it('strikes nothing after it was cleared', () => {
    const faults = new FaultList()
    faults.add({ status: 500 })
    faults.clear()
    expect(faults.strike(createVpc, 'client', () => '')).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { Transitions } from '../../../local/cloud/transitions.ts'

const HOLDINGS = { vpcId: 'vpc-1', subnetIds: ['subnet-1'], groupIds: [], volumeIds: [] }

describe('Transitions', () => {
  it('last as long as they take, and holdings as long as them', () => {
    let time = 0
    const transitions = new Transitions(1_000, () => time)
    const holds = (): boolean => transitions.holds(({ subnetIds }) => subnetIds.includes('subnet-1'))
    expect(transitions.stateOf('i-1')).toBeUndefined()
    transitions.begin('i-1', 'shutting-down', HOLDINGS)
    time = 999
    expect(transitions.stateOf('i-1')).toBe('shutting-down')
    expect(transitions.current()).toEqual([['i-1', 'shutting-down']])
    expect(holds()).toBe(true)
    time = 1_000
    expect(transitions.stateOf('i-1')).toBeUndefined()
    expect(transitions.current()).toEqual([])
    expect(holds()).toBe(false)
  })
})

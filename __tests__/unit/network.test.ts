import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, networkOf, overlaps, parseCidr, subrange } from '../../src/model/cidr.ts'
import { chooseVpcCidr, placeSubnets } from '../../src/plan/network.ts'

const octet = fc.nat(255)
const range = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 8, max: 30 }))
  .map(([a, b, c, d, bits]) => networkOf(`${a}.${b}.${c}.${d}/${bits}`) ?? '')

describe('ranges', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['10.0.0.1/8', null],
    ['10.0.0.0/33', null],
    ['10.0.0/8', null],
    ['010.0.0.0/8', null],
    ['256.0.0.0/8', null],
    ['::/0', null],
    ['', null],
  ])('parseCidr(%j) is %j', (text, expected) => expect(parseCidr(text)).toBe(expected))

  it('overlap exactly when one contains the other, both ways round', () => {
    expect(overlaps('10.0.0.0/16', '10.0.5.0/24')).toBe(true)
    expect(overlaps('10.0.5.0/24', '10.0.0.0/16')).toBe(true)
    expect(overlaps('10.0.0.0/24', '10.0.1.0/24')).toBe(false)
    expect(contains('10.0.5.0/24', '10.0.0.0/16')).toBe(false)
  })

  it('divide into parts that lie within and apart', () => {
    fc.assert(
      fc.property(
        range.filter((cidr) => Number(cidr.split('/')[1]) <= 25),
        (cidr) => {
          const bits = Number(cidr.split('/')[1]) + 3
          const parts = Array.from({ length: 8 }, (_, index) => subrange(cidr, bits, index))
          for (const part of parts) expect(contains(cidr, part)).toBe(true)
          for (const [index, part] of parts.entries())
            for (const other of parts.slice(index + 1)) expect(overlaps(part, other)).toBe(false)
        },
      ),
    )
  })
})

describe('chooseVpcCidr', () => {
  it('overlaps nothing in use, whatever that is', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(range.filter((cidr) => !contains(cidr, '10.128.0.0/9'))), (name, inUse) => {
        fc.pre(
          !(
            inUse.some((other) => contains(other, '10.128.0.0/10')) &&
            inUse.some((other) => contains(other, '10.192.0.0/10'))
          ),
        )
        const chosen = chooseVpcCidr(name, inUse)
        expect(contains('10.128.0.0/9', chosen)).toBe(true)
        for (const other of inUse) expect(overlaps(other, chosen)).toBe(false)
      }),
    )
  })

  it('is the same for the same name', () => expect(chooseVpcCidr('demo', [])).toBe(chooseVpcCidr('demo', [])))

  it('says when nothing is free', () => expect(() => chooseVpcCidr('demo', ['10.0.0.0/8'])).toThrow(/no free \/24/))
})

describe('placeSubnets', () => {
  const zones = ['a', 'b', 'c', 'd']

  it('spreads over three zones', () => {
    expect(placeSubnets('10.9.0.0/24', zones, [], [])).toEqual([
      { zone: 'a', cidr: '10.9.0.0/27' },
      { zone: 'b', cidr: '10.9.0.32/27' },
      { zone: 'c', cidr: '10.9.0.64/27' },
    ])
  })

  it('keeps what is there and never overlaps it', () => {
    const existing = [{ zone: 'c', cidr: '10.9.0.0/27' }]
    const placed = placeSubnets('10.9.0.0/24', zones, [], existing)
    expect(placed).toContainEqual(existing[0])
    for (const [index, { cidr }] of placed.entries())
      for (const other of placed.slice(index + 1)) expect(overlaps(cidr, other.cidr)).toBe(false)
  })

  it('has a subnet where the disk is', () => {
    expect(placeSubnets('10.9.0.0/24', zones, ['d'], []).map(({ zone }) => zone)).toEqual(['a', 'b', 'd'])
  })

  it('is stable: what it placed, it places again', () => {
    const placed = placeSubnets('10.9.0.0/24', zones, ['d'], [])
    expect(placeSubnets('10.9.0.0/24', zones, ['d'], placed)).toEqual(placed)
  })
})

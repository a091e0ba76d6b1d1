import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diskCaps } from '../../../src/stack/disk.ts'

test('the caps of all stores together leave a part of any data volume free', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 16_384 }), (volumeSizeGiB) => {
      const sum = Object.values(diskCaps(volumeSizeGiB)).reduce((total, mib) => total + mib, 0)
      expect(sum).toBeLessThan(volumeSizeGiB * 1024 * 0.85)
      expect(sum).toBeGreaterThan(volumeSizeGiB * 1024 * 0.75)
    }),
  )
})

test('a volume that is too small is refused with what it has and what is needed', () => {
  expect(() => diskCaps(4)).toThrow(/4 GiB; the stack needs at least 8 GiB/)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastMemoryMiB, memoryLimits } from '../../../src/stack/memory.ts'

/** What is left to the kernel, systemd, the SSM agent and Docker on the smallest host, in MiB. */
const HOST_MIB = 832

test('limits and host fit in the memory of any host, and Go stays below the limit of its container', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3700, max: 200_000 }), fc.boolean(), (memoryMiB, logs) => {
      fc.pre(memoryMiB >= leastMemoryMiB(logs))
      const limits = [...memoryLimits(memoryMiB, logs).values()]
      const sum = limits.reduce((total, { limitMiB }) => total + limitMiB, 0)
      expect(sum + HOST_MIB).toBeLessThanOrEqual(memoryMiB)
      for (const { limitMiB, goLimitMiB } of limits) expect(goLimitMiB).toBeLessThan(limitMiB)
    }),
  )
})

test('memory is used: all of what is not the host’s is shared out', () => {
  const sum = [...memoryLimits(8192, false).values()].reduce((total, { limitMiB }) => total + limitMiB, 0)
  expect(sum).toBeGreaterThan(8192 * 0.86)
})

test('a host of 4 GiB is enough, with logs too', () => {
  expect(memoryLimits(4096, false).get('tempo')?.limitMiB).toBeGreaterThan(900)
  expect([...memoryLimits(4096, true).keys()]).toContain('loki')
  expect([...memoryLimits(4096, false).keys()]).not.toContain('loki')
})

test('what a service cannot use goes to the others', () => {
  const limits = memoryLimits(32_768, false)
  expect(limits.get('grafana')?.limitMiB).toBe(1280)
  expect(limits.get('nginx')?.limitMiB).toBe(96)
  expect(limits.get('tempo')?.limitMiB).toBeGreaterThan(9000)
})

test('a host that is too small is refused with what it has and what is needed', () => {
  expect(() => memoryLimits(2048, false)).toThrow(/2048 MiB.*at least 3520 MiB/)
  expect(() => memoryLimits(3600, true)).toThrow(/with logs needs at least 3828 MiB/)
})

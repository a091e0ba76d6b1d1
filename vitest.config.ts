import { defineConfig } from 'vitest/config'

// `npm test` runs what needs neither Docker nor an account: unit and integration. The others have scripts of their own.
export default defineConfig({
  test: {
    // Two cores take two files at a time: what they wait for is mostly emulated hosts.
    maxWorkers: 2,
    reporters: ['default', './__tests__/figures.ts'],
    projects: [
      { test: { name: 'unit', include: ['__tests__/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'integration',
          include: ['__tests__/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: [
            '__tests__/faults/**/*.test.ts',
            // What must be shown of change without loss, in one run: cancelling, two at once, and data from before a replacement.
            '__tests__/integration/action/{cancellation,change,lock}.test.ts',
          ],
          // Hundreds of deploys, each killed at another call.
          testTimeout: 6 * 3_600_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['__tests__/stack/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

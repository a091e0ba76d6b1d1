import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CrashPoint, CrashSite, SCENARIOS } from './crash.ts'

/** Every how many points of each command one is tried; 1 takes them all. For a quick look: `CRASH_STRIDE=20 npm run test:faults`. */
const STRIDE = Number(process.env['CRASH_STRIDE'] ?? '1')

const passed = new Map<string, string>()

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
  let site: CrashSite
  beforeAll(async () => {
    site = await CrashSite.open()
  })
  afterAll(() => site.close())

  it('converges wherever it is killed', async () => {
    const points = await site.points(scenario)
    const chosen = points.filter((_, index) => index % STRIDE === 0)
    const failed: { point: CrashPoint; wrong: string[] }[] = []
    for (const point of chosen) {
      const wrong = await site.crash(scenario, point)
      if (wrong.length > 0) failed.push({ point, wrong })
    }
    passed.set(name, `${chosen.length - failed.length} of ${chosen.length} points passed (there are ${points.length})`)
    expect(failed).toEqual([])
  })
})

afterAll(() => {
  for (const [name, figure] of passed) console.log(`${name}: ${figure}`)
})

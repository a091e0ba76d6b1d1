import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { type CrashPoint, CrashSite } from './crash.ts'
import { SCENARIOS } from './scenarios.ts'

/** Every how many points of each command one is tried; 1 takes them all. For a quick look: `CRASH_STRIDE=20 npm run test:faults`. */
const STRIDE = Number(process.env['CRASH_STRIDE'] ?? '1')

/** How many clouds runs are killed on at a time: most of a run is waiting. */
const SITES = Number(process.env['CRASH_SITES'] ?? '4')

const action = useActionWithPlugin()

const passed = new Map<string, string>()

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
  let sites: readonly CrashSite[] = []
  beforeAll(async () => {
    sites = await Promise.all(Array.from({ length: SITES }, () => CrashSite.open(scenario, action())))
  })
  afterAll(() => Promise.all(sites.map((site) => site.close())))

  it('converges wherever it is killed', async () => {
    const points = (await sites[0]?.points()) ?? []
    const chosen = points.filter((_, index) => index % STRIDE === 0)
    const failed: { point: CrashPoint; wrong: string[] }[] = []
    // One queue: every point is taken by the next site that is free.
    const queue = chosen.values()
    const work = async (site: CrashSite): Promise<void> => {
      for (const point of queue) {
        const wrong = await site.crash(point)
        if (wrong.length > 0) failed.push({ point, wrong })
      }
    }
    await Promise.all(sites.map(work))
    expect(chosen).not.toHaveLength(0)
    passed.set(name, `${chosen.length - failed.length} of ${chosen.length} points passed (there are ${points.length})`)
    expect(failed).toEqual([])
  })
})

afterAll(() => {
  for (const [name, figure] of passed) console.log(`${name}: ${figure}`)
})

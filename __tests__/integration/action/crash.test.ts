import { afterAll, beforeAll, expect, it } from 'vitest'
import { CrashSite } from '../../faults/crash.ts'
import { SCENARIOS } from '../../faults/scenarios.ts'
import { useActionWithPlugin } from './compose-plugin.ts'

/** How long new points are begun, milliseconds; all of them are `npm run test:faults`. */
const BUDGET = 40_000

const action = useActionWithPlugin()

let site: CrashSite
let tried = 0

beforeAll(async () => {
  const [scenario] = SCENARIOS
  if (!scenario) throw new Error('There is no scenario.')
  site = await CrashSite.open(scenario, action())
})
afterAll(async () => {
  await site.close()
  console.log(`${tried} crash points passed, a sample of all of them`)
})

it('a deploy that is killed anywhere is completed by the next one', async () => {
  const begun = performance.now()
  const points = await site.points()
  // The middle first, then the quarters, and so on: whatever the time allows is spread over the whole run.
  for (const share of [1 / 2, 3 / 4, 1 / 4, 7 / 8, 3 / 8, 5 / 8, 1 / 8]) {
    if (tried > 0 && performance.now() - begun > BUDGET) break
    const point = points[Math.floor(points.length * share)]
    if (!point) throw new Error('There are no points.')
    expect(await site.crash(point), JSON.stringify(point)).toEqual([])
    tried += 1
  }
}, 300_000)

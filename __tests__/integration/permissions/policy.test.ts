import { expect, it } from 'vitest'
import { followErrors } from '../../faults/permissions.ts'
import { useStage } from '../action/cloud.ts'
import { useActionWithPlugin } from '../action/compose-plugin.ts'

const stage = useStage()
const action = useActionWithPlugin()

/** Every action is taken away by `npm run test:faults`; here every tenth is. */
const STRIDE = 10

it('the documented policy is enough for the whole story, and an action less is named', {
  timeout: 900_000,
}, async () => {
  const { named, expected } = await followErrors(stage(), action(), 'demo', (_, index) => index % STRIDE === 0)
  expect(named.toSorted()).toEqual(expected)
  expect(named.length).toBeGreaterThan(10)
})

import { expect, it } from 'vitest'
import { useStage } from '../integration/action/cloud.ts'
import { useActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { followErrors } from './permissions.ts'

const stage = useStage()
const action = useActionWithPlugin()

it('a user who begins without any right is led by the errors to exactly the documented policy, action by action', async () => {
  const { named, expected } = await followErrors(stage(), action(), 'beginner', () => true)
  expect(named.toSorted()).toEqual(expected)
  console.log(`${named.length} actions, each missed once and named by the run that missed it`)
})

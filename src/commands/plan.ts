import { prepare } from './prepare.ts'
import type { InputsOf, Step } from './step.ts'

/** Shows what deploy would do, and does nothing. */
export const plan = async (step: Step<InputsOf<'plan'>>): Promise<void> => {
  await prepare(step)
}

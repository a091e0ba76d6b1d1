import { describePolicy, describeRole } from './permissions.ts'
import { describeInputs } from './readme.ts'

/** Files with parts that are made from something else, and what makes them. */
export const DESCRIBED: readonly (readonly [string, (root: string, text: string) => Promise<string>])[] = [
  ['README.md', describeInputs],
  ['docs/permissions.md', describePolicy],
  ['docs/github-role.yaml', describeRole],
]

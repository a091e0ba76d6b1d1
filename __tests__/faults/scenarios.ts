export type Inputs = Readonly<Record<string, string>>

/** One command that is killed and struck wherever it can be. */
export interface Scenario {
  readonly name: string
  /** What stands before; null for an empty account. */
  readonly before: Inputs | null
  readonly inputs: Inputs
}

/** The deployment that all of it is done to. */
export const DEPLOYMENT = 'victim'

const deploy = { command: 'deploy', name: DEPLOYMENT }

export const DESTROY: Inputs = { command: 'destroy', name: DEPLOYMENT, 'delete-data': 'true' }

/** Everything that makes, changes or removes a deployment. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'first deploy', before: null, inputs: deploy },
  { name: 'config change', before: deploy, inputs: { ...deploy, 'traces-retention': '40d' } },
  { name: 'resize', before: deploy, inputs: { ...deploy, 'instance-type': 't4g.large' } },
  { name: 'replace', before: deploy, inputs: { ...deploy, 'instance-type': 't3.medium' } },
  { name: 'destroy', before: deploy, inputs: DESTROY },
]

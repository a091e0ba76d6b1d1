export type Inputs = Readonly<Record<string, string>>

/** One command that is killed and struck wherever it can be. */
export interface Scenario {
  readonly name: string
  /** What stands before; null for an empty account. */
  readonly before: Inputs | null
  readonly inputs: Inputs
  /** In a subnet from which nothing leads to the internet, instead of a network of its own. */
  readonly isolated?: true
  /** How many of each kind an undisturbed run leaves. */
  readonly leaves: Readonly<Record<string, number>>
}

/** The deployment that all of it is done to. */
export const DEPLOYMENT = 'victim'

const deploy = { command: 'deploy', name: DEPLOYMENT }

export const DESTROY: Inputs = { command: 'destroy', name: DEPLOYMENT, 'delete-data': 'true' }

/** A host with its root and its data volume, its identity, secrets and bucket. */
const HOST = {
  'security-group': 1,
  instance: 1,
  volume: 2,
  'network-interface': 1,
  bucket: 1,
  role: 1,
  'instance-profile': 1,
  parameter: 2,
  'emulated-host': 1,
}
/** The same in a network of its own. */
const WHOLE = { ...HOST, vpc: 1, subnet: 3, 'internet-gateway': 1, 'route-table': 1, 'elastic-ip': 1 }
/**
 * The same where an endpoint each leads to S3, to Systems Manager and its messages, and to ECR and its images. All but the first have a network interface in the
 * subnet, behind a group of their own.
 */
const ISOLATED = { ...HOST, 'security-group': 2, 'vpc-endpoint': 5, 'network-interface': 5 }

/** Everything that makes, changes or removes a deployment. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'first deploy', before: null, inputs: deploy, leaves: WHOLE },
  { name: 'config change', before: deploy, inputs: { ...deploy, 'traces-retention': '40d' }, leaves: WHOLE },
  { name: 'resize', before: deploy, inputs: { ...deploy, 'instance-type': 't4g.large' }, leaves: WHOLE },
  { name: 'replace', before: deploy, inputs: { ...deploy, 'instance-type': 't3.medium' }, leaves: WHOLE },
  { name: 'destroy', before: deploy, inputs: DESTROY, leaves: {} },
  { name: 'isolated first deploy', before: null, inputs: deploy, isolated: true, leaves: ISOLATED },
  { name: 'isolated destroy', before: deploy, inputs: DESTROY, isolated: true, leaves: {} },
]

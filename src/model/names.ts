/** Where a deployment lives. Together with the name this makes every resource's name predictable. */
export interface Scope {
  /** The deployment's name, e.g. `production`. */
  readonly name: string
  /** AWS account id, twelve digits. */
  readonly account: string
  /** AWS region, e.g. `eu-central-1`. */
  readonly region: string
  /** AWS partition: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
}

/** The tag that says whose a resource is. What does not carry it with this deployment's name is never touched. */
export const DEPLOYMENT_TAG = 'vispyr:deployment'

/** The tag on host and security group that says when a deployment with a `ttl` expires, as ISO 8601 in UTC. Nothing else keeps it. */
export const EXPIRY_TAG = 'vispyr:expires-at'

/** The tags that everything of a deployment carries. */
export const tagsOf = (scope: Pick<Scope, 'name'>): { Key: string; Value: string }[] => [
  { Key: DEPLOYMENT_TAG, Value: scope.name },
  { Key: 'Name', Value: `vispyr-${scope.name}` },
]

/** The deployment's bucket. The account and region in it make it unique and guess-proof enough to find again without any state. */
export const bucketName = (scope: Scope): string => `vispyr-${scope.name}-${scope.account}-${scope.region}`

/** The host's role, and its instance profile of the same name. IAM is global, so the region is part of it. */
export const roleName = (scope: Scope): string => `vispyr-${scope.name}-${scope.region}`

/** The key of the security group that guards the endpoints; the host's is `security-group`. */
export const ENDPOINT_GROUP = 'security-group/endpoints'

/** A security group's name, by its key. No deployment's name has a slash in it, so one's group is never another's. */
export const groupName = ({ name }: Pick<Scope, 'name'>, key: string): string =>
  key === ENDPOINT_GROUP ? `vispyr-${name}/endpoints` : `vispyr-${name}`

/** The path under which this deployment's parameters lie, and nothing else does. */
export const parameterPath = (scope: Pick<Scope, 'name'>): string => `/vispyr/${scope.name}/`

/** The object in the bucket that a run holds while it works on the deployment. */
export const LOCK_OBJECT = 'lock.json'

/** The generated secrets of a deployment, by the last part of their parameter's name. */
export const SECRETS = ['grafana-admin-password', 'grafana-secret-key', 'ingest-token'] as const
export type Secret = (typeof SECRETS)[number]

/**
 * How long the ingestion token before the current one is still accepted after a rotation, seconds: a day, in which every application can be deployed with the
 * new one. For as long there is no further rotation, so that a step that is run again locks nobody out.
 */
export const TOKEN_OVERLAP = 86_400

/** The full name of one secret's parameter. */
export const parameterName = (scope: Pick<Scope, 'name'>, secret: Secret): string => `${parameterPath(scope)}${secret}`

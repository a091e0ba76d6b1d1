/**
 * What a deployment is made of, as plain data. The same state type describes a resource as it should be and as it is, so that the difference between the two
 * is a comparison of fields and nothing else.
 */

/** Names one resource within a deployment, e.g. `vpc` or `subnet/eu-central-1a`. */
export type Key = string

/** Another resource of the same deployment, which may not exist yet. In observed states every reference is an AWS id. */
export interface Reference {
  readonly ref: Key
}

/** An AWS id, or a reference that becomes one while the plan is applied. */
export type Link = string | Reference

export const reference = (key: Key): Reference => ({ ref: key })
export const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'ref' in value

export interface States {
  role: {
    /** Who may assume the role: the service principal of EC2 in this partition, or what was found instead. */
    readonly trust: unknown
    /** The inline policy document. */
    readonly policy: unknown
    /** ARN of the permissions boundary, or null. */
    readonly boundary: string | null
    /** Managed policies attached to the role. The product attaches none. */
    readonly attached: readonly string[]
  }
  'instance-profile': { readonly role: string | null }
  /** The version counts a parameter's values, from 1. */
  parameter: { readonly name: string; readonly type: string; readonly version: number }
  bucket: {
    readonly tagged: boolean
    readonly publicAccessBlock: readonly string[]
    readonly encryption: string | null
    readonly ownership: string | null
    readonly policy: unknown
    readonly lifecycle: readonly BucketRule[]
  }
  vpc: { readonly cidr: string; readonly dnsSupport: boolean; readonly dnsHostnames: boolean }
  'internet-gateway': { readonly vpc: Link | null }
  subnet: { readonly vpc: Link; readonly cidr: string; readonly zone: string }
  'route-table': { readonly vpc: Link; readonly defaultRoute: Link | null; readonly subnets: readonly Link[] }
  /** A connection to a peer's VPC. */
  peering: {
    readonly vpc: Link
    /** The peer's VPC. */
    readonly peer: string
    readonly accepted: boolean
    /** Whether names of either side resolve to private addresses on the other. */
    readonly dns: boolean
  }
  /** One route through a peering, in a table of either side. */
  'peer-route': { readonly table: Link; readonly destination: string; readonly peering: Link }
  /** Rules in one line each, e.g. `tcp 443 from 0.0.0.0/0` or `all to 0.0.0.0/0`, sorted: how they are compared and shown. */
  'security-group': { readonly vpc: Link; readonly ingress: readonly string[]; readonly egress: readonly string[] }
  /** A way from the VPC to one of AWS's services. */
  endpoint: {
    readonly vpc: Link
    /** As AWS names it, e.g. `com.amazonaws.eu-central-1.ssm`. */
    readonly service: string
    readonly status: string
    /** Whether the service's own name leads to it; null for the one of S3, which is a route. */
    readonly privateDns: boolean | null
    readonly subnets: readonly Link[]
    readonly securityGroups: readonly Link[]
    readonly routeTables: readonly Link[]
  }
  instance: {
    readonly power: 'running' | 'stopped'
    readonly type: string
    readonly architecture: Architecture
    readonly image: string
    readonly subnet: Link
    readonly securityGroups: readonly Link[]
    readonly profile: string | null
    readonly httpTokens: string
    readonly httpHopLimit: number
    /** Whether the host can read its own tags: `enabled` where it has an expiry to obey. */
    readonly metadataTags: 'enabled' | 'disabled'
    /** `standard`, `unlimited`, or null where the type has no CPU credits. */
    readonly cpuCredits: string | null
    /** GiB. */
    readonly rootSize: number
    readonly rootType: string
    readonly rootEncrypted: boolean
  }
  volume: {
    /** GiB. */
    readonly size: number
    readonly type: string
    readonly encrypted: boolean
    readonly attachedTo: Link | null
  }
  address: { readonly instance: Link | null }
  /** The address is that of the deployment, or what the record leads to instead. */
  record: { readonly zone: string; readonly name: string; readonly address: Link }
}

/** One expiry rule of the bucket's lifecycle; days, null where the rule does not set it. */
export interface BucketRule {
  readonly id: string
  readonly prefix: string
  readonly expireDays: number | null
  readonly abortUploadDays: number | null
}

export type Architecture = 'x86_64' | 'arm64'
export type Kind = keyof States

/** A resource as it should be. `creation` holds what matters at creation only and is never compared. */
export type Wanted<K extends Kind = Kind> = {
  [P in K]: { readonly kind: P; readonly key: Key; readonly state: States[P]; readonly creation: Creations[P] }
}[K]

/** What is needed to create a resource beyond its state. */
export interface Creations {
  role: null
  'instance-profile': null
  parameter: null
  bucket: null
  vpc: null
  'internet-gateway': null
  subnet: null
  'route-table': null
  peering: null
  'peer-route': null
  'security-group': { readonly expiresAt: string | null }
  endpoint: null
  instance: {
    /** Where to try, in this order, when a zone has no capacity. */
    readonly subnets: readonly Link[]
    /** Types to try in this order; the first is the one in the state. */
    readonly types: readonly string[]
    readonly userData: string
    readonly rootDevice: string
    /** Whether the host has a public address from its first second on. */
    readonly publicAddress: boolean
    /** When the deployment expires, or null. */
    readonly expiresAt: string | null
    /** Ids of the hosts that are there: the one to make is none of them. */
    readonly others: readonly string[]
  }
  volume: {
    /** Snapshot to make it from, or null for an empty one. */
    readonly snapshot: string | null
  }
  address: null
  record: null
}

/** A resource as it was found. */
export type Observed<K extends Kind = Kind> = {
  [P in K]: {
    readonly kind: P
    readonly key: Key
    readonly id: string
    readonly state: States[P]
    readonly details: Details[P]
  }
}[K]

/** What was seen besides the state: facts for outputs and for decisions, never compared. */
export interface Details {
  role: { readonly arn: string }
  'instance-profile': { readonly arn: string }
  /** When the current value was written, ISO 8601. */
  parameter: { readonly modifiedAt: string }
  bucket: null
  vpc: null
  'internet-gateway': null
  subnet: null
  peering: null
  'peer-route': null
  /** The id of each subnet's association. */
  'route-table': { readonly associations: Readonly<Record<string, string>> }
  /** AWS's ids of each rule, by its line. */
  'security-group': {
    readonly ruleIds: Readonly<Record<string, readonly string[]>>
    /** What the expiry tag says, or null without one. */
    readonly expiresAt: string | null
  }
  endpoint: null
  instance: {
    readonly publicIp: string | null
    readonly privateIp: string | null
    readonly zone: string
    readonly rootVolume: string | null
    readonly launchedAt: string
    /** What the expiry tag says, or null without one. */
    readonly expiresAt: string | null
  }
  volume: {
    readonly zone: string
    readonly createdAt: string
    /** The snapshot that it was made from, or null. */
    readonly restoredFrom: string | null
  }
  address: { readonly publicIp: string; readonly association: string | null }
  /** The address that keeps the record's tag, where it leads as text, and its time to live in seconds: Route 53 removes only what is told to it in full. */
  record: { readonly allocation: string; readonly value: string; readonly ttl: number }
}

/** AWS ids by key, as far as they are known. */
export type Ids = ReadonlyMap<Key, string>

/** The observed resources of one kind. */
export const ofKind = <K extends Kind>(observed: readonly Observed[], kind: K): Observed<K>[] =>
  // The compiler cannot follow the discriminant through a generic kind.
  observed.filter((resource) => resource.kind === kind) as unknown as Observed<K>[]

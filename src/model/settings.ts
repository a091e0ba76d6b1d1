import type { ForeignEndpoint } from './endpoints.ts'
import type { Architecture } from './resources.ts'

/** What a user asked for: the action's inputs, checked and in the units of the code (GiB, seconds, canonical CIDRs). */
export interface Configuration {
  /** Instance types in order of preference; all of one architecture. */
  readonly instanceTypes: readonly string[]
  readonly cpuCredits: 'standard' | 'unlimited'
  /** Name of a ready-made instance profile, or null to make one. */
  readonly instanceProfile: string | null
  /** ARN of a permissions boundary for the role, or null. */
  readonly permissionsBoundary: string | null
  /** Size of the root volume, GiB. */
  readonly rootVolumeSize: number
  /** Size of the data volume, GiB. */
  readonly volumeSize: number
  /** Whether the host is made anew with the newest image, whatever it is like. */
  readonly replaceHost: boolean
  /** Whether a snapshot of the data volume is taken before anything changes. */
  readonly snapshot: boolean
  /** Snapshot to make the data volume from, or null to start empty. */
  readonly restoreSnapshotId: string | null
  readonly vpcId: string | null
  readonly subnetId: string | null
  /** Range of the VPC to make, or null to choose one that is free. */
  readonly vpcCidr: string | null
  /** VPCs of this account and region to connect with. */
  readonly peerVpcIds: readonly string[]
  /** Who may open Grafana (80 and 443). */
  readonly dashboardCidrs: readonly string[]
  /** Who may send telemetry (4317, 9090, 9999); empty means the VPC. */
  readonly ingestCidrs: readonly string[]
  /** The domain that leads to the host and is to have a trusted certificate, and who is told when that is about to end; null for neither. */
  readonly tls: {
    readonly domain: string
    readonly email: string
    /** Id of the Route 53 zone that gets the domain's record, or null when the caller sets it. */
    readonly hostedZone: string | null
  } | null
  /** What 4317, 9090 and 9999 ask for: nothing, or TLS and the ingestion token. */
  readonly ingestAuth: 'token' | 'none'
  /** Whether the ingestion token is to be replaced by a new one. */
  readonly rotateIngestToken: boolean
  /** Name of the caller's own parameter with Grafana's admin password, or null to generate one. */
  readonly adminPasswordParameter: string | null
  /** Who may query Tempo and Pyroscope (3200, 4040); empty means the VPC. */
  readonly queryCidrs: readonly string[]
  /** How long traces are kept, seconds. */
  readonly tracesRetention: number
  /** How long metrics are kept at most, seconds; the disk's size may end it earlier. */
  readonly metricsRetention: number
  readonly logs: boolean
  /** What takes Docker Hub's place in the names of images, or null for Docker Hub. */
  readonly imageRegistry: string | null
  /** How long after this deploy the deployment expires, seconds, or null for never. */
  readonly ttl: number | null
  /** The caller's own additions to the stack, an absolute path, or null. */
  readonly stackDirectory: string | null
}

/** The snapshot that a data volume is to be made from. */
export interface SnapshotFacts {
  readonly id: string
  /** Size of the volume that it was taken of, GiB. */
  readonly size: number
}

/** What only AWS knows and the plan needs: read, never written. */
export interface Facts {
  readonly architecture: Architecture
  /** Memory of the first instance type, MiB. */
  readonly memory: number
  /** Whether the instance type has CPU credits (the T families). */
  readonly burstable: boolean
  /** The newest Amazon Linux 2023 image for the architecture. Used for a new host only. */
  readonly image: { readonly id: string; readonly rootDevice: string }
  /** Availability zones that offer the first instance type, sorted. */
  readonly zones: readonly string[]
  /** The network to be adopted, or null when the deployment has one of its own. */
  readonly adopted: AdoptedNetwork | null
  /** The VPCs to connect with, as they are. */
  readonly peers: readonly PeerNetwork[]
  /** Version of the caller's own parameter with Grafana's admin password, or null when the password is generated. */
  readonly adminPasswordVersion: number | null
  /** The ranges in use in this region's VPCs, other than the deployment's own. */
  readonly rangesInUse: readonly string[]
  /** The snapshot to start from, or null. */
  readonly snapshot: SnapshotFacts | null
}

/** A VPC as a host finds it that has no way to the internet. */
export interface Isolation {
  /** Whether it resolves names, without which no service's name leads to its endpoint. */
  readonly dns: boolean
  /** The endpoints that others have made there, of the services that the host needs. */
  readonly endpoints: readonly ForeignEndpoint[]
  /** The availability zones in which AWS has endpoints for a service, by its name. */
  readonly zones: Readonly<Record<string, readonly string[]>>
}

/** A VPC that was there before and the subnets in it that the host may be put in. */
export interface AdoptedNetwork {
  readonly vpc: string
  /** All IPv4 ranges of the VPC. */
  readonly cidrs: readonly string[]
  /** The route tables that its subnets use. */
  readonly routeTables: readonly string[]
  /** Whether no subnet leads straight to an internet gateway, so that the host gets no public address. */
  readonly isPrivate: boolean
  /** What there is instead where the subnets have no way to the internet at all; null where they have one. */
  readonly isolation: Isolation | null
  readonly subnets: readonly { readonly id: string; readonly zone: string; readonly routeTable: string | null }[]
}

/** A VPC to connect with. */
export interface PeerNetwork {
  readonly vpc: string
  /** All IPv4 ranges of the VPC. */
  readonly cidrs: readonly string[]
  /** The route tables that its subnets use. */
  readonly routeTables: readonly string[]
  /** Whether it resolves names, without which names cannot be resolved across the peering. */
  readonly dns: boolean
}

/** What of a deployment's settings shapes the stack. Nothing in it is secret, and the same settings always make the same files. */
export interface StackSettings {
  /** The deployment's name. */
  readonly name: string
  /** AWS region, e.g. `eu-central-1`. */
  readonly region: string
  /** Bucket that holds traces and, when enabled, logs. */
  readonly bucket: string
  /** The instance type's memory in MiB, as EC2 states it. */
  readonly memoryMiB: number
  /** Size of the data volume in GiB. */
  readonly volumeSizeGiB: number
  /** How long traces are kept, in seconds. */
  readonly tracesRetentionSeconds: number
  /** How long metrics are kept, in seconds, unless their share of the data volume is full before. */
  readonly metricsRetentionSeconds: number
  /** How long profiles are kept, in seconds, unless their share of the data volume is full before. Default: seven days. */
  readonly profilesRetentionSeconds?: number
  /** How long logs are kept, in seconds. Default: as long as traces. */
  readonly logsRetentionSeconds?: number
  /** Whether Loki runs and 4317 accepts logs. */
  readonly logs: boolean
  /** What takes Docker Hub's place in the names of images, such as `registry.example.org/mirror`. Default: Docker Hub. */
  readonly imageRegistry?: string
  /** Whether the host has no way to the internet, so that the job puts in the bucket what it would download. Default: it has one. */
  readonly isolated?: boolean
  /** Who may write on 4317, 9090 and 9999: `none` asks for nothing, `token` for TLS and a bearer token. Default: `none`. */
  readonly ingestAuth?: 'none' | 'token'
  /** The domain that leads to the host, with the e-mail address of its Let's Encrypt account. Default: none, the host is called by its addresses. */
  readonly domain?: string
  readonly email?: string
  /** Name of the caller's own parameter with Grafana's admin password. Default: the one under the deployment's path. */
  readonly adminPasswordParameter?: string
  /** The version of each secret, by name: a new value makes a new release, which the host then fetches. */
  readonly secretVersions?: Readonly<Record<string, number>>
}

/** Profiles are wanted for what happened lately, and are the largest of the three on local disk. */
export const DEFAULT_PROFILES_RETENTION_SECONDS = 7 * 24 * 3600

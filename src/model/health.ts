/** The host's own report, as `host/verify.py` writes it (docs/architecture.md). */
export interface HealthReport {
  readonly schema: 1
  readonly deployment: string
  readonly instance: string
  /** The release that is active. */
  readonly release: string
  /** The release that was verified last before this report, or null; reports of earlier versions do not say. */
  readonly verified?: string | null
  /** ISO 8601, UTC. */
  readonly checkedAt: string
  readonly healthy: boolean
  readonly services: readonly { readonly name: string; readonly state: string; readonly health: string }[]
  readonly probes: readonly {
    readonly name: string
    readonly port: number
    readonly ok: boolean
    readonly detail: string
  }[]
  readonly canary: {
    readonly id: string
    readonly ok: boolean
    readonly traces: boolean
    readonly metrics: boolean
    readonly profiles: boolean
    readonly seconds: number
  } | null
  readonly disk: { readonly totalBytes: number; readonly usedBytes: number } | null
  /** Null when Prometheus did not answer; not there in the report of an older release. */
  readonly ingestion?: Ingestion | null
}

/** What arrives, averaged over five minutes; null for what the stack does not know yet. */
export interface Ingestion {
  readonly spansPerSecond: number | null
  /** Stored samples of metrics: those of the host and of the stack itself are among them. */
  readonly samplesPerSecond: number | null
  readonly profilesPerSecond: number | null
  /** Series of metrics in memory. */
  readonly activeSeries: number | null
}

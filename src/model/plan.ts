import type { Key, Kind, Observed, Wanted } from './resources.ts'

export type Action = 'create' | 'change' | 'replace' | 'delete' | 'keep'

/** One field that is not as it should be. */
export interface Difference {
  readonly field: string
  readonly is: unknown
  readonly shouldBe: unknown
}

/** US dollars a month, or null where no price is known. */
export type MonthlyCost = number | null

/** One line of a plan: what happens to one resource and why. */
export interface Change {
  readonly action: Action
  readonly key: Key
  readonly kind: Kind
  /** AWS id; null for what does not exist yet. */
  readonly id: string | null
  readonly reason: string
  readonly differences: readonly Difference[]
  /** What stops working while this happens, for how long; null when nothing does. */
  readonly interruption: string | null
  readonly cost: { readonly before: MonthlyCost; readonly after: MonthlyCost }
  readonly wanted: Wanted | null
  readonly observed: Observed | null
}

/** What happens to the software on the host. */
export interface ReleaseChange {
  readonly action: 'create' | 'change' | 'keep' | 'delete'
  /** The release that is active, as far as the host's own report says. */
  readonly from: string | null
  readonly to: string | null
  readonly reason: string
}

/**
 * When the deployment expires, which is no property of a resource: it moves with every deploy, and a plan in which nothing else moves counts as empty.
 */
export interface ExpiryChange {
  readonly action: 'create' | 'change' | 'keep' | 'delete'
  /** ISO 8601 in UTC, or null for never. */
  readonly from: string | null
  readonly to: string | null
  readonly reason: string
}

export interface Plan {
  readonly changes: readonly Change[]
  readonly expiry: ExpiryChange
  readonly release: ReleaseChange
}

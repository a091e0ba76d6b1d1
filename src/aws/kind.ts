import type { Cloud } from '../cloud/cloud.ts'
import type { Difference } from '../model/plan.ts'
import type { Kind, Link, Observed, Wanted } from '../model/resources.ts'

/** Turns a link of a wanted state into an AWS id. Everything a resource refers to exists by the time it is made. */
export type Resolve = (link: Link) => string

/** The one shape of all kinds of resource. */
export interface ResourceKind<K extends Kind> {
  /** Finds what carries this deployment's tag, and nothing else. */
  observe(cloud: Cloud): Promise<Observed<K>[]>
  /** Makes it, complete with tags and settings, and gives its AWS id. */
  create(cloud: Cloud, wanted: Wanted<K>, resolve: Resolve): Promise<string>
  /** Puts right what differs, and only that. */
  change(cloud: Cloud, change: Correction<K>, resolve: Resolve): Promise<void>
  /** Removes it and comes back when it is gone. What is gone already is no error. */
  remove(cloud: Cloud, observed: Observed<K>): Promise<void>
}

/** A resource that is not as it should be. */
export interface Correction<K extends Kind> {
  readonly observed: Observed<K>
  readonly wanted: Wanted<K>
  readonly differences: readonly Difference[]
}

/** Whether one of the differences is in this field. */
export const differsIn = (correction: { readonly differences: readonly Difference[] }, ...fields: string[]): boolean =>
  correction.differences.some(({ field }) => fields.includes(field))

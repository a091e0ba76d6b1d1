import type { HealthReport } from '../model/health.ts'
import type { Plan } from '../model/plan.ts'
import type { Endpoints } from './endpoints.ts'

/** What a sweep did with one deployment. */
export interface Swept {
  readonly name: string
  /** ISO 8601 in UTC, or null for never. */
  readonly expiresAt: string | null
  readonly outcome:
    | 'destroyed'
    | 'failed'
    | 'not expired'
    | 'never expires'
    | 'only data left'
    | 'gone'
    | 'unreadable expiry'
  /** Why, where that is not plain; what is still there. */
  readonly detail: string
}

/** What a step has to tell, filled in while it goes on, so that a failed one tells what it knows. */
export interface Report {
  readonly command: string
  readonly name: string
  readonly region: string
  plan?: Plan
  endpoints?: Endpoints
  /** The release that is active, once that is known. */
  release?: string
  changed: boolean
  /** The certificate, in PEM, of the authority that signed the host's own certificate; once the host has published it. */
  certificateAuthority?: string
  health?: HealthReport
  /** What took how long, in milliseconds, in order. */
  readonly phases: { readonly title: string; readonly elapsed: number }[]
  /** When the deployment expires, ISO 8601 in UTC, or null for never; unknown where nothing was looked at. */
  expiresAt?: string | null
  /** What a sweep found and did. */
  sweep?: readonly Swept[]
  /** Who works on the deployment right now, in words; null when nobody does. For status. */
  lock?: string | null
  /** Why the host does not prove that it works; null when it does. For status. */
  doubts?: string | null
  /** What deploy would change, one phrase each, where status was asked. */
  drift?: string[]
  /** What is still there after destroy. */
  remaining?: readonly string[]
}

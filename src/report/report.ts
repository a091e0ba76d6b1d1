import type { HealthReport } from '../model/health.ts'
import type { Plan } from '../model/plan.ts'
import type { Endpoints } from './endpoints.ts'

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
  health?: HealthReport
  /** What took how long, in milliseconds, in order. */
  readonly phases: { readonly title: string; readonly elapsed: number }[]
  /** What is still there after destroy. */
  remaining?: readonly string[]
}

import { observe } from '../aws/observe.ts'
import type { Cloud } from '../cloud/cloud.ts'
import { readText } from '../cloud/objects.ts'
import type { Inputs } from '../inputs.ts'
import type { Observed } from '../model/resources.ts'
import { currentExpiry } from '../plan/expiry.ts'
import { endpointsOf } from '../report/endpoints.ts'
import type { JobLog } from '../report/log.ts'
import type { Report } from '../report/report.ts'

/** What every command is given. */
export interface Step<I extends Inputs = Inputs> {
  readonly inputs: I
  readonly cloud: Cloud
  readonly log: JobLog
  readonly report: Report
  readonly now: () => Date
  /** The folder stack/ of this action. */
  readonly stackDirectory: string
  /** What the runner says of this run. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Ends everything under way, for this reason. */
  abort(reason: Error): void
  /** Keeps something for the clean-up of this step, should it be killed. */
  remember(name: string, value: string): void
}

/** The inputs of one command. */
export type InputsOf<C extends Inputs['command']> = Extract<Inputs, { command: C }>

/** Looks at everything that belongs to the deployment and notes where it can be reached. */
export const lookAround = async ({ cloud, inputs, report }: Step): Promise<Observed[]> => {
  const observed = await observe(cloud)
  report.endpoints = endpointsOf(cloud.scope, observed, 'configuration' in inputs ? inputs.configuration : undefined)
  report.expiresAt = currentExpiry(observed)
  return observed
}

/** Notes the certificate of the authority that the host has made for itself, as far as it has published it. */
export const noteAuthority = async ({ cloud, report }: Pick<Step, 'cloud' | 'report'>): Promise<void> => {
  const certificate = await readText(cloud, 'host/ca.pem')
  if (certificate !== null) report.certificateAuthority = certificate
}

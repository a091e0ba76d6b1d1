import { connect } from '../cloud/clients.ts'
import { releaseOf } from '../host/lock.ts'
import { cancelCommand } from '../host/run-command.ts'
import type { Inputs } from '../inputs.ts'
import type { Log } from '../model/log.ts'

/** Names under which a step tells its own clean-up what it has open. Empty values mean closed. */
export const OPEN_LOCK = 'lock'
export const OPEN_COMMAND = 'command'

/** What the clean-up is given. */
export interface TidyUp {
  readonly inputs: Pick<Inputs, 'name' | 'region'>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly signal: AbortSignal
  /** `<deployment> <token>` of a lock that was not let go, or empty. */
  readonly lock: string
  /** `<command id> <instance id>` of a command that was not seen to end, or empty. */
  readonly command: string
}

/** Closes what a step that was killed has left open: its command on the host and its lock. What it had done stays, and the next run goes on from there. */
export const tidyUp = async ({ inputs, environment, log, signal, lock, command }: TidyUp): Promise<void> => {
  const [id = '', instance = ''] = command.split(' ')
  // A sweep removes deployments of other names than its own.
  const [name = inputs.name, token = ''] = lock.split(' ')
  const cloud = await connect({ name: name || inputs.name, region: inputs.region, environment, log, signal })
  try {
    if (id !== '') await cancelCommand(cloud, cloud.ssm, id, instance)
  } finally {
    if (token !== '' && (await releaseOf(cloud, token))) log.warning(`The lock of '${name}' was let go.`)
  }
  log.info('This step ended before it could close everything. Run it again: it goes on from where it was.')
}

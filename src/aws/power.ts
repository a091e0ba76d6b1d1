import { ModifyInstanceAttributeCommand, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import type { Observed } from '../model/resources.ts'
import { requireNoRoom } from './capacity.ts'
import { findInstance } from './ec2.ts'

/** How long a host may take, seconds. EC2 takes 16 s to start one as a rule, minutes at worst; stopping and terminating wait for the system to shut down. */
const TIMES = { running: 300, stopped: 600, terminated: 600 }

/**
 * Starts a host that is off, as another of the allowed types when AWS has no room for its own.
 *
 * @throws UserError when there is no room for any of them where the data volume is, or the account's quota has none
 */
export const switchOn = (cloud: Cloud, host: Observed<'instance'>, types: readonly string[]): Promise<void> =>
  startAsAnyOf(cloud, host, [host.state.type, ...types.filter((type) => type !== host.state.type)])

/**
 * Makes a host another type, for which it is off: the first of the types that AWS has room for. Without any, it goes on as it was, since a host that is off takes
 * nothing in.
 *
 * @throws UserError when there is no room for any of the types where the data volume is, or the account's quota has none
 */
export const resize = async (cloud: Cloud, host: Observed<'instance'>, types: readonly string[]): Promise<void> => {
  if (host.state.power === 'running') await cloud.ec2.send(new StopInstancesCommand({ InstanceIds: [host.id] }))
  await untilState(cloud, host.id, 'stopped')
  try {
    await startAsAnyOf(cloud, host, types)
  } catch (error) {
    // A step that was ended has no time for it; the next one goes on from here.
    if (!cloud.signal.aborted) await goOnAsBefore(cloud, host)
    throw error
  }
}

const startAsAnyOf = async (
  cloud: Cloud,
  { id, state, details }: Observed<'instance'>,
  types: readonly string[],
): Promise<void> => {
  const refusals: string[] = []
  let current = state.type
  for (const type of types) {
    try {
      if (type !== current) await setType(cloud, id, type)
      current = type
      return await start(cloud, id)
    } catch (error) {
      const refusal = requireNoRoom(error, type, [])
      refusals.push(`${type}: ${refusal}`)
      cloud.log.warning(`AWS has no room for ${type} in ${details.zone} (${refusal}).`)
    }
  }
  throw new UserError(`AWS has no room for the host in ${details.zone}, where its data is: ${refusals.join('; ')}.`, {
    fix: 'Give more types in `instance-type`, in order of preference, or try again later.',
  })
}

/** Best effort by nature, after a failure that says what is to be done; the next run starts the host in any case. */
const goOnAsBefore = async (cloud: Cloud, { id, state }: Observed<'instance'>): Promise<void> => {
  try {
    const found = await findInstance(cloud, id)
    if (found?.InstanceType !== state.type) await setType(cloud, id, state.type)
    await start(cloud, id)
    cloud.log.warning(`The host ${id} was started again as it was, with the type ${state.type}.`)
  } catch (error) {
    cloud.log.warning(
      `The host ${id} is off, and could not be started again with the type ${state.type}: ${String(error)}`,
    )
  }
}

const setType = async (cloud: Cloud, InstanceId: string, type: string): Promise<void> => {
  await cloud.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, InstanceType: { Value: type } }))
}

/** A host that is still stopping can only be started once it has stopped. */
const start = async (cloud: Cloud, id: string): Promise<void> => {
  const retrying = { what: `start of ${id}`, seconds: TIMES.stopped, errors: ['IncorrectInstanceState'] }
  await retryOn(cloud, retrying, () => cloud.ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))
  await untilState(cloud, id, 'running')
}

/**
 * Waits until a host is in a state.
 *
 * @throws UserError when AWS ends the host instead; WaitTimeout when it takes too long
 */
export const untilState = async (cloud: Cloud, id: string, state: keyof typeof TIMES): Promise<void> => {
  await waitFor(cloud, { what: `host ${id} to be ${state}`, seconds: TIMES[state] }, async () => {
    const found = await findInstance(cloud, id)
    const name = found?.State?.Name
    if (name === state || (found === undefined && state === 'terminated')) return true
    if (state !== 'terminated' && (name === 'terminated' || name === 'shutting-down')) {
      throw new UserError(`AWS ended the host ${id}: ${found?.StateReason?.Message ?? 'no reason given'}.`, {
        fix: 'Common reasons are a volume or instance quota, or a key of the account that the role may not use for encryption.',
      })
    }
    return undefined
  })
}

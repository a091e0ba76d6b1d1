import {
  CancelCommandCommand,
  GetCommandInvocationCommand,
  type GetCommandInvocationResult,
  SendCommandCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm'
import type { Cloud } from '../cloud/cloud.ts'
import { Denied, nameOf } from '../cloud/failures.ts'
import { readText } from '../cloud/objects.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import { bucketName } from '../model/names.ts'
import { type Reason, reasonIn } from './reason.ts'

/** A command on the host that did not end well, with the host's own words. */
export class HostFailure extends UserError {
  override readonly name = 'HostFailure'
  /** The end of what the command printed. */
  readonly output: string
  /** The script's exit code; null when it did not end by itself. */
  readonly exitCode: number | null

  constructor(message: string, output: string, options: { fix: string; exitCode?: number | null; cause?: unknown }) {
    super(message, options)
    this.output = output
    this.exitCode = options.exitCode ?? null
  }
}

/** How long AWS may take to deliver a command, seconds; 30 is the least it accepts. */
const DELIVERY_TIME = 120
/** How many lines of a failed command's output are shown. */
const TAIL_LINES = 80

/** A script to run on the host as root. */
export interface HostCommand {
  readonly instance: string
  readonly script: string
  /** What it is for, as AWS's console shows it; at most 100 characters. */
  readonly comment: string
  /** How long it may run, seconds. */
  readonly seconds: number
  /** Object that the script writes its progress to. */
  readonly progress: string
  /** Told the command's id once it is sent, and null once it has ended. */
  readonly onSent: (id: string | null) => void
}

/** Where a command stands: waiting, over, or none of what is known. */
const ENDED = ['Success', 'Failed', 'TimedOut', 'Cancelled']

/**
 * Runs a script on the host and waits for it, showing its progress. The script's own exit code decides. When the signal ends the wait, the command is cancelled.
 *
 * @throws HostFailure when the script fails, is not delivered or does not end in time.
 */
export const runOnHost = async (cloud: Cloud, command: HostCommand): Promise<void> => {
  const id = await send(cloud, command)
  command.onSent(id)
  const follow = progressFollower(cloud, command.progress)
  try {
    const what = `command ${id} on ${command.instance}`
    const result = await waitFor(cloud, { what, seconds: DELIVERY_TIME + command.seconds + 30 }, async () => {
      await follow()
      const invocation = await invocationOf(cloud, id, command.instance)
      return ENDED.includes(invocation?.Status ?? '') ? invocation : undefined
    })
    command.onSent(null)
    await follow()
    if (result.Status === 'Success' && result.ResponseCode === 0) return
    throw await failureOf(cloud, id, command, result)
  } catch (error) {
    if (cloud.signal.aborted && (await cancelCommand(cloud, cloud.afterAbort.ssm, id, command.instance)))
      command.onSent(null)
    throw error
  }
}

const send = async (cloud: Cloud, { instance, script, comment, seconds }: HostCommand): Promise<string> => {
  const request = new SendCommandCommand({
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: [instance],
    Comment: comment.slice(0, 100),
    Parameters: { commands: [script], executionTimeout: [String(seconds)] },
    TimeoutSeconds: DELIVERY_TIME,
    OutputS3BucketName: bucketName(cloud.scope),
    OutputS3KeyPrefix: 'commands',
  })
  // An agent that is online can still be unknown to this call for a moment.
  const retrying = { what: `command for ${instance}`, seconds: 60, errors: ['InvalidInstanceId'] }
  const { Command } = await retryOn(cloud, retrying, () => cloud.ssm.send(request))
  return given(Command?.CommandId, 'a command id')
}

/** Right after it was sent, AWS may not know the command yet. */
const invocationOf = async (
  cloud: Cloud,
  CommandId: string,
  InstanceId: string,
): Promise<GetCommandInvocationResult | undefined> => {
  try {
    return await cloud.ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }))
  } catch (error) {
    if (nameOf(error) === 'InvocationDoesNotExist' || nameOf(error) === 'InvalidPluginName') return undefined
    throw error
  }
}

/** Shows the lines that the host has added to its progress since the last look. */
const progressFollower = (cloud: Cloud, key: string): (() => Promise<void>) => {
  let shown = 0
  return async () => {
    const lines = ((await readText(cloud, key)) ?? '').split('\n').filter((line) => line !== '')
    for (const line of lines.slice(shown)) cloud.log.info(`  host: ${line}`)
    shown = Math.max(shown, lines.length)
  }
}

const failureOf = async (
  cloud: Cloud,
  id: string,
  { instance, seconds }: HostCommand,
  result: GetCommandInvocationResult,
): Promise<HostFailure> => {
  const output = await outputOf(cloud, id, instance, result)
  const command = `The command ${id} on the host ${instance}`
  const sentence: Readonly<Record<string, string>> = {
    Failed: failedSentence(command, instance, result.ResponseCode, reasonIn(output)),
    TimedOut: `${command} did not end within ${seconds} s.`,
    Cancelled: `${command} was cancelled by someone else.`,
  }
  const message = sentence[result.Status ?? ''] ?? `${command} ended as ${result.Status}.`
  return new HostFailure(message, tailOf(output), {
    exitCode: result.Status === 'Failed' ? (result.ResponseCode ?? null) : null,
    fix: `Its last lines are shown; all of them are in s3://${bucketName(cloud.scope)}/commands/${id}/. Run the step again when the cause is gone: it goes on from here.`,
  })
}

/** What happened, in one sentence: of a failed job, many read no more than its annotation. */
const failedSentence = (
  command: string,
  instance: string,
  exitCode: number | undefined,
  { phase, words }: Reason,
): string => {
  const why = words === null ? '' : `: ${words.replace(/\.$/, '')}`
  return phase === null
    ? `${command} failed with exit code ${exitCode}${why}.`
    : `The host ${instance} failed while ${phase}${why}.`
}

/** Everything the command printed, from the bucket; AWS itself keeps the first 24,000 and 8,000 characters. */
const outputOf = async (
  cloud: Cloud,
  id: string,
  instance: string,
  result: GetCommandInvocationResult,
): Promise<string> => {
  const folder = `commands/${id}/${instance}/awsrunShellScript/0.awsrunShellScript`
  const [stdout, stderr] = await Promise.all([readText(cloud, `${folder}/stdout`), readText(cloud, `${folder}/stderr`)])
  return [stdout ?? result.StandardOutputContent, stderr ?? result.StandardErrorContent]
    .filter((text) => text?.trim())
    .join('\n')
}

const tailOf = (text: string): string => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')

/**
 * Cancels a command, best effort by nature: the agent kills the script, and if this fails the script ends at its own time limit.
 *
 * @returns whether it was cancelled
 * @throws Denied when this job may cancel none, which would leave every such command running
 */
export const cancelCommand = async (
  { log }: Pick<Cloud, 'log'>,
  ssm: SSMClient,
  id: string,
  instance: string,
): Promise<boolean> => {
  try {
    await ssm.send(new CancelCommandCommand({ CommandId: id, InstanceIds: [instance] }))
    log.warning(`The command ${id} on ${instance} was cancelled.`)
    return true
  } catch (error) {
    if (error instanceof Denied) throw error
    log.warning(`The command ${id} on ${instance} could not be cancelled: ${String(error)}`)
    return false
  }
}

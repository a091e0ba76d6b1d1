import type { RunningScript, ScriptEnding } from '../../host/host.ts'

/** The states of Run Command. */
export type CommandStatus = 'Pending' | 'InProgress' | 'Success' | 'Cancelled' | 'TimedOut' | 'Failed' | 'Cancelling'

/** One command on one instance. */
export interface Invocation {
  readonly instanceId: string
  status: CommandStatus
  /** -1 until it has run, as in the API. */
  responseCode: number
  stdout: string
  stderr: string
  /** Milliseconds since the epoch. */
  startedAt: number | undefined
  endedAt: number | undefined
  running: RunningScript | undefined
}

/** What SendCommand was asked. */
export interface CommandRequest {
  readonly documentName: string
  readonly comment: string
  readonly commands: readonly string[]
  readonly parameters: Readonly<Record<string, readonly string[]>>
  readonly workingDirectory: string | undefined
  /** Seconds a script may run. */
  readonly executionTimeout: number
  /** Seconds within which the agent must have taken it. */
  readonly deliveryTimeout: number
  readonly outputBucket: string | undefined
  readonly outputPrefix: string | undefined
}

/** A command, sent to one or more instances. */
export interface Command {
  readonly commandId: string
  readonly region: string
  readonly request: CommandRequest
  /** Milliseconds since the epoch. */
  readonly requestedAt: number
  readonly invocations: ReadonlyMap<string, Invocation>
}

/** Characters that GetCommandInvocation returns (documented: 24,000 and 8,000), and ListCommandInvocations with details. */
export const OUTPUT_LIMITS = { stdout: 24_000, stderr: 8_000, details: 2_500 } as const

const TRUNCATED = '\n--output truncated--'

/** The beginning of a long output, marked as such; the marker counts towards the limit. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit - TRUNCATED.length) + TRUNCATED
}

/** Status and exit code of an ended script, as the agent reports them: 137 for whatever it had to kill, 168 for an early success. */
export function verdict(ending: ScriptEnding): { status: CommandStatus; responseCode: number } {
  switch (ending.outcome) {
    case 'cancelled':
      return { status: 'Cancelled', responseCode: 137 }
    case 'timedOut':
      return { status: 'TimedOut', responseCode: 137 }
    case 'lost':
      // The agent went down with the host: nobody reports, and the status stays as it was.
      return { status: 'InProgress', responseCode: -1 }
    case 'exited': {
      const succeeded = ending.exitCode === 0 || ending.exitCode === 168
      return { status: succeeded ? 'Success' : 'Failed', responseCode: succeeded ? 0 : ending.exitCode }
    }
  }
}

/** The state of a whole command, from those of its invocations. */
export function overallStatus(invocations: Iterable<Invocation>): CommandStatus {
  const states = [...invocations].map((invocation) => invocation.status)
  const order: readonly CommandStatus[] = [
    'Cancelling',
    'InProgress',
    'Pending',
    'Failed',
    'TimedOut',
    'Cancelled',
    'Success',
  ]
  return order.find((status) => states.includes(status)) ?? 'Success'
}

const STATUS_DETAILS: Readonly<Record<CommandStatus, string>> = {
  Pending: 'Pending',
  InProgress: 'InProgress',
  Success: 'Success',
  Cancelled: 'Cancelled',
  TimedOut: 'Execution Timed Out',
  Failed: 'Failed',
  Cancelling: 'Cancelling',
}

/** The longer wording that the API puts beside a status. */
export function statusDetails(status: CommandStatus): string {
  return STATUS_DETAILS[status]
}

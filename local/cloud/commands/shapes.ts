import { type Command, cut, type Invocation, OUTPUT_LIMITS, overallStatus, statusDetails } from './command.ts'

const seconds = (milliseconds: number): number => milliseconds / 1_000
const isoTime = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : new Date(milliseconds).toISOString()

/** The `Command` structure of SendCommand and ListCommands. */
export function commandShape(command: Command): Record<string, unknown> {
  const { request, invocations } = command
  const states = [...invocations.values()].map((invocation) => invocation.status)
  const status = overallStatus(invocations.values())
  return {
    CommandId: command.commandId,
    DocumentName: request.documentName,
    DocumentVersion: '$DEFAULT',
    Comment: request.comment,
    Parameters: request.parameters,
    InstanceIds: [...invocations.keys()],
    Targets: [],
    RequestedDateTime: seconds(command.requestedAt),
    ExpiresAfter: seconds(command.requestedAt) + request.deliveryTimeout + request.executionTimeout,
    Status: status,
    StatusDetails: statusDetails(status),
    OutputS3BucketName: request.outputBucket ?? '',
    OutputS3KeyPrefix: request.outputPrefix ?? '',
    TimeoutSeconds: request.deliveryTimeout,
    TargetCount: states.length,
    CompletedCount: states.filter((state) => !['Pending', 'InProgress', 'Cancelling'].includes(state)).length,
    ErrorCount: states.filter((state) => state === 'Failed' || state === 'TimedOut').length,
  }
}

/** The answer of GetCommandInvocation; stdout stays empty until the script has ended, as with the agent. */
export function invocationShape(command: Command, invocation: Invocation): Record<string, unknown> {
  const { startedAt, endedAt } = invocation
  const elapsed =
    startedAt === undefined || endedAt === undefined ? '' : `PT${((endedAt - startedAt) / 1_000).toFixed(3)}S`
  return {
    CommandId: command.commandId,
    InstanceId: invocation.instanceId,
    Comment: command.request.comment,
    DocumentName: command.request.documentName,
    DocumentVersion: '$DEFAULT',
    PluginName: PLUGIN,
    ResponseCode: invocation.responseCode,
    ExecutionStartDateTime: isoTime(startedAt),
    ExecutionElapsedTime: elapsed,
    ExecutionEndDateTime: isoTime(endedAt),
    Status: invocation.status,
    StatusDetails: statusDetails(invocation.status),
    StandardOutputContent: cut(invocation.stdout, OUTPUT_LIMITS.stdout),
    StandardErrorContent: cut(invocation.stderr, OUTPUT_LIMITS.stderr),
    StandardOutputUrl: outputUrl(command, invocation, 'stdout'),
    StandardErrorUrl: outputUrl(command, invocation, 'stderr'),
  }
}

/** One entry of ListCommandInvocations. */
export function listedInvocationShape(
  command: Command,
  invocation: Invocation,
  withDetails: boolean,
): Record<string, unknown> {
  const plugin = {
    Name: PLUGIN,
    Status: invocation.status,
    StatusDetails: statusDetails(invocation.status),
    ResponseCode: invocation.responseCode,
    ...(invocation.startedAt === undefined ? {} : { ResponseStartDateTime: seconds(invocation.startedAt) }),
    ...(invocation.endedAt === undefined ? {} : { ResponseFinishDateTime: seconds(invocation.endedAt) }),
    Output: cut(
      invocation.stdout + (invocation.stderr === '' ? '' : `\n----------ERROR-------\n${invocation.stderr}`),
      OUTPUT_LIMITS.details,
    ),
    StandardOutputUrl: outputUrl(command, invocation, 'stdout'),
    StandardErrorUrl: outputUrl(command, invocation, 'stderr'),
  }
  return {
    CommandId: command.commandId,
    InstanceId: invocation.instanceId,
    InstanceName: '',
    Comment: command.request.comment,
    DocumentName: command.request.documentName,
    DocumentVersion: '$DEFAULT',
    RequestedDateTime: seconds(command.requestedAt),
    Status: invocation.status,
    StatusDetails: statusDetails(invocation.status),
    StandardOutputUrl: plugin.StandardOutputUrl,
    StandardErrorUrl: plugin.StandardErrorUrl,
    CommandPlugins: withDetails ? [plugin] : [],
  }
}

const PLUGIN = 'aws:runShellScript'

/** Where the agent puts the full output in the bucket: plugin names without their colon, one folder per step. */
export function outputKey(command: Command, invocation: Invocation, stream: 'stdout' | 'stderr'): string {
  const path = [command.commandId, invocation.instanceId, 'awsrunShellScript', '0.awsrunShellScript', stream]
  const prefix = command.request.outputPrefix?.replace(/\/+$/, '') ?? ''
  return [...(prefix === '' ? [] : [prefix]), ...path].join('/')
}

function outputUrl(command: Command, invocation: Invocation, stream: 'stdout' | 'stderr'): string {
  const bucket = command.request.outputBucket
  if (bucket === undefined) return ''
  return `https://s3.${command.region}.amazonaws.com/${bucket}/${outputKey(command, invocation, stream)}`
}

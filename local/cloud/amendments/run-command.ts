import { DescribeInstancesCommand } from '@aws-sdk/client-ec2'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer, jsonAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'
import type { Clock } from '../clock.ts'
import type { Command, CommandRequest, Invocation } from '../commands/command.ts'
import type { RunCommand } from '../commands/run-command.ts'
import { commandShape, invocationShape, listedInvocationShape } from '../commands/shapes.ts'
import { ACCOUNT_ID } from './bucket-owner.ts'

/** Document plus run-time parameters may not be larger (documented limit of Run Command). */
const REQUEST_LIMIT_BYTES = 64 * 1_024
const DEFAULT_EXECUTION_SECONDS = 3_600
const MINIMUM_DELIVERY_SECONDS = 30

/** What these amendments work with. */
export interface RunCommandAmendmentParts {
  readonly runCommand: RunCommand
  readonly clients: (region: string) => Clients
  /** Whether the agent of an instance has registered. */
  readonly isOnline: (instanceId: string) => boolean
  /** Milliseconds after SendCommand during which the invocation cannot be found. */
  readonly invocationDelayMs: number
  readonly clock: Clock
}

/** SendCommand and what follows it: moto answers success without running anything, or not at all. */
export function runCommandAmendments(parts: RunCommandAmendmentParts): Amendment[] {
  const handlers: Record<string, (request: CloudRequest, input: Input) => Promise<Answer> | Answer> = {
    SendCommand: (request, input) => sendCommand(parts, request, input),
    GetCommandInvocation: (_request, input) => getCommandInvocation(parts, input),
    ListCommands: (request, input) => jsonAnswer({ Commands: selected(parts, request, input).map(commandShape) }),
    ListCommandInvocations: (request, input) => listCommandInvocations(parts, request, input),
    CancelCommand: (_request, input) => cancelCommand(parts, input),
  }
  return [
    {
      service: 'ssm',
      operations: Object.keys(handlers),
      handle: async (request) => {
        const handler = handlers[request.operation]
        if (handler === undefined) throw new Error(`no handler for ${request.operation}`)
        return handler(request, JSON.parse(request.body.toString()) as Input)
      },
    },
  ]
}

/** The members of these operations' inputs that are honoured. */
interface Input {
  readonly CommandId?: string
  readonly InstanceId?: string
  readonly InstanceIds?: readonly string[]
  readonly Targets?: readonly { readonly Key?: string; readonly Values?: readonly string[] }[]
  readonly DocumentName?: string
  readonly Comment?: string
  readonly TimeoutSeconds?: number
  readonly Parameters?: Readonly<Record<string, readonly string[]>>
  readonly OutputS3BucketName?: string
  readonly OutputS3KeyPrefix?: string
  readonly Details?: boolean
  readonly MaxResults?: number
}

const refuse = (code: string, message: string): Answer => errorAnswer('ssm', 400, code, message)

async function sendCommand(parts: RunCommandAmendmentParts, request: CloudRequest, input: Input): Promise<Answer> {
  const {
    Parameters: parameters = {},
    DocumentName: documentName = '',
    TimeoutSeconds: deliveryTimeout = 3_600,
  } = input
  if (documentName !== 'AWS-RunShellScript')
    return refuse('InvalidDocument', `Document with name ${documentName} does not exist.`)
  if (request.body.length > REQUEST_LIMIT_BYTES) {
    return refuse('MaxDocumentSizeExceeded', `Document and parameters are limited to ${REQUEST_LIMIT_BYTES} bytes.`)
  }
  const commands = parameters['commands']
  const executionTimeout = Number(parameters['executionTimeout']?.[0] ?? DEFAULT_EXECUTION_SECONDS)
  if (commands === undefined || !(executionTimeout >= 5 && executionTimeout <= 172_800)) {
    return refuse('InvalidParameters', 'commands is required and executionTimeout must be between 5 and 172800.')
  }
  if (deliveryTimeout < MINIMUM_DELIVERY_SECONDS) {
    return refuse('ValidationException', `timeoutSeconds must be at least ${MINIMUM_DELIVERY_SECONDS}.`)
  }
  const instanceIds = await targeted(parts, request.region, input)
  const offline = instanceIds.filter((instanceId) => !parts.isOnline(instanceId))
  if (offline.length > 0) {
    return refuse(
      'InvalidInstanceId',
      `Instances [[${offline.join(', ')}]] not in a valid state for account ${ACCOUNT_ID}`,
    )
  }
  const commandRequest: CommandRequest = {
    documentName,
    comment: input.Comment ?? '',
    commands,
    parameters,
    workingDirectory: parameters['workingDirectory']?.[0] || undefined,
    executionTimeout,
    deliveryTimeout,
    outputBucket: input.OutputS3BucketName,
    outputPrefix: input.OutputS3KeyPrefix,
  }
  return jsonAnswer({ Command: commandShape(parts.runCommand.send(request.region, instanceIds, commandRequest)) })
}

/** Instances named, or those with the tags named that have an agent. */
async function targeted(parts: RunCommandAmendmentParts, region: string, input: Input): Promise<string[]> {
  const named = [...(input.InstanceIds ?? [])]
  for (const { Key = '', Values = [] } of input.Targets ?? []) {
    if (Key === 'InstanceIds') {
      named.push(...Values)
      continue
    }
    const described = await parts
      .clients(region)
      .ec2.send(new DescribeInstancesCommand({ Filters: [{ Name: Key, Values: [...Values] }] }))
    const found = described.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []
    named.push(...found.flatMap(({ InstanceId }) => (InstanceId && parts.isOnline(InstanceId) ? [InstanceId] : [])))
  }
  return [...new Set(named)]
}

function getCommandInvocation(parts: RunCommandAmendmentParts, input: Input): Answer {
  const found = visibleInvocation(parts, input)
  return found === undefined
    ? refuse(
        'InvocationDoesNotExist',
        'The command ID and managed node ID you specified did not match any invocations.',
      )
    : jsonAnswer(invocationShape(found.command, found.invocation))
}

function visibleInvocation(
  parts: RunCommandAmendmentParts,
  input: Input,
): { command: Command; invocation: Invocation } | undefined {
  const command = parts.runCommand.get(input.CommandId ?? '')
  const invocation = command?.invocations.get(input.InstanceId ?? '')
  if (command === undefined || invocation === undefined) return undefined
  return parts.clock() - command.requestedAt < parts.invocationDelayMs ? undefined : { command, invocation }
}

function listCommandInvocations(parts: RunCommandAmendmentParts, request: CloudRequest, input: Input): Answer {
  const listed = selected(parts, request, input)
    .filter((command) => parts.clock() - command.requestedAt >= parts.invocationDelayMs)
    .flatMap((command) =>
      [...command.invocations.values()]
        .filter((invocation) => input.InstanceId === undefined || invocation.instanceId === input.InstanceId)
        .map((invocation) => listedInvocationShape(command, invocation, input.Details === true)),
    )
  return jsonAnswer({ CommandInvocations: listed })
}

function selected(parts: RunCommandAmendmentParts, request: CloudRequest, input: Input): readonly Command[] {
  return parts.runCommand
    .list(request.region)
    .filter((command) => input.CommandId === undefined || command.commandId === input.CommandId)
    .filter((command) => input.InstanceId === undefined || command.invocations.has(input.InstanceId))
}

function cancelCommand(parts: RunCommandAmendmentParts, input: Input): Answer {
  const command = parts.runCommand.get(input.CommandId ?? '')
  if (command === undefined) return refuse('InvalidCommandId', `${input.CommandId} is not a command.`)
  parts.runCommand.cancel(command, input.InstanceIds ?? [])
  return jsonAnswer({})
}

import { randomUUID } from 'node:crypto'
import type { EmulatedHost } from '../../host/host.ts'
import type { Clock } from '../clock.ts'
import { type Command, type CommandRequest, type Invocation, verdict } from './command.ts'
import { Workers } from './workers.ts'

/** Commands that one agent works on at a time (documented default of the agent). */
const AGENT_WORKERS = 5

/** What Run Command works with. */
export interface RunCommandParts {
  readonly clock: Clock
  /** The host of an instance, if it is up. */
  readonly host: (instanceId: string) => EmulatedHost | undefined
  /** Puts the full output of an ended command into the bucket it named, with the host's own credentials. */
  readonly uploadOutput: (command: Command, invocation: Invocation, host: EmulatedHost) => Promise<void>
}

/** The commands of a cloud: each really runs on its emulated hosts. */
export class RunCommand {
  readonly #parts: RunCommandParts
  readonly #commands = new Map<string, Command>()
  readonly #agents = new Map<string, Workers>()

  constructor(parts: RunCommandParts) {
    this.#parts = parts
  }

  get(commandId: string): Command | undefined {
    return this.#commands.get(commandId)
  }

  /** Newest first. */
  list(region: string): readonly Command[] {
    return [...this.#commands.values()].filter((command) => command.region === region).reverse()
  }

  /** Sends a command to hosts that are known to be up; does not wait for it. */
  send(region: string, instanceIds: readonly string[], request: CommandRequest): Command {
    const command: Command = {
      commandId: randomUUID(),
      region,
      request,
      requestedAt: this.#parts.clock(),
      invocations: new Map(instanceIds.map((instanceId) => [instanceId, newInvocation(instanceId)])),
    }
    this.#commands.set(command.commandId, command)
    for (const invocation of command.invocations.values()) this.#enqueue(command, invocation)
    return command
  }

  /** Cancels as well as it can: what has not begun never does, what runs is killed. */
  cancel(command: Command, instanceIds: readonly string[]): void {
    for (const invocation of command.invocations.values()) {
      if (instanceIds.length > 0 && !instanceIds.includes(invocation.instanceId)) continue
      if (invocation.status === 'Pending') {
        invocation.status = 'Cancelled'
        invocation.endedAt = Date.now()
      } else if (invocation.status === 'InProgress') {
        invocation.status = 'Cancelling'
        invocation.running?.cancel()
      }
    }
  }

  /** An agent takes a command when one of its workers is free. */
  #enqueue(command: Command, invocation: Invocation): void {
    const agent = this.#agents.get(invocation.instanceId) ?? new Workers(AGENT_WORKERS)
    this.#agents.set(invocation.instanceId, agent)
    agent.take(() => this.#carryOut(command, invocation))
  }

  async #carryOut(command: Command, invocation: Invocation): Promise<void> {
    const host = this.#parts.host(invocation.instanceId)
    // Cancelled while it waited, or nobody there to take it.
    if (invocation.status !== 'Pending' || host?.bootedAt === undefined) return
    invocation.status = 'InProgress'
    invocation.startedAt = Date.now()
    try {
      await this.#run(command, invocation, host)
    } catch (error) {
      invocation.status = 'Failed'
      invocation.responseCode = 1
      invocation.endedAt = Date.now()
      invocation.stderr += `the emulated host failed: ${error instanceof Error ? error.stack : String(error)}`
    }
  }

  async #run(command: Command, invocation: Invocation, host: EmulatedHost): Promise<void> {
    const { request } = command
    invocation.running = await host.run({
      lines: request.commands,
      name: command.commandId,
      workingDirectory: request.workingDirectory,
      timeoutSeconds: request.executionTimeout,
      environment: { AWS_SSM_INSTANCE_ID: invocation.instanceId, AWS_SSM_REGION_NAME: command.region },
    })
    // A cancellation that came while the script was being written found nothing to kill.
    if (isCancelling(invocation)) invocation.running.cancel()
    const ending = await invocation.running.ended
    invocation.running = undefined
    const { status, responseCode } = verdict(ending)
    if (status === 'InProgress') return
    invocation.stdout = ending.stdout
    invocation.stderr =
      ending.stderr + (status === 'Failed' ? `failed to run commands: exit status ${ending.exitCode}` : '')
    // The agent uploads before it reports, so whoever reads the final status finds the output.
    if (request.outputBucket !== undefined) await this.#parts.uploadOutput(command, invocation, host)
    invocation.responseCode = responseCode
    invocation.endedAt = Date.now()
    invocation.status = status
  }
}

/** Asked through a function, since the state changes while its owner waits. */
function isCancelling(invocation: Invocation): boolean {
  return invocation.status === 'Cancelling'
}

function newInvocation(instanceId: string): Invocation {
  return {
    instanceId,
    status: 'Pending',
    responseCode: -1,
    stdout: '',
    stderr: '',
    startedAt: undefined,
    endedAt: undefined,
    running: undefined,
  }
}

import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HostFaultList } from '../host/faults.ts'
import type { HostSurroundings } from '../host/host.ts'
import { linkTools } from '../host/tools.ts'
import { AddressBook } from './addresses.ts'
import { chain } from './amendment.ts'
import { allAmendments } from './amendments/all.ts'
import type { Enforcement } from './amendments/authorization.ts'
import { CallRecord } from './calls.ts'
import { Capacity } from './capacity.ts'
import { type AccessKey, clientsOf } from './clients.ts'
import type { Clock } from './clock.ts'
import { startCommandLine } from './command-line.ts'
import { uploadOutput } from './commands/output.ts'
import { RunCommand } from './commands/run-command.ts'
import { type CloudControl, controlOf } from './control.ts'
import { controlServer } from './control-server.ts'
import { cloudDirectory } from './directories.ts'
import { type DockerMode, dockerMode, openEngine } from './docker-mode.ts'
import { FaultList } from './faults.ts'
import { Fleet } from './fleet.ts'
import { forwardTo } from './forward.ts'
import { Forwarders } from './forwarders.ts'
import { startFront } from './front.ts'
import { MetadataService } from './metadata.ts'
import { startMoto } from './moto.ts'
import { pythonEnvironment } from './python.ts'
import { Registration } from './registration.ts'
import { removeAbandonedRuns, runsDirectory } from './runs.ts'
import { Transitions } from './transitions.ts'
import { makeUser } from './users.ts'

/** How an embedded cloud is to be; everything has a default. */
export interface CloudOptions {
  /** Port of the front on 127.0.0.1. Default: any free one. */
  readonly port?: number
  /** Region put into the environment. Default `us-east-1`. */
  readonly region?: string
  /** What answers to `docker` on the emulated hosts: a real engine, stand-ins, or (`auto`) whichever this machine can do. Default `stand-in`. */
  readonly docker?: 'auto' | 'engine' | 'stand-in'
  /** Milliseconds from the start of a host to the registration of its agent. Default 1,000 (AWS: 30 s to minutes). */
  readonly registrationDelayMs?: number
  /** Milliseconds until a new instance profile is accepted. Default 1,000 (AWS: about 10 s). */
  readonly profileDelayMs?: number
  /** Milliseconds after SendCommand during which the invocation cannot be found. Default 200. */
  readonly invocationDelayMs?: number
  /** Milliseconds that an instance takes from one state to the next. Default 500 (AWS: seconds to minutes). */
  readonly transitionMs?: number
  /** What the delays above are measured with. Default: the time of day. */
  readonly clock?: Clock
  /** Takes what the cloud has to say. Default: nothing. */
  readonly onLine?: (line: string) => void
}

/** A running embedded cloud. */
export interface Cloud {
  /** Endpoint for any AWS client. */
  readonly url: string
  /** The variables that point an AWS client at it. */
  readonly environment: Readonly<Record<string, string>>
  readonly control: CloudControl
  /** What answers to `docker` on the emulated hosts. */
  readonly docker: DockerMode
  /** What is added to ports 80 and 443 of public addresses, where this user may not listen on them; else 0. */
  readonly portShift: number
  /** Ends the hosts, the front and moto, and removes the hosts' files. */
  close(): Promise<void>
}

/**
 * Starts moto behind the front, on this machine alone.
 *
 * @throws PythonUnavailable when moto cannot be installed
 * @throws LoopbackUnavailable when the machine has no loopback addresses besides 127.0.0.1
 * @throws EngineUnavailable when a real engine was asked for and there is none that can run the stack
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const onLine = options.onLine ?? (() => undefined)
  const clock = options.clock ?? Date.now
  const region = options.region ?? 'us-east-1'
  const python = await pythonEnvironment(onLine)
  await removeAbandonedRuns()
  const directory = join(runsDirectory, `${process.pid}-${randomUUID().slice(0, 8)}`)
  await mkdir(directory, { recursive: true })
  const closers: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })]
  try {
    const addresses = await AddressBook.claim()
    closers.push(() => addresses.release())
    const moto = await startMoto(python.python)
    closers.push(() => moto.close())
    const commandLine = await startCommandLine(python.python, directory)
    closers.push(() => commandLine.close())
    const motoUrl = `http://127.0.0.1:${moto.port}`
    const { front: frontKey, client: clientKey } = await makeUsers(motoUrl, region)
    const clients = clientsOf(motoUrl, frontKey)
    const hostKeys = new Set<string>()
    const docker = await dockerMode(options.docker ?? 'stand-in')
    const engine =
      docker.mode === 'engine'
        ? await openEngine(docker.gateway, () => url, clients(region), hostKeys, closers)
        : undefined
    const record = new CallRecord(hostKeys)
    const faults = new FaultList()
    const capacity = new Capacity()
    const hostFaults = new HostFaultList(join(directory, 'faults'))
    await hostFaults.prepare()
    const portShift = await addresses.portShift()
    const forwarders = new Forwarders(portShift, onLine)
    closers.push(() => forwarders.close())
    // The hosts need the front's URL and the front needs the hosts: its port is known only once it listens.
    const surroundings: HostSurroundings = {
      directory,
      ...(await linkTools(directory, python.python)),
      faults: join(directory, 'faults'),
      aws: commandLine.socket,
      compiled: join(cloudDirectory, 'compiled'),
      clock,
      endpoint: () => url,
      engine,
      portShift,
    }
    const fleet = new Fleet({ clients, addresses, forwarders, surroundings, hostKeys, onLine })
    closers.push(() => fleet.close())
    const registration = new Registration(options.registrationDelayMs ?? 1_000, clock)
    const runCommand = new RunCommand({
      clock,
      host: (instanceId) => fleet.host(instanceId),
      uploadOutput: (command, invocation, host) => uploadOutput(url, command, invocation, host),
    })
    const toMoto = forwardTo(moto.port)
    const enforcement: Enforcement = { isOn: false }
    const amendments = allAmendments({
      moto: toMoto,
      enforcement,
      clock,
      clients,
      addresses,
      fleet,
      directory,
      runCommand,
      isOnline: (instanceId) => registration.isOnline(fleet.host(instanceId)),
      transitions: new Transitions(options.transitionMs ?? 500, clock),
      isExhausted: (zone, type) => capacity.isExhausted(zone, type),
      invocationDelayMs: options.invocationDelayMs ?? 200,
      profileDelayMs: options.profileDelayMs ?? 1_000,
    })
    const control = controlOf({
      record,
      faults,
      hostFaults,
      capacity,
      registration,
      fleet,
      clients,
      region,
      motoUrl,
      enforcement,
    })
    const answerControl = controlServer(control)
    const metadata = new MetadataService({ clients, addresses, fleet })
    const front = await startFront({
      port: options.port ?? 0,
      record,
      faults,
      hostKeys,
      perform: chain(amendments, toMoto),
      control: async (request, body) =>
        MetadataService.concerns(request.url ?? '') ? metadata.answer(request) : answerControl(request, body),
    })
    closers.push(() => front.close())
    const url = `http://127.0.0.1:${front.port}`
    return {
      url,
      environment: environmentOf(url, region, clientKey),
      control,
      docker,
      portShift,
      close: () => closeAll(closers),
    }
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

/** Last opened, first closed. */
async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) await close()
}

function environmentOf(url: string, region: string, key: AccessKey): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Nothing asks the real metadata service by accident.
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** Two users with every right, so that both keys go on working when moto is told to enforce IAM: one for the front itself, one for whoever calls. */
async function makeUsers(endpoint: string, region: string): Promise<{ front: AccessKey; client: AccessKey }> {
  const clients = clientsOf(endpoint, { accessKeyId: 'bootstrap', secretAccessKey: 'bootstrap' })(region)
  return { front: await makeUser(clients, 'embedded-cloud'), client: await makeUser(clients, 'developer') }
}

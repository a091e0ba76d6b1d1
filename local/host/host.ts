import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endProcessesOf, HOST_MARKER, killGroup, type StartedProcess, startProcess } from './processes.ts'
import { makeRoot } from './root.ts'
import { HostTimers } from './timers.ts'
import { type AttachedVolume, syncDevices } from './volumes.ts'

const SHIMS = fileURLToPath(new URL('shims', import.meta.url))
const PYTHON = fileURLToPath(new URL('python', import.meta.url))

/** How real containers are run, and how they reach the cloud. */
export interface EngineAccess {
  readonly docker: string
  /** Variables of compose.yml that point Tempo at the cloud's object store. */
  readonly environment: Readonly<Record<string, string>>
}

/** What all emulated hosts of one cloud share. */
export interface HostSurroundings {
  /** Directory of this cloud's hosts and volumes. */
  readonly directory: string
  /** Links to the machine's own programs. */
  readonly tools: string
  readonly guardedTools: string
  /** Links that strike injected faults, in front of everything else on the PATH. */
  readonly faults: string
  /** The socket of the AWS command line interface. */
  readonly aws: string
  /** Directory where Node keeps what it has compiled of the stand-ins. */
  readonly compiled: string
  /** What containers need in mode `engine`: the real `docker`, and how they reach the cloud's object store. */
  readonly engine: EngineAccess | undefined
  /** What is added to ports below 1024, where this user may not listen on them; else 0. */
  readonly portShift: number
  readonly clock: () => number
  /** The front's URL; known once it listens. */
  readonly endpoint: () => string
}

/** One instance, as its emulated host has to know it. */
export interface HostIdentity {
  readonly instanceId: string
  readonly region: string
  /** `arm64` or `x86_64`, from the instance's image. */
  readonly architecture: string
  /** Loopback address that stands for the host's own network interface. */
  readonly address: string
  /** Position among the cloud's hosts, from 0: makes ranges that must not collide. */
  readonly number: number
  readonly privateDnsName: string
}

/** Credentials of the instance's role; undefined when the instance has no usable profile. */
export type RoleCredentials = Readonly<
  Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_SESSION_TOKEN', string>
>

/** A script to run as the SSM agent would. */
export interface HostScript {
  readonly lines: readonly string[]
  /** Unique on this host; the script and its output are kept under it. */
  readonly name: string
  readonly workingDirectory: string | undefined
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
}

/** How a script ended. */
export interface ScriptEnding {
  readonly outcome: 'exited' | 'timedOut' | 'cancelled' | 'lost'
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A script under way. */
export interface RunningScript {
  readonly ended: Promise<ScriptEnding>
  /** Kills its process group, as the agent does. */
  cancel(): void
}

/**
 * One emulated EC2 instance: scripts run for real, by the machine's own bash, on a file tree of their own. Every path they touch hangs off `VISPYR_ROOT`;
 * what would change a real machine is stood in for by the programs of shims/, first on the PATH.
 */
export class EmulatedHost {
  readonly identity: HostIdentity
  readonly root: string
  /** When it was started last, milliseconds since the epoch; undefined while it is down. */
  bootedAt: number | undefined
  /** How often it was started. */
  boots = 0
  readonly #surroundings: HostSurroundings
  readonly #directory: string
  readonly #marker: string
  readonly #credentials: () => Promise<RoleCredentials | undefined>
  readonly #running = new Set<StartedProcess>()
  readonly #timers: HostTimers
  /** Whether user data has run. */
  #isInstalled = false

  constructor(
    identity: HostIdentity,
    surroundings: HostSurroundings,
    credentials: () => Promise<RoleCredentials | undefined>,
  ) {
    this.identity = identity
    this.#surroundings = surroundings
    this.#directory = join(surroundings.directory, 'hosts', identity.instanceId)
    this.#marker = join(surroundings.directory, identity.instanceId)
    this.#credentials = credentials
    this.root = join(this.#directory, 'root')
    this.#timers = new HostTimers({
      root: this.root,
      enabled: join(this.#directory, 'state/timers'),
      start: ([program = '', ...argumentList], name) =>
        this.#start(program, argumentList, join(this.root, `var/log/${name}.log`)),
    })
  }

  /** Makes the host's files, once. */
  async prepare(): Promise<void> {
    if ((await mkdir(join(this.#directory, 'state'), { recursive: true })) === undefined) return
    await makeRoot(this.root)
  }

  /** Starts the host; user data runs on the first start only, as cloud-init has it, and is not waited for. */
  async boot(userData: string | undefined): Promise<void> {
    this.bootedAt = this.#surroundings.clock()
    this.boots += 1
    if (this.#isInstalled) {
      this.#start(join(SHIMS, 'on-boot'), [], join(this.root, 'var/log/boot.log'))
      await this.#containers('start')
      await this.#timers.sync()
      return
    }
    this.#isInstalled = true
    if (userData !== undefined && userData !== '') await this.#runUserData(userData)
  }

  /** Ends everything that runs on it; its files and its containers stay. */
  async shutDown(): Promise<void> {
    this.bootedAt = undefined
    this.#timers.stop()
    await endProcessesOf(this.#marker)
    await this.#containers('stop')
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    await this.shutDown()
    await this.#containers('down', '--volumes')
  }

  /** Makes the device nodes agree with what is attached. */
  async attach(volumes: readonly AttachedVolume[]): Promise<void> {
    await syncDevices(this.root, join(this.#surroundings.directory, 'volumes'), volumes)
  }

  /** Starts a script as the SSM agent does: a file of mode 0700, run by `sh -c <file>`, so that its shebang counts. */
  async run(script: HostScript): Promise<RunningScript> {
    const directory = join(
      this.root,
      'var/lib/amazon/ssm',
      this.identity.instanceId,
      'document/orchestration',
      script.name,
    )
    await mkdir(directory, { recursive: true })
    const file = join(directory, '_script.sh')
    await writeFile(file, `${script.lines.join('\n')}\n`, { mode: 0o700 })
    const [stdoutFile, stderrFile] = [join(directory, 'stdout'), join(directory, 'stderr')]
    const started = startProcess({
      command: '/bin/sh',
      argumentList: ['-c', file],
      directory: script.workingDirectory ?? this.root,
      environment: { ...this.#environment(), ...script.environment },
      stdoutFile,
      stderrFile,
    })
    this.#running.add(started)
    let outcome: ScriptEnding['outcome'] = 'exited'
    const kill = (reason: ScriptEnding['outcome']) => (): void => {
      if (!this.#running.has(started)) return
      outcome = reason
      killGroup(started.pid)
    }
    const timer = setTimeout(kill('timedOut'), script.timeoutSeconds * 1_000)
    const ended = started.ended
      .finally(() => {
        clearTimeout(timer)
        this.#running.delete(started)
      })
      .then(async ({ exitCode }) => {
        await this.#timers.sync()
        return {
          outcome: this.bootedAt === undefined ? ('lost' as const) : outcome,
          exitCode,
          stdout: await readFile(stdoutFile, 'utf8'),
          stderr: await readFile(stderrFile, 'utf8'),
        }
      })
    return { ended, cancel: kill('cancelled') }
  }

  /** Credentials of the instance's role, as the metadata service would hand them out. */
  credentials(): Promise<RoleCredentials | undefined> {
    return this.#credentials()
  }

  /** What cloud-init printed, as the serial console would show it. */
  async consoleOutput(): Promise<string> {
    return existsSync(this.#cloudInitLog) ? readFile(this.#cloudInitLog, 'utf8') : ''
  }

  /** Adds a line to the log of the host's agent. */
  async log(line: string): Promise<void> {
    await writeFile(join(this.root, 'var/log/amazon-ssm-agent.log'), `${line}\n`, { flag: 'a' })
  }

  get #cloudInitLog(): string {
    return join(this.root, 'var/log/cloud-init-output.log')
  }

  async #runUserData(userData: string): Promise<void> {
    if (!userData.startsWith('#!')) {
      await writeFile(this.#cloudInitLog, '[simulated] user data is not a script: not run\n')
      return
    }
    const file = join(this.root, 'var/lib/cloud/instance/user-data.txt')
    await writeFile(file, userData, { mode: 0o700 })
    this.#start(file, [], this.#cloudInitLog)
  }

  #start(command: string, argumentList: readonly string[], log: string): void {
    const started = startProcess({
      command,
      argumentList,
      directory: this.root,
      environment: this.#environment(),
      stdoutFile: log,
      stderrFile: log,
    })
    this.#running.add(started)
    started.ended
      .finally(() => this.#running.delete(started))
      .catch((error: unknown) => writeFile(log, `${String(error)}\n`, { flag: 'a' }))
  }

  get #project(): string {
    return `vispyr-${this.identity.instanceId}`
  }

  /** Tells real containers what has become of their host; they are no processes of its own. */
  async #containers(...action: string[]): Promise<void> {
    const { engine } = this.#surroundings
    if (engine === undefined) return
    const started = startProcess({
      command: engine.docker,
      argumentList: ['compose', '--project-name', this.#project, ...action],
      directory: this.root,
      environment: this.#environment(),
      stdoutFile: join(this.root, 'var/log/docker.log'),
      stderrFile: join(this.root, 'var/log/docker.log'),
    })
    await started.ended
  }

  #environment(): Record<string, string> {
    const { address, number, region, instanceId, architecture, privateDnsName } = this.identity
    const { tools, guardedTools, faults, aws, compiled, endpoint, engine, portShift } = this.#surroundings
    return {
      PATH: [faults, SHIMS, tools].join(':'),
      HOME: join(this.root, 'root'),
      TMPDIR: join(this.root, 'tmp'),
      LANG: 'C.UTF-8',
      VISPYR_ROOT: this.root,
      VISPYR_BIND_ADDRESS: address,
      VISPYR_NETWORK_SUBNET: networkSubnet(address, number),
      COMPOSE_PROJECT_NAME: this.#project,
      AWS_ENDPOINT_URL: endpoint(),
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      // The role's credentials come from the metadata service, as on a real instance.
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `${endpoint()}/_cloud/metadata/${instanceId}`,
      PYTHONPATH: PYTHON,
      PYTHONDONTWRITEBYTECODE: '1',
      [HOST_MARKER]: this.#marker,
      VISPYR_SIMULATION_STATE: join(this.#directory, 'state'),
      VISPYR_SIMULATION_GUARDED: guardedTools,
      VISPYR_SIMULATION_AWS: aws,
      VISPYR_SIMULATION_NODE: process.execPath,
      NODE_COMPILE_CACHE: compiled,
      VISPYR_SIMULATION_ARCHITECTURE: architecture === 'arm64' ? 'aarch64' : architecture,
      VISPYR_SIMULATION_HOSTNAME: privateDnsName,
      VISPYR_SIMULATION_INSTANCE: instanceId,
      VISPYR_SIMULATION_ENGINE: engine?.docker ?? '',
      // Docker itself may listen anywhere.
      VISPYR_SIMULATION_PORT_SHIFT: engine === undefined ? String(portShift) : '0',
      ...engine?.environment,
    }
  }
}

/**
 * The range of a host's container network: in 198.18.0.0/16 (RFC 2544), which nothing else uses, a quarter of what belongs to the cloud's loopback block; so
 * four hosts of a cloud can have real containers at a time.
 */
function networkSubnet(address: string, number: number): string {
  const block = address.split('.')[1] ?? '0'
  return `198.18.${block}.${(number % 4) * 64}/26`
}

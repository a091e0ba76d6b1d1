import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt, type Outcome, run } from '../engine/run.ts'
import { waitFor } from '../engine/wait.ts'
import { type Disk, makeDisk } from './disk.ts'

/** Built of the Dockerfile beside this file. */
export const MACHINE_IMAGE = 'vispyr-test/host:bookworm'

const REPOSITORY = join(import.meta.dirname, '../../..')

/** What a machine's processes may do, but for what would reach beyond the container. */
const CAPABILITIES = [
  ...['AUDIT_WRITE', 'DAC_READ_SEARCH', 'IPC_LOCK', 'MKNOD', 'NET_ADMIN', 'NET_RAW', 'SETFCAP'],
  ...['SYSLOG', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_CHROOT', 'SYS_NICE', 'SYS_PTRACE'],
]

/** A host: systemd is its first process, the engine in it is its own, and its data volume is a block device. */
export interface Machine {
  readonly container: string
  /** Runs a command on it, with the input given. */
  run(command: readonly string[], input?: string): Promise<Outcome>
  /** Runs a command on it and gives what it printed. @throws Error with the command's own words when it fails */
  ask(...command: readonly string[]): Promise<string>
  /** Turns it off and on again; comes back when systemd has started everything. */
  reboot(): Promise<void>
  /** Ends it for good. Its data volume is not part of it. */
  end(): Promise<void>
}

export interface MachineOptions {
  readonly name: string
  /** Docker's name of the network that it is in. */
  readonly network: string
  /** Where its root disk is kept. */
  readonly folder: string
  readonly volume: { readonly id: string; readonly disk: Disk }
  /** What every process on it has in its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly images: readonly string[]
}

/** Boots a machine that has never run, with images in its engine as if they had been pulled. */
export const bootMachine = async ({
  name,
  network,
  folder,
  volume,
  environment,
  images,
}: MachineOptions): Promise<Machine> => {
  const container = `vispyr-${name}`
  const rootDisk = await makeDisk(join(folder, `${name}.img`), 8 * 2 ** 30)
  const mounted = join(folder, name)
  await mkdir(mounted)
  await run(['mkfs.ext4', '-q', rootDisk.device])
  await run(['mount', rootDisk.device, mounted])
  for (const directory of ['docker', 'opt']) await mkdir(join(mounted, directory))
  const mounts = [
    `${mounted}/docker:/var/lib/docker`,
    `${mounted}/opt:/opt`,
    // As it is on a machine: systemd's own part of the tree is found by its path in the whole.
    '/sys/fs/cgroup:/sys/fs/cgroup',
    `${join(import.meta.dirname, 'init.sh')}:/init.sh:ro`,
    `${join(REPOSITORY, 'local')}:/stand-in/local:ro`,
    `${import.meta.dirname}:/stand-in/__tests__/stack/host:ro`,
    `${process.execPath}:/stand-in/node:ro`,
  ]
  await attempt(['docker', 'rm', '--force', container])
  await run([
    ...[
      'docker',
      'run',
      '--detach',
      '--name',
      container,
      '--hostname',
      name,
      '--network',
      network,
      '--stop-signal',
      'SIGRTMIN+3',
    ],
    ...CAPABILITIES.map((capability) => `--cap-add=${capability}`),
    ...['seccomp', 'apparmor', 'systempaths'].map((option) => `--security-opt=${option}=unconfined`),
    ...['--cgroupns=host', '--tmpfs=/run:exec', '--tmpfs=/run/lock', '--tmpfs=/tmp:exec'],
    ...[`--device=${volume.disk.device}`, '--device-cgroup-rule=b 7:* rmw'],
    ...mounts.map((mount) => `--volume=${mount}`),
    ...Object.entries(environment).map(([variable, value]) => `--env=${variable}=${value}`),
    ...[MACHINE_IMAGE, '/init.sh', volume.disk.device, volume.id, ...Object.keys(environment)],
  ])
  const machine: Machine = {
    container,
    run: (command, input = '') => attempt(['docker', 'exec', '--interactive', container, ...command], { input }),
    ask: (...command) => run(['docker', 'exec', container, ...command]),
    reboot: async () => {
      await run(['docker', 'restart', '--time', '60', container])
      await isUp()
    },
    end: async () => {
      await run(['docker', 'rm', '--force', '--volumes', container])
      await run(['umount', mounted])
      await rootDisk.close()
    },
  }
  const isUp = (): Promise<string> =>
    waitFor(
      `systemd on ${name}`,
      async () => {
        const { stdout } = await machine.run(['systemctl', 'is-system-running'])
        return ['running', 'degraded'].includes(stdout.trim()) ? stdout : undefined
      },
      { seconds: 120 },
    )
  await isUp()
  await run(['bash', '-c', `docker save ${images.join(' ')} | docker exec --interactive ${container} docker load`])
  return machine
}

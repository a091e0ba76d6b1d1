import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The directories that a fresh Amazon Linux 2023 has and host scripts expect. */
const DIRECTORIES = [
  'dev/disk/by-id',
  'etc/systemd/system',
  'etc/cron.d',
  'etc/sysctl.d',
  'etc/docker',
  'etc/ssh',
  'home/ec2-user',
  'opt',
  'root',
  'run',
  'usr/local/bin',
  'usr/local/lib',
  'var/lib/cloud/instance',
  'var/lib/amazon/ssm',
  'var/log',
  'var/tmp',
  'tmp',
]

const OS_RELEASE = `NAME="Amazon Linux"
VERSION="2023"
ID="amzn"
ID_LIKE="fedora"
VERSION_ID="2023"
PLATFORM_ID="platform:al2023"
PRETTY_NAME="Amazon Linux 2023 (emulated)"
`

/** Makes the file tree of an emulated host below `root`, once. */
export async function makeRoot(root: string): Promise<void> {
  for (const directory of DIRECTORIES) await mkdir(join(root, directory), { recursive: true })
  await chmod(join(root, 'root'), 0o700)
  await writeFile(join(root, 'etc/os-release'), OS_RELEASE)
  await writeFile(join(root, 'etc/fstab'), '')
}

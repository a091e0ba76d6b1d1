import { lstat, mkdir, readdir, readlink, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A volume that EC2 says is attached to an instance. */
export interface AttachedVolume {
  readonly volumeId: string
  /** The device name given at attachment, such as `/dev/sdf`. */
  readonly device: string
}

const BY_ID_PREFIX = 'nvme-Amazon_Elastic_Block_Store_'

/**
 * Makes the device nodes below `root` agree with what EC2 says is attached, as the nitro driver and udev would: `/dev/nvme<n>n1`, a link by volume id and a
 * link by the name given at attachment. A node is a small file that names the directory with the volume's content; that directory outlives the host.
 *
 * @param volumes the cloud's directory of volume contents
 */
export async function syncDevices(root: string, volumes: string, attached: readonly AttachedVolume[]): Promise<void> {
  const byId = join(root, 'dev/disk/by-id')
  await mkdir(byId, { recursive: true })
  const present = (await readdir(byId)).filter((name) => name.startsWith(BY_ID_PREFIX))
  const wanted = new Set(attached.map((volume) => byIdName(volume.volumeId)))
  for (const name of present) if (!wanted.has(name)) await removeDevice(root, join(byId, name))
  for (const volume of attached)
    if (!present.includes(byIdName(volume.volumeId))) await addDevice(root, volumes, volume)
}

/** `vol-0abc` appears as `nvme-Amazon_Elastic_Block_Store_vol0abc`. */
function byIdName(volumeId: string): string {
  return `${BY_ID_PREFIX}${volumeId.replace('-', '')}`
}

async function addDevice(root: string, volumes: string, volume: AttachedVolume): Promise<void> {
  const content = join(volumes, volume.volumeId)
  await mkdir(join(content, 'data'), { recursive: true })
  const taken = await readdir(join(root, 'dev'))
  let number = 1
  while (taken.includes(`nvme${number}n1`)) number++
  const node = `nvme${number}n1`
  await writeFile(join(root, 'dev', node), `${content}\n`)
  await symlink(`../../${node}`, join(root, 'dev/disk/by-id', byIdName(volume.volumeId)))
  await relink(node, join(root, volume.device))
}

/** Takes the node away, and every link that leads to it. */
async function removeDevice(root: string, link: string): Promise<void> {
  const node = basename(await readlink(link))
  const devices = join(root, 'dev')
  for (const name of await readdir(devices)) {
    const path = join(devices, name)
    const isLink = (await lstat(path)).isSymbolicLink()
    if (isLink && (await readlink(path)) === node) await unlink(path)
  }
  await unlink(link)
  await unlink(join(devices, node))
}

async function relink(target: string, path: string): Promise<void> {
  await rm(path, { force: true })
  await symlink(target, path)
}

import { chmod, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run.ts'

/** Grafana's administrator's password on the host of the tests. */
export const GRAFANA_PASSWORD = 'test-grafana-admin-password'

/** Whether files can be given to other users, as host/directories.sh does on a real host. */
const isRoot = (): boolean => process.getuid?.() === 0

/** Writes the secrets as host/secrets.sh leaves them. */
export const writeSecrets = async (root: string): Promise<void> => {
  const secrets = join(root, 'opt/vispyr/secrets')
  await mkdir(join(secrets, 'nginx'), { recursive: true })
  await writeFile(join(secrets, 'grafana-admin-password'), GRAFANA_PASSWORD, { mode: 0o644 })
  await writeFile(join(secrets, 'grafana-secret-key'), 'test-grafana-secret-key', { mode: 0o644 })
}

/** Puts a release's configuration where host/release.sh puts it: a folder that is there already is the same, and whoever has it mounted keeps it. */
export const installConfiguration = (root: string, release: string): Promise<void> =>
  cp(join(release, 'config'), join(root, 'opt/vispyr/config'), { recursive: true, force: false })

/** Makes the folders of the data volume and the certificate, by the release's own scripts. */
export const prepareHost = async (
  root: string,
  release: string,
  address: string,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  await run([join(release, 'host/directories.sh')], { env })
  await run([join(release, 'host/certificate.sh'), address, 'localhost'], { env })
  if (isRoot()) return
  const data = join(root, 'var/lib/vispyr')
  for (const folder of await readdir(data)) await chmod(join(data, folder), 0o777)
}

/** Removes the host's folder, with what containers have written there as their own users. */
export const removeHost = async (root: string, nginxImage: string): Promise<void> => {
  const inContainer = ['docker', 'run', '--rm', '--user', '0', '--volume', `${root}:/host`, '--entrypoint', 'rm']
  if (!isRoot()) await run([...inContainer, nginxImage, '-rf', '/host/var'])
  await rm(root, { recursive: true, force: true })
}

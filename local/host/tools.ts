import { access, constants, mkdir, realpath, symlink } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/**
 * The machine's own programs that a script on an emulated host may run. A list and not the machine's whole PATH: whatever could change the real machine
 * (package managers, mounts, services) is either stood in for by a shim or not found.
 */
const TOOLS = `
  [ arch awk base64 basename bash cat cksum cmp comm cut date dd df diff dirname du echo egrep env expand expr false fgrep file find flock fmt fold free
  gawk getent getopt grep gunzip gzip head hexdump id jq join kill less ls lsof md5sum mkfifo mktemp nice nl nohup numfmt od openssl paste pgrep
  printenv printf ps pwd readlink realpath rev sed seq setsid sh sha1sum sha256sum sha512sum shuf sleep sort split ss stat stdbuf strings sync tac
  tail tar test time timeout tr true tsort tty uniq unlink uptime uuidgen wait wc which xargs xxd xz yes zcat
`

/** Programs that shims guard and then run: they are reachable for shims only. */
const GUARDED_TOOLS = 'chmod chown cp curl install ln mkdir mv rm rmdir tee touch truncate uname'

const words = (list: string): string[] => list.trim().split(/\s+/)

/**
 * Makes a directory of links to the machine's own programs, to be the PATH of emulated hosts behind the shims.
 *
 * @param python the interpreter that answers to `python3` (a wrapper on the machine's PATH would look for its own installation)
 */
export async function linkTools(directory: string, python: string): Promise<{ tools: string; guardedTools: string }> {
  const tools = join(directory, 'tools')
  const guardedTools = join(directory, 'guarded-tools')
  await Promise.all([linkAll(tools, words(TOOLS)), linkAll(guardedTools, words(GUARDED_TOOLS))])
  await symlink(await realpath(python), join(tools, 'python3'))
  return { tools, guardedTools }
}

async function linkAll(directory: string, names: readonly string[]): Promise<void> {
  await mkdir(directory, { recursive: true })
  await Promise.all(
    names.map(async (name) => {
      const path = await findProgram(name)
      if (path !== undefined) await symlink(path, join(directory, name))
    }),
  )
}

/** Where the PATH, and after it the usual directories, have a program. */
export async function findProgram(name: string): Promise<string | undefined> {
  const directories = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
  ]
  for (const directory of directories) {
    const path = join(directory, name)
    if (await isExecutable(path)) return path
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

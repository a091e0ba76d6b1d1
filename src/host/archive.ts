import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

/** One file of a release. */
export interface ReleaseFile {
  /** Relative, with forward slashes. */
  readonly path: string
  readonly content: Uint8Array
  /** Permission bits, 0o644 or 0o755. */
  readonly mode: number
}

/** The software of one deployment as it is shipped. */
export interface Release {
  /** First twelve hex digits of the sha256, by which people and the host call it. */
  readonly id: string
  readonly sha256: string
  readonly archive: Uint8Array
}

/** How much of the sha256 names a release. */
const ID_LENGTH = 12

/**
 * Packs files into a tar archive that depends on nothing but their paths, contents and modes. It is not compressed: zlib's output differs between versions of
 * Node, which would make every new runner look like a new release.
 */
export const packRelease = async (files: readonly ReleaseFile[]): Promise<Release> => {
  const tar = pack()
  const header = { mtime: new Date(0), uid: 0, gid: 0, uname: 'root', gname: 'root' }
  const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1))
  for (const name of foldersOf(sorted)) tar.entry({ ...header, name, type: 'directory', mode: 0o755 })
  for (const { path, content, mode } of sorted) tar.entry({ ...header, name: path, mode }, Buffer.from(content))
  tar.finalize()
  const archive = await buffer(tar)
  const sha256 = createHash('sha256').update(archive).digest('hex')
  return { id: sha256.slice(0, ID_LENGTH), sha256, archive }
}

/** Every folder above a file, parents first, so that no folder gets its mode from the host's umask. */
const foldersOf = (files: readonly ReleaseFile[]): string[] => {
  const folders = files.flatMap(({ path }) =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('/')),
  )
  return [...new Set(folders)].sort()
}

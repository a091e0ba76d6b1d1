import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../model/errors.ts'

/** One file of a release. */
export interface StackFile {
  /** Path within the release, with forward slashes. */
  readonly path: string
  readonly content: Uint8Array
  /** Permission bits: 0o644, or 0o755 for what is executed. */
  readonly mode: number
}

/** Orders files by path, byte by byte, so that the order depends on no locale. */
export const byPath = (left: StackFile, right: StackFile): number =>
  left.path < right.path ? -1 : left.path > right.path ? 1 : 0

/** A file with text in it. */
export const textFile = (path: string, text: string, mode = 0o644): StackFile => ({
  path,
  content: Buffer.from(text),
  mode,
})

/** The text of a file. */
export const textOf = (file: StackFile): string => Buffer.from(file.content).toString('utf8')

/** The first twelve hex digits of the sha256 over paths, modes and contents: long enough to tell one deployment's configurations apart. */
export const digestOf = (files: readonly StackFile[]): string => {
  const hash = createHash('sha256')
  for (const file of [...files].sort(byPath)) {
    hash.update(`${file.path}\0${file.mode.toString(8)}\0${file.content.byteLength}\0`).update(file.content)
  }
  return hash.digest('hex').slice(0, 12)
}

/**
 * Every file below a folder, sorted by path. Modes are normalised to executable or not, since a checkout keeps no more than that. A release
 * holds plain files only: what Python caches is left out, a link is an error.
 */
export const readFiles = async (directory: string): Promise<StackFile[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const link = entries.find((entry) => entry.isSymbolicLink())
  if (link !== undefined)
    throw new UserError(`${join(link.parentPath, link.name)} is a link; only plain files are shipped`)
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('__pycache__'))
      .map(async (entry) => {
        const absolute = join(entry.parentPath, entry.name)
        const [content, { mode }] = await Promise.all([readFile(absolute), stat(absolute)])
        const path = absolute.slice(directory.length).replaceAll('\\', '/').replace(/^\/+/, '')
        return { path, content, mode: mode & 0o111 ? 0o755 : 0o644 }
      }),
  )
  return files.sort(byPath)
}

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own directory. */
export const repositoryDirectory: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Everything the embedded cloud keeps between runs (the Python environment) and during one (its hosts). Not under version control. */
export const cloudDirectory: string = join(repositoryDirectory, '.cloud')

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'
import { describeInputs } from './readme.ts'

// Everything that is committed and made from something else.
const root = fileURLToPath(new URL('..', import.meta.url))
const readme = join(root, 'README.md')
await bundle()
await writeFile(readme, await describeInputs(root, await readFile(readme, 'utf8')))

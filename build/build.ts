import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'
import { DESCRIBED } from './described.ts'

// Everything that is committed and made from something else.
const root = fileURLToPath(new URL('..', import.meta.url))
await bundle()
for (const [file, describe] of DESCRIBED) {
  const path = join(root, file)
  await writeFile(path, await describe(root, await readFile(path, 'utf8')))
}

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { collectLicences } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'dist')
/** A fixed name: ncc derives module ids from paths, and another one would rewrite every file of dist/. */
const shaken = join(root, '.bundle')

/** Modules that are known to do nothing when imported, though their packages do not say so. */
const WITHOUT_SIDE_EFFECTS = /node_modules\/(@actions|undici|tunnel)\//

interface CompiledBundle {
  readonly code: string
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>
}

/** ncc has no types. */
const ncc = createRequire(import.meta.url)('@vercel/ncc') as (entry: string, options: object) => Promise<CompiledBundle>

/**
 * Bundles the action into dist/. Rolldown drops what is not used, above all most of EC2's thousand operations, which ncc's bundler would keep; ncc then makes
 * of it what a runner loads.
 */
export const bundle = async (): Promise<void> => {
  await rm(shaken, { recursive: true, force: true })
  const build = await rolldown({
    input: join(root, 'src/index.ts'),
    platform: 'node',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['module', 'import', 'node'] },
    treeshake: {
      // `undefined` leaves the decision to the package itself, which the SDK's packages make well.
      moduleSideEffects: [{ test: WITHOUT_SIDE_EFFECTS, sideEffects: false }],
    },
  })
  const { output: chunks } = await build.write({ dir: shaken, format: 'esm', chunkFileNames: '[name].js' })
  await build.close()
  await writeFile(join(shaken, 'package.json'), '{"type":"module"}\n')
  await rm(output, { recursive: true, force: true })
  await mkdir(output)
  const { code, assets } = await ncc(join(shaken, 'index.js'), {
    cache: false,
    quiet: true,
    minify: false,
    target: 'es2024',
  })
  await writeFile(join(output, 'index.js'), code)
  for (const [name, { source }] of Object.entries(assets)) await writeFile(join(output, name), source)
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  await writeFile(join(output, 'licenses.txt'), await collectLicences(root, modules))
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder of the package that a bundled module is part of, or null for the project's own. */
const packageOf = (module: string): string | null => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? null

/**
 * The licences of everything that is in the bundle, from the modules that are really in it. ncc's own list stays empty, because what it is given is one program
 * already.
 *
 * @throws when a bundled package has no licence at all
 */
export const collectLicences = async (root: string, modules: readonly string[]): Promise<string> => {
  const folders = [...new Set(modules.map(packageOf).filter((folder) => folder !== null))].sort()
  // Most packages carry the same few texts: each is printed once, under everyone who has it.
  const packagesByText = new Map<string, Set<string>>()
  for (const folder of folders) {
    const { name, text } = await licenceOf(root, folder)
    packagesByText.set(text, (packagesByText.get(text) ?? new Set()).add(name))
  }
  const rule = `\n\n${'-'.repeat(80)}\n\n`
  return `${[...packagesByText].map(([text, names]) => `${[...names].join('\n')}\n\n${text}`).join(rule)}\n`
}

const licenceOf = async (root: string, folder: string): Promise<{ name: string; text: string }> => {
  const { name, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string
    license?: string
  }
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry))
  if (!file && !license) throw new Error(`${folder.slice(root.length)} is bundled but names no licence.`)
  return { name, text: file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${license}` }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** One input as an action declares it. */
export interface ActionInput {
  readonly name: string
  readonly description: string
  readonly required: boolean
  /** Undefined when none is declared; the runner then passes an empty string. */
  readonly defaultValue: string | undefined
}

/** The parts of an action.yml that a runner acts on. */
export interface ActionFile {
  readonly name: string
  readonly inputs: readonly ActionInput[]
  readonly outputs: readonly string[]
  /** The major version of Node, from `runs.using: node24`. */
  readonly nodeMajor: number
  /** Script files, relative to the action's directory. */
  readonly pre: string | undefined
  readonly main: string
  readonly post: string | undefined
}

interface RawActionFile {
  readonly name?: string
  readonly inputs?: Readonly<Record<string, { description?: string; required?: boolean; default?: unknown } | null>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly runs?: { readonly using?: string; readonly pre?: string; readonly main?: string; readonly post?: string }
}

/**
 * Reads the action.yml of a JavaScript action.
 *
 * @throws Error when it is missing, or is not a JavaScript action
 */
export async function readActionFile(directory: string): Promise<ActionFile> {
  const raw = parse(await readFile(join(directory, 'action.yml'), 'utf8')) as RawActionFile
  const { using = '', pre, main, post } = raw.runs ?? {}
  const nodeMajor = Number(/^node(\d+)$/.exec(using)?.[1] ?? Number.NaN)
  if (Number.isNaN(nodeMajor) || main === undefined)
    throw new Error(`${directory}/action.yml is not a JavaScript action (runs.using: ${using})`)
  return {
    name: raw.name ?? '',
    inputs: Object.entries(raw.inputs ?? {}).map(([name, input]) => ({
      name,
      description: (input?.description ?? '').trim(),
      required: input?.required === true,
      defaultValue: input?.default === undefined || input.default === null ? undefined : String(input.default),
    })),
    outputs: Object.keys(raw.outputs ?? {}),
    nodeMajor,
    pre,
    main,
    post,
  }
}

import { type Document, isMap, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml'
import { fault, type Place } from './fault.ts'

/** A user's YAML file that was read without an error, and how to say where in it something stands. */
export interface YamlFile {
  readonly path: string
  readonly document: Document.Parsed
  readonly placeOf: (node: unknown) => Place | undefined
}

/**
 * Reads a YAML file whose top is a map.
 * @throws UserError with line and column for what is not YAML, for duplicate keys, and for anything else than a map.
 */
export const readYaml = (path: string, text: string): YamlFile => {
  const lines = new LineCounter()
  // Compose's own tags are known, so that they can be refused by name.
  const document = parseDocument(text, {
    lineCounter: lines,
    customTags: ['!reset', '!override'].map((tag) => ({ tag, resolve: (value: string) => value })),
  })
  const placeOf = (node: unknown): Place | undefined => {
    const range = (node as Node | null | undefined)?.range
    if (!range) return undefined
    const { line, col } = lines.linePos(range[0])
    return { line, column: col }
  }
  const error = document.errors[0] ?? document.warnings[0]
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    throw fault(
      path,
      { line, column: col },
      error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code,
    )
  }
  if (!isMap(document.contents)) throw fault(path, { line: 1, column: 1 }, 'the file must be a map of keys to values')
  return { path, document, placeOf }
}

/** Calls back for every pair of a file whose key is a plain word. */
export const eachPair = (file: YamlFile, callback: (key: string, pair: Pair) => void): void => {
  visit(file.document, {
    Pair: (_, pair) => {
      const key = (pair.key as { value?: unknown } | null)?.value
      if (typeof key === 'string') callback(key, pair)
    },
  })
}

/** The scalar value of a node, or undefined. */
export const scalarOf = (node: unknown): unknown => (node as { value?: unknown } | null | undefined)?.value

import { type StackFile, textOf } from '../files.ts'
import { fault, placeOf } from './fault.ts'

/** Ports on which the gateway itself listens. */
const GATEWAY_PORTS = ['4317', '9090', '9999', '12345']

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** A token of Alloy's syntax as far as nesting needs it: comment, quoted string, raw string, bracket; or a quote that is never closed. */
const TOKENS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|["`]|\/\*|[{}()[\]]/g

/** Checks that brackets and quotes close, since one that does not would swallow the rest of the gateway's configuration. */
const checkNesting = (path: string, text: string): void => {
  const open: { bracket: string; offset: number }[] = []
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '"' || token === '`' || token === '/*')
      throw fault(path, placeOf(text, index), `${token} is never closed`)
    if (token.length > 1) continue
    if (CLOSING[token] !== undefined) open.push({ bracket: token, offset: index })
    else {
      const last = open.pop()
      if (last === undefined || CLOSING[last.bracket] !== token)
        throw fault(path, placeOf(text, index), `${token} closes nothing${last ? `; ${last.bracket} is open` : ''}`)
    }
  }
  const last = open.at(-1)
  if (last !== undefined) throw fault(path, placeOf(text, last.offset), `${last.bracket} is never closed`)
}

/** The components that a file declares, as `type.label`, with their offsets. Strings and comments are blanked first, labels kept. */
const componentsOf = (text: string): { id: string; offset: number }[] => {
  const code = text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`/g, (found) => found.replace(/[^\n]/g, ' '))
  return [...code.matchAll(/^([a-z_][\w.]*)(?:[ \t]+"([^"\n]*)")?[ \t]*\{/gm)].map((found) => ({
    id: found[2] === undefined ? (found[1] ?? '') : `${found[1]} "${found[2]}"`,
    offset: found.index,
  }))
}

/**
 * Checks the users' Alloy files, which become part of the gateway's configuration. What they mean only Alloy itself can tell, on the host.
 * @throws UserError for brackets and quotes that do not close, a component that is declared already, or one of the gateway's ports.
 */
export const checkAlloy = (files: readonly StackFile[], shipped: readonly StackFile[]): void => {
  const owners = new Map<string, string>(
    shipped.flatMap((file) => componentsOf(textOf(file)).map(({ id }) => [id, 'the stack'] as const)),
  )
  for (const file of files) {
    const text = textOf(file)
    checkNesting(file.path, text)
    for (const { id, offset } of componentsOf(text)) {
      if (owners.has(id))
        throw fault(
          file.path,
          placeOf(text, offset),
          `${id} is declared already, by ${owners.get(id)}`,
          'Give the component another label.',
        )
      owners.set(id, file.path)
    }
    const port = new RegExp(`(?:listen_port\\s*=\\s*|endpoint\\s*=\\s*"[^"]*:)(${GATEWAY_PORTS.join('|')})\\b`).exec(
      text.replace(/\/\/[^\n]*/g, (found) => ' '.repeat(found.length)),
    )
    // An exporter's endpoint may well have such a port on another host; only what listens here is refused.
    if (
      port !== null &&
      /listen_port|:\/\/|"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|):/.test(port[0]) &&
      !/:\/\//.test(port[0])
    ) {
      throw fault(file.path, placeOf(text, port.index), `port ${port[1]} is the gateway's own`)
    }
  }
}

import { LineCounter, parseDocument } from 'yaml'
import { type StackFile, textOf } from '../files.ts'
import { fault, type Place, placeOf } from './fault.ts'

interface Dashboard {
  readonly uid?: unknown
  readonly title?: unknown
  readonly __inputs?: unknown
}

/** Where a text stops being JSON. The engine names the place in some of its messages only; YAML's strict reading of the same text finds the others. */
const placeOfJsonError = (text: string, message: string): Place => {
  const offset = /at position (\d+)/.exec(message)?.[1]
  if (offset !== undefined) return placeOf(text, Number(offset))
  const lineCounter = new LineCounter()
  const error = parseDocument(text, { schema: 'json', lineCounter }).errors[0]
  if (error === undefined) return placeOf(text, text.trimEnd().length)
  const { line, col } = lineCounter.linePos(error.pos[0])
  return { line, column: col }
}

const parse = (file: StackFile): Dashboard => {
  const text = textOf(file)
  try {
    return JSON.parse(text) as Dashboard
  } catch (error) {
    const message = (error as Error).message
    throw fault(
      file.path,
      placeOfJsonError(text, message),
      `not JSON: ${message.replace(/ ?\(?(in JSON )?at position.*$/, '')}`,
    )
  }
}

/** The place of a key of the outermost object, as well as a search can tell. */
const placeOfKey = (file: StackFile, key: string): Place =>
  placeOf(textOf(file), Math.max(0, textOf(file).indexOf(`"${key}"`)))

/**
 * Checks the users' dashboards against each other and against those of the stack.
 * @throws UserError for what Grafana would not load, or would load in another's place.
 */
export const checkDashboards = (files: readonly StackFile[], shipped: readonly StackFile[]): void => {
  const owners = new Map<unknown, string>(
    shipped.map((file) => [(JSON.parse(textOf(file)) as Dashboard).uid, 'a dashboard of the stack']),
  )
  const titles = new Map<unknown, string>()
  for (const file of files) {
    const dashboard = parse(file)
    if (typeof dashboard !== 'object' || dashboard === null || Array.isArray(dashboard))
      throw fault(file.path, { line: 1, column: 1 }, 'a dashboard must be a JSON object')
    if (dashboard.__inputs !== undefined) {
      throw fault(
        file.path,
        placeOfKey(file, '__inputs'),
        'exported for sharing, with placeholders instead of data sources',
        'Export the dashboard again without “Export for sharing externally”.',
      )
    }
    if (typeof dashboard.title !== 'string' || dashboard.title === '')
      throw fault(file.path, { line: 1, column: 1 }, 'the dashboard has no title')
    if (titles.has(dashboard.title))
      throw fault(
        file.path,
        placeOfKey(file, 'title'),
        `the title "${dashboard.title}" is also that of ${titles.get(dashboard.title)}`,
      )
    titles.set(dashboard.title, file.path)
    if (dashboard.uid === undefined || dashboard.uid === null) continue
    if (owners.has(dashboard.uid))
      throw fault(
        file.path,
        placeOfKey(file, 'uid'),
        `the uid "${dashboard.uid}" is also that of ${owners.get(dashboard.uid)}`,
        'Give the dashboard a uid of its own.',
      )
    owners.set(dashboard.uid, file.path)
  }
}

import { UserError } from '../../model/errors.ts'

/** A place in a user's file, both counted from one. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** The place of an offset in a text. */
export const placeOf = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** What is wrong with a user's file, in the form that editors and the job's log turn into a link. */
export const fault = (path: string, place: Place | undefined, message: string, fix?: string): UserError =>
  new UserError(
    `stack-dir: ${path}${place ? `:${place.line}:${place.column}` : ''}: ${message}`,
    fix === undefined ? {} : { fix },
  )

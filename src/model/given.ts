/** A field that the other side always fills in, though its type allows it to be missing. */
export const given = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The answer lacks ${what}.`)
  return value
}

/**
 * Parses a file that an action writes for the runner (outputs, state, environment): `name=value` lines, and values of several lines as
 * `name<<DELIMITER`, lines, `DELIMITER`. A later value replaces an earlier one.
 *
 * @throws Error when a line is neither, or a delimiter is missing, as the runner fails the step
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  while (lines.length > 0) {
    const line = lines.shift() ?? ''
    if (line === '') continue
    const heredoc = /^([^=]+?)<<(.+)$/.exec(line)
    const equals = line.indexOf('=')
    if (heredoc?.[1] !== undefined) {
      const end = lines.indexOf(heredoc[2] ?? '')
      if (end < 0) throw new Error(`Matching delimiter not found '${heredoc[2]}'`)
      values[heredoc[1]] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n')
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return values
}

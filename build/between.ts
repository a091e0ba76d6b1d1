/**
 * Replaces what stands between two marks of a text.
 *
 * @throws when the text has not got both
 */
export const between = (text: string, start: string, end: string, content: string): string => {
  const from = text.indexOf(start)
  const to = text.indexOf(end, from)
  if (from < 0 || to < 0)
    throw new Error(`the text lacks the marks ${JSON.stringify(start)} and ${JSON.stringify(end)}`)
  return text.slice(0, from + start.length) + content + text.slice(to)
}

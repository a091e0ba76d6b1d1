/** A code block that no content can end. */
export const fenced = (text: string, language = 'text'): string =>
  `\`\`\`\`${language}\n${text.replaceAll('````', "'''")}\n\`\`\`\``

/** Text that markup cannot come out of. */
export const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*')

/** Text that cannot end a table's cell. */
export const cell = (text: string): string => escaped(text).replaceAll('|', '\\|').replaceAll('\n', ' ')

/** A table; what goes into its cells is already Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Something to unfold. */
export const folded = (title: string, content: string, open = false): string =>
  `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`

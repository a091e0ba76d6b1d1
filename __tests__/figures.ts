import type { UserConsoleLog } from 'vitest'
import type { Reporter } from 'vitest/node'

/** Says again, as the very last lines of a run, what tests have printed: the figures that they have to show. */
export default class Figures implements Reporter {
  readonly #figures: string[] = []

  onUserConsoleLog({ content, type }: UserConsoleLog): void {
    if (type === 'stdout') this.#figures.push(content.trimEnd())
  }

  onTestRunEnd(): void {
    if (this.#figures.length > 0) console.log(this.#figures.join('\n'))
  }
}

import type { Endpoint } from './databases/ask.ts'
import type { Available } from './engine/requirements.ts'
import type { Stack } from './engine/stack.ts'
import type { Databases } from './grafana/execute.ts'
import type { Shop } from './telemetry/start.ts'

/** What the checks share. Filled in as the run goes on; the checks run one after the other, in one file. */
export interface Context {
  readonly available: Available
  stack: Stack
  shop: Shop
  /** Seconds since the epoch at which the first telemetry was sent. */
  telemetrySince: number
  /** The databases, asked straight: their containers' addresses change when they are made anew. */
  databases(): Promise<Databases>
  prometheus(): Promise<Endpoint>
  readonly figures: Figures
}

/** What the run measured; printed last. */
export class Figures {
  readonly #rows: (readonly [string, string])[] = []

  add(name: string, value: string | number): void {
    this.#rows.push([name, String(value)])
  }

  print(): void {
    const width = Math.max(...this.#rows.map(([name]) => name.length))
    const lines = this.#rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
    console.log(['', 'Figures of this run', ...lines, ''].join('\n'))
  }
}

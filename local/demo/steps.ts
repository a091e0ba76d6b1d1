import type { Cloud } from '../cloud/start.ts'
import { runAction, type StepResult } from '../runner/run.ts'

/** One step of the demo, as the closing table has it. */
export interface DemoStep {
  readonly title: string
  readonly seconds: number
  /** Calls that the action made. */
  readonly calls: number
  /** Of those, calls that change something. */
  readonly mutating: number
  readonly result: StepResult
}

/** Thrown when something did not come out as the demo promises. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure'
}

/**
 * Runs the action once and counts what it asked of the cloud.
 *
 * @throws DemoFailure when the action fails
 */
export async function runStep(
  cloud: Cloud,
  title: string,
  inputs: Readonly<Record<string, string>>,
  { onLine, signal }: { readonly onLine: (line: string) => void; readonly signal: AbortSignal },
): Promise<DemoStep> {
  cloud.control.resetCalls()
  const started = performance.now()
  const result = await runAction({ inputs, environment: cloud.environment, onLine, signal })
  const calls = cloud.control.calls().filter((call) => call.origin === 'client')
  const step: DemoStep = {
    title,
    seconds: (performance.now() - started) / 1_000,
    calls: calls.length,
    mutating: calls.filter((call) => call.mutating).length,
    result,
  }
  if (signal.aborted) throw new DemoFailure(`cancelled during "${title}"`)
  if (result.exitCode !== 0) throw new DemoFailure(`"${title}" ended with exit code ${result.exitCode}`)
  return step
}

/**
 * A deploy without a change must change nothing.
 *
 * @throws DemoFailure when it did, naming the calls
 */
export function requireNoChange(cloud: Cloud, step: DemoStep): void {
  const changes = cloud.control.calls().filter((call) => call.origin === 'client' && call.mutating)
  if (changes.length > 0) {
    throw new DemoFailure(
      `"${step.title}" changed something: ${changes.map((call) => `${call.service}:${call.operation}`).join(', ')}`,
    )
  }
  if (step.result.outputs['changed'] !== 'false') {
    throw new DemoFailure(`"${step.title}" says changed=${step.result.outputs['changed']}`)
  }
}

/**
 * After a destroy nothing must be left.
 *
 * @throws DemoFailure when something is, naming it
 */
export async function requireNothingLeft(cloud: Cloud): Promise<void> {
  const { items } = await cloud.control.inventory()
  if (items.length > 0) throw new DemoFailure(`left behind: ${items.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`)
}

/** The closing table. */
export function table(steps: readonly DemoStep[]): string {
  const rows = [
    ['step', 'seconds', 'calls', 'of them changing', 'changed'],
    ...steps.map((step) => [
      step.title,
      step.seconds.toFixed(1),
      String(step.calls),
      String(step.mutating),
      step.result.outputs['changed'] ?? '',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
    )
    .join('\n')
}

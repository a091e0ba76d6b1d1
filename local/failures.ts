import { LoopbackUnavailable } from './cloud/addresses.ts'
import { EngineUnavailable } from './cloud/docker-mode.ts'
import { PythonUnavailable } from './cloud/python.ts'
import { DemoFailure } from './demo/steps.ts'
import { StepUnstartable } from './runner/run.ts'

/** Failures that a person can put right, whose message says how. */
const EXPECTED = [DemoFailure, EngineUnavailable, LoopbackUnavailable, PythonUnavailable, StepUnstartable]

/** Runs a program of this directory to its end; a failure is said in one sentence where that is enough, else with all that is known. */
export async function toTheEnd(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  } catch (error) {
    const isEnough = EXPECTED.some((kind) => error instanceof kind) || isTakenPort(error)
    console.error(isEnough && error instanceof Error ? `\nFailed: ${error.message}` : error)
    process.exitCode = 1
  }
}

function isTakenPort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

import type { Stack } from './stack.ts'

/** What host/canary.py says of itself. */
export interface Canary {
  readonly ok: boolean
  readonly traces: boolean
  readonly metrics: boolean
  readonly profiles: boolean
  readonly seconds: number
}

/** Everything was written and read back. */
export const GREEN = { ok: true, traces: true, metrics: true, profiles: true } as const

/** Runs the stack's own canary, which verify.py leaves out when any port does not answer, such as that of a Grafana that is absent here. */
export const runCanary = async (stack: Stack): Promise<Canary> => {
  const program = 'import json; from canary import run_canary; print(json.dumps(run_canary()))'
  const { code, stdout, stderr } = await stack.host('python3', '-c', program)
  if (code !== 0) throw new Error(`the canary ended with ${code}\n${stderr}`)
  return JSON.parse(stdout) as Canary
}

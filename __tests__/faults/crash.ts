import { type Cloud, startCloud } from '../../local/cloud/start.ts'
import { runAction, type StepResult } from '../../local/runner/run.ts'
import { DEPLOYMENT, DESTROY, type Inputs, type Scenario } from './scenarios.ts'

/** Where a run is killed: right before its n-th call (from 1) is carried out, or right after, before it hears of it. */
export interface CrashPoint {
  readonly call: number
  readonly when: 'before' | 'after'
}

/** A cloud on which runs are killed. */
export class CrashSite {
  readonly #cloud: Cloud
  #attempt = 1

  private constructor(cloud: Cloud) {
    this.#cloud = cloud
  }

  static async open(): Promise<CrashSite> {
    return new CrashSite(await startCloud({ registrationDelayMs: 50, profileDelayMs: 50, invocationDelayMs: 20 }))
  }

  close(): Promise<void> {
    return this.#cloud.close()
  }

  /** Every place where an undisturbed run could be killed: before each call, and after each that changes something. A read leaves nothing behind. */
  async points(scenario: Scenario): Promise<CrashPoint[]> {
    await this.#prepare(scenario)
    this.#cloud.control.resetCalls()
    mustSucceed(await this.#run(scenario.inputs))
    const calls = this.#cloud.control.calls().filter(({ origin }) => origin === 'client')
    await this.#destroy()
    return calls.flatMap(({ mutating }, index) => [
      { call: index + 1, when: 'before' as const },
      ...(mutating ? [{ call: index + 1, when: 'after' as const }] : []),
    ])
  }

  /**
   * Kills a run at one point, runs the same once more and looks at what became of it.
   *
   * @returns what is wrong, in words; nothing when it converged to what an undisturbed run leaves
   */
  async crash(scenario: Scenario, point: CrashPoint): Promise<string[]> {
    const { control } = this.#cloud
    await this.#prepare(scenario)
    const death = new AbortController()
    const dead = Promise.withResolvers<void>()
    control.addFault({
      skip: point.call - 1,
      times: 1,
      status: 0,
      when: point.when,
      onStrike: () => {
        death.abort()
        return dead.promise
      },
    })
    const killed = await this.#run(scenario.inputs, death.signal)
    dead.resolve()
    control.clearFaults()
    // A run may need a call or two less than the one that was counted: then there was nothing to kill.
    const wrong: string[] = death.signal.aborted || killed.exitCode === 0 ? [] : [`failed by itself:\n${tail(killed)}`]
    const again = await this.#run(scenario.inputs)
    if (again.exitCode !== 0) wrong.push(`the run after it failed:\n${tail(again)}`)
    wrong.push(...(await this.#differences(scenario)))
    if (wrong.length > 0) await this.#destroy()
    return wrong
  }

  /** What is not as an undisturbed run leaves it: a plan that is not empty, something twice, something left. */
  async #differences({ inputs }: Scenario): Promise<string[]> {
    const { control } = this.#cloud
    const { counts, items } = await control.inventory()
    const found = JSON.stringify(counts)
    if (inputs['command'] === 'destroy') return items.length === 0 ? [] : [`left: ${JSON.stringify(items)}`]
    const wrong = found === JSON.stringify(COMPLETE) ? [] : [`there is ${found}, not ${JSON.stringify(COMPLETE)}`]
    const foreign = items.filter(({ kind, deployment }) => deployment !== DEPLOYMENT && !UNTAGGED.includes(kind))
    if (foreign.length > 0) wrong.push(`without the tag: ${JSON.stringify(foreign)}`)
    control.resetCalls()
    const idle = await this.#run(inputs)
    if (idle.exitCode !== 0) wrong.push(`a run with nothing to do failed:\n${tail(idle)}`)
    const mutating = control.calls().filter((call) => call.mutating && call.origin === 'client')
    if (mutating.length > 0)
      wrong.push(`not converged: ${mutating.map(({ operation }) => operation)}\n${tail(idle, 60)}`)
    return wrong
  }

  async #prepare({ before }: Scenario): Promise<void> {
    if (before === null) await this.#destroy()
    else mustSucceed(await this.#run(before))
  }

  async #destroy(): Promise<void> {
    mustSucceed(await this.#run(DESTROY))
    const { items } = await this.#cloud.control.inventory()
    if (items.length > 0) throw new Error(`destroy left ${JSON.stringify(items)}`)
  }

  /** Each run is a later attempt of the same workflow run, as "Re-run failed jobs" makes it. */
  #run(inputs: Inputs, kill?: AbortSignal): Promise<StepResult> {
    const environment = { ...this.#cloud.environment, GITHUB_RUN_ATTEMPT: String(this.#attempt++) }
    return runAction({ inputs, environment, ...(kill && { kill: { signal: kill, lost: true } }) })
  }
}

/** What a deployment is made of, as the inventory counts it. */
const COMPLETE: Readonly<Record<string, number>> = {
  vpc: 1,
  subnet: 3,
  'security-group': 1,
  'internet-gateway': 1,
  'route-table': 1,
  instance: 1,
  volume: 2,
  'elastic-ip': 1,
  'network-interface': 1,
  bucket: 1,
  role: 1,
  'instance-profile': 1,
  parameter: 2,
  'emulated-host': 1,
}

/** What has no tags of its own in the inventory: moto tags no network interface, and hosts are not of AWS. */
const UNTAGGED = ['network-interface', 'emulated-host']

const tail = ({ log }: StepResult, lines = 25): string => log.slice(-lines).join('\n')

const mustSucceed = (step: StepResult): void => {
  if (step.exitCode !== 0) throw new Error(`a run that must succeed failed:\n${tail(step, 60)}`)
}

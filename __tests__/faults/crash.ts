import { isDeepStrictEqual } from 'node:util'
import { countsOf } from '../../local/cloud/inventory.ts'
import type { StepResult } from '../../local/runner/run.ts'
import type { ActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { Ground } from './ground.ts'
import { DEPLOYMENT, type Scenario } from './scenarios.ts'

/** Where a run is killed: right before its n-th call (from 1) is carried out, or right after, before it hears of it. */
export interface CrashPoint {
  readonly call: number
  readonly when: 'before' | 'after'
}

/** A cloud on which runs of one scenario are killed. */
export class CrashSite {
  readonly #ground: Ground

  private constructor(ground: Ground) {
    this.#ground = ground
  }

  static async open(scenario: Scenario, action: ActionWithPlugin): Promise<CrashSite> {
    return new CrashSite(await Ground.open(scenario, action))
  }

  close(): Promise<void> {
    return this.#ground.close()
  }

  /** Every place where an undisturbed run could be killed: before each call, and after each that changes something. A read leaves nothing behind. */
  async points(): Promise<CrashPoint[]> {
    const { control } = this.#ground.cloud
    await this.#ground.prepare()
    control.resetCalls()
    await this.#ground.succeed()
    const calls = control.calls().filter(({ origin }) => origin === 'client')
    await this.#ground.destroy()
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
  async crash(point: CrashPoint): Promise<string[]> {
    const { control } = this.#ground.cloud
    await this.#ground.prepare()
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
    const killed = await this.#ground.run(undefined, { kill: { signal: death.signal, lost: true } })
    dead.resolve()
    control.clearFaults()
    // A run may need a call or two less than the one that was counted: then there was nothing to kill.
    const wrong: string[] = death.signal.aborted || killed.exitCode === 0 ? [] : [`failed by itself:\n${tail(killed)}`]
    const again = await this.#ground.run()
    if (again.exitCode !== 0) wrong.push(`the run after it failed:\n${tail(again)}`)
    wrong.push(...(await this.#differences()))
    if (wrong.length > 0) await this.#ground.destroy()
    return wrong
  }

  /** What is not as an undisturbed run leaves it: a plan that is not empty, something twice, something left. */
  async #differences(): Promise<string[]> {
    const { cloud, scenario } = this.#ground
    const items = await this.#ground.standing()
    const counts = countsOf(items)
    const wrong = isDeepStrictEqual(counts, scenario.leaves)
      ? []
      : [`there is ${JSON.stringify(counts)}, not ${JSON.stringify(scenario.leaves)}`]
    const foreign = items.filter(({ kind, deployment }) => deployment !== DEPLOYMENT && !UNTAGGED.includes(kind))
    if (foreign.length > 0) wrong.push(`without the tag: ${JSON.stringify(foreign)}`)
    cloud.control.resetCalls()
    const idle = await this.#ground.run()
    if (idle.exitCode !== 0) wrong.push(`a run with nothing to do failed:\n${tail(idle)}`)
    const mutating = cloud.control.calls().filter((call) => call.mutating && call.origin === 'client')
    if (mutating.length > 0)
      wrong.push(`not converged: ${mutating.map(({ operation }) => operation)}\n${tail(idle, 60)}`)
    return wrong
  }
}

/** What has no tags of its own in the inventory: moto tags no network interface, and hosts are not of AWS. */
const UNTAGGED = ['network-interface', 'emulated-host']

const tail = ({ log }: StepResult, lines = 25): string => log.slice(-lines).join('\n')

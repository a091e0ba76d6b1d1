import { CreateSubnetCommand, CreateVpcCommand, EC2Client, ModifyVpcAttributeCommand } from '@aws-sdk/client-ec2'
import type { InventoryItem } from '../../local/cloud/inventory.ts'
import { type Cloud, startCloud } from '../../local/cloud/start.ts'
import { runAction, type StepOptions, type StepResult } from '../../local/runner/run.ts'
import { configurationFor } from '../integration/action/cloud.ts'
import type { ActionWithPlugin } from '../integration/action/compose-plugin.ts'
import { ACCOUNT, REGION } from '../integration/permissions/user.ts'
import { DESTROY, type Inputs, type Scenario } from './scenarios.ts'

/** A cloud with the network that a scenario takes place in, and what its deployment has made there. */
export class Ground {
  readonly cloud: Cloud
  readonly scenario: Scenario
  readonly #action: ActionWithPlugin
  /** What a deploy is told of the network. */
  readonly #place: Inputs
  /** Ids of what was there before any run. */
  readonly #given: ReadonlySet<string>
  #attempt = 1

  private constructor(cloud: Cloud, scenario: Scenario, action: ActionWithPlugin, place: Inputs, given: Set<string>) {
    this.cloud = cloud
    this.scenario = scenario
    this.#action = action
    this.#place = place
    this.#given = given
  }

  static async open(scenario: Scenario, action: ActionWithPlugin): Promise<Ground> {
    const cloud = await startCloud({ registrationDelayMs: 50, profileDelayMs: 50, invocationDelayMs: 20 })
    const place = scenario.isolated ? await isolatedSubnet(cloud) : {}
    const { items } = await cloud.control.inventory()
    return new Ground(cloud, scenario, action, place, new Set(items.map(({ id }) => id)))
  }

  close(): Promise<void> {
    return this.cloud.close()
  }

  /** Each run is a later attempt of the same workflow run, as "Re-run failed jobs" makes it. */
  run(inputs: Inputs = this.scenario.inputs, options: Pick<StepOptions, 'kill'> = {}): Promise<StepResult> {
    const { actionDirectory, environment } = this.#action
    return runAction({
      ...options,
      inputs: inputs['command'] === 'deploy' ? { ...inputs, ...this.#place } : inputs,
      environment: { ...this.cloud.environment, ...environment, GITHUB_RUN_ATTEMPT: String(this.#attempt++) },
      actionDirectory,
    })
  }

  /** The state that the scenario starts from. */
  async prepare(): Promise<void> {
    if (this.scenario.before === null) await this.destroy()
    else await this.succeed(this.scenario.before)
  }

  async destroy(): Promise<void> {
    await this.succeed(DESTROY)
    const left = await this.standing()
    if (left.length > 0) throw new Error(`destroy left ${JSON.stringify(left)}`)
  }

  async succeed(inputs: Inputs = this.scenario.inputs): Promise<StepResult> {
    const step = await this.run(inputs)
    if (step.exitCode !== 0) throw new Error(`a run that must succeed failed:\n${step.log.slice(-60).join('\n')}`)
    return step
  }

  /** Everything that the runs have made and not removed. */
  async standing(): Promise<InventoryItem[]> {
    const { items } = await this.cloud.control.inventory()
    return items.filter(({ id }) => !this.#given.has(id))
  }
}

/** Somebody's subnet from which nothing leads to the internet, and where images come from instead. */
const isolatedSubnet = async (cloud: Cloud): Promise<Inputs> => {
  const ec2 = new EC2Client(configurationFor(cloud))
  const VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.80.0.0/16' }))).Vpc?.VpcId ?? ''
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }))
  const place = { VpcId, CidrBlock: '10.80.1.0/24', AvailabilityZone: `${REGION}a` }
  const { Subnet } = await ec2.send(new CreateSubnetCommand(place))
  ec2.destroy()
  return {
    'subnet-id': Subnet?.SubnetId ?? '',
    'image-registry': `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/docker-hub`,
  }
}

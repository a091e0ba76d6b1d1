import { RebootInstancesCommand } from '@aws-sdk/client-ec2'
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import type { Cloud } from '../cloud/cloud.ts'
import { WaitTimeout, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'

/** How long an agent may take to register, seconds: before its host is rebooted, and after. */
export interface Patience {
  readonly first: number
  readonly second: number
}

/**
 * An agent registers 30 s after its host has started as a rule. One that came up before its role was visible sleeps for half an hour, which a reboot ends; after
 * that it may take minutes.
 */
const PATIENCE: Patience = { first: 120, second: 420 }

/**
 * Waits until the host's agent takes commands, with one reboot when it does not come.
 *
 * @throws UserError when it does not come after that either.
 */
export const untilAgentIsOnline = async (
  cloud: Pick<Cloud, 'ec2' | 'ssm' | 'log' | 'signal'>,
  instance: string,
  patience = PATIENCE,
): Promise<void> => {
  const online = async (): Promise<true | undefined> => {
    const Filters = [{ Key: 'InstanceIds', Values: [instance] }]
    const { InstanceInformationList = [] } = await cloud.ssm.send(new DescribeInstanceInformationCommand({ Filters }))
    return InstanceInformationList.some(({ PingStatus }) => PingStatus === 'Online') ? true : undefined
  }
  const what = `the agent on ${instance}`
  try {
    await waitFor(cloud, { what, seconds: patience.first }, online)
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error
    cloud.log.warning(`${what} has not registered after ${patience.first} s. Rebooting the host once.`)
    await cloud.ec2.send(new RebootInstancesCommand({ InstanceIds: [instance] }))
    await waitFor(cloud, { what, seconds: patience.second }, online).catch((cause: unknown) => {
      if (!(cause instanceof WaitTimeout)) throw cause
      throw new UserError(
        `The Systems Manager agent on ${instance} did not register, neither within ${patience.first} s nor within ${patience.second} s of a reboot.`,
        {
          fix: 'It needs three things: a role that may talk to Systems Manager (with `instance-profile`: AmazonSSMManagedInstanceCore or the like), a way to the endpoints ssm and ssmmessages of the region (over the internet or VPC endpoints), and an image whose agent starts. The host’s own words are in the EC2 console under "Get system log". When the cause is gone, run the step again.',
          cause,
        },
      )
    })
  }
}

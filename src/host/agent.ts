import { RebootInstancesCommand } from '@aws-sdk/client-ec2'
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import type { Cloud } from '../cloud/cloud.ts'
import { WaitTimeout, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'

/** An agent registers within 30 s to a few minutes; one that came up before its role was visible sleeps for half an hour, which a reboot ends. */
const PATIENCE = 180
const SECOND_PATIENCE = 420

/**
 * Waits until the host's agent takes commands, with one reboot when it does not come.
 *
 * @throws UserError when it does not come after that either.
 */
export const untilAgentIsOnline = async (cloud: Cloud, instance: string): Promise<void> => {
  const online = async (): Promise<true | undefined> => {
    const Filters = [{ Key: 'InstanceIds', Values: [instance] }]
    const { InstanceInformationList = [] } = await cloud.ssm.send(new DescribeInstanceInformationCommand({ Filters }))
    return InstanceInformationList.some(({ PingStatus }) => PingStatus === 'Online') ? true : undefined
  }
  const what = `the agent on ${instance}`
  try {
    await waitFor(cloud, { what, seconds: PATIENCE }, online)
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error
    cloud.log.warning(`${what} has not registered after ${PATIENCE} s. Rebooting the host once.`)
    await cloud.ec2.send(new RebootInstancesCommand({ InstanceIds: [instance] }))
    await waitFor(cloud, { what, seconds: SECOND_PATIENCE }, online).catch((cause: unknown) => {
      throw new UserError(`The Systems Manager agent on ${instance} did not register.`, {
        fix: 'It needs the instance profile and a way to the internet (or SSM endpoints). The host’s own words are in the EC2 console under "Get system log".',
        cause,
      })
    })
  }
}

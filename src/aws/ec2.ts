import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { retryOn } from '../cloud/waiting.ts'

/** Network interfaces outlive their instance by minutes; Terraform retries as long. */
const RELEASE_TIME = 600

/** Removes something as soon as nothing uses it any more. Gone already is good too. */
export const removeWhenFree = async (cloud: Cloud, what: string, remove: () => Promise<unknown>): Promise<void> => {
  const errors = ['DependencyViolation', 'InvalidIPAddress.InUse', 'VolumeInUse', 'IncorrectState']
  await retryOn(cloud, { what, seconds: RELEASE_TIME, errors }, () => unlessMissing(remove))
}

/** Does something to a resource that may have gone in the meantime, which is then what was wanted. */
export const unlessMissing = async (act: () => Promise<unknown>): Promise<void> => {
  try {
    await act()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** States of a host that is there or can be started again. What is shutting down is already gone. */
export const ALIVE = ['pending', 'running', 'stopping', 'stopped']

/** What AWS says until everyone there has heard of the profile and the network that were just made. */
export const NOT_KNOWN_YET = [
  /^InvalidParameterValue .*(Invalid IAM Instance Profile|no associated IAM Roles)/i,
  'InvalidGroup.NotFound',
  'InvalidSubnetID.NotFound',
]

/** A host by its id, or nothing where AWS does not list it yet, or not any more. */
export const findInstance = async (cloud: Cloud, id: string): Promise<Instance | undefined> => {
  try {
    const { Reservations } = await cloud.ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
    return Reservations?.[0]?.Instances?.[0]
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

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

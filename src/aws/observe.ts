import type { Cloud } from '../cloud/cloud.ts'
import type { Observed } from '../model/resources.ts'
import { RESOURCE_KINDS } from './kinds.ts'

/** Reads everything that belongs to the deployment, all kinds at once. */
export const observe = async (cloud: Cloud): Promise<Observed[]> => {
  const found: Observed[][] = await Promise.all(Object.values(RESOURCE_KINDS).map((kind) => kind.observe(cloud)))
  return found.flat()
}

import { isDeepStrictEqual } from 'node:util'
import type { MetadataBearer } from '@smithy/types'
import type { Cloud } from '../cloud/cloud.ts'
import { nameOf } from '../cloud/failures.ts'
import type { Difference } from '../model/plan.ts'
import { isReference, type Kind, type Observed, type Wanted } from '../model/resources.ts'
import type { Resolve, ResourceKind } from './kind.ts'

// A connection can break after AWS has carried a request out. The SDK repeats the request, and AWS has words for that, or, where a call has no token, none.

/** What AWS says to a request that it has carried out before, in any service's words. `LimitExceeded` is what IAM says to a second role in a profile. */
const DONE_BEFORE = /AlreadyExists|AlreadyAssociated|Duplicate|Conflict|InUse|LimitExceeded/

/**
 * Makes a resource, or puts right what a lost request has made of it. It counts as the deployment's own only if it is found by the deployment's tag.
 *
 * @throws the creation's own error when nothing of the deployment is found
 */
export const createOrComplete = async <K extends Kind>(
  cloud: Cloud,
  kind: ResourceKind<K>,
  wanted: Wanted<K>,
  resolve: Resolve,
): Promise<string> => {
  try {
    return await kind.create(cloud, wanted, resolve)
  } catch (error) {
    if (!DONE_BEFORE.test(nameOf(error))) throw error
    const observed = await find(cloud, kind, wanted)
    if (!observed) throw error
    cloud.log.info(`${wanted.key} was made by a request whose answer was lost (${nameOf(error)}).`)
    const differences = differencesOf(wanted, observed, resolve)
    if (differences.length > 0) await changeOrComplete(cloud, kind, { observed, wanted, differences }, resolve)
    return observed.id
  }
}

/** Changes a resource; when part of that turns out to have been done by a lost request, looks again and does the rest. */
export const changeOrComplete = async <K extends Kind>(
  cloud: Cloud,
  kind: ResourceKind<K>,
  correction: {
    readonly observed: Observed<K>
    readonly wanted: Wanted<K>
    readonly differences: readonly Difference[]
  },
  resolve: Resolve,
): Promise<void> => {
  try {
    await kind.change(cloud, correction, resolve)
  } catch (error) {
    if (!DONE_BEFORE.test(nameOf(error))) throw error
    const { wanted } = correction
    const observed = await find(cloud, kind, wanted)
    if (!observed) throw error
    const differences = differencesOf(wanted, observed, resolve)
    if (differences.length > 0) await kind.change(cloud, { observed, wanted, differences }, resolve)
  }
}

/**
 * Removes what a request without a token has made when it was lost, beside the one that its repetition has made. Nobody else makes one at this moment: the run
 * holds the deployment's lock.
 */
export const removeTwins = async <K extends Kind>(
  cloud: Cloud,
  kind: ResourceKind<K>,
  { $metadata }: MetadataBearer,
  id: string,
): Promise<void> => {
  if (($metadata.attempts ?? 1) < 2) return
  for (const twin of await kind.observe(cloud)) {
    if (twin.id === id) continue
    cloud.log.info(`${twin.key} ${twin.id} was made by a request whose answer was lost, and goes.`)
    await kind.remove(cloud, twin)
  }
}

const find = async <K extends Kind>(
  cloud: Cloud,
  kind: ResourceKind<K>,
  wanted: Wanted<K>,
): Promise<Observed<K> | undefined> => (await kind.observe(cloud)).find(({ key }) => key === wanted.key)

const differencesOf = <K extends Kind>(wanted: Wanted<K>, observed: Observed<K>, resolve: Resolve): Difference[] => {
  // The compiler sees no fields in the state of a kind that it does not know.
  const is = observed.state as unknown as Readonly<Record<string, unknown>>
  const resolved = (value: unknown): unknown =>
    isReference(value) ? resolve(value) : Array.isArray(value) ? value.map(resolved).sort() : value
  return Object.entries(wanted.state as object).flatMap(([field, value]) => {
    const shouldBe = resolved(value)
    const found = Array.isArray(is[field]) ? is[field].toSorted() : is[field]
    return isDeepStrictEqual(found, shouldBe) ? [] : [{ field, is: is[field], shouldBe }]
  })
}

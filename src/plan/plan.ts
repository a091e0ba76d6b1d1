import { UserError } from '../model/errors.ts'
import { DATA_KINDS, KINDS, startsFirst } from '../model/order.ts'
import type { Change, Difference } from '../model/plan.ts'
import { type Kind, type Observed, ofKind, type Wanted } from '../model/resources.ts'
import { differencesOf, needsReplacement, refuseImpossible } from './compare.ts'
import { monthlyCost } from './prices.ts'
import { type Intent, wantedResources } from './wanted.ts'

/**
 * What to do to get from what is to what should be. Pure: the same intent and observation give the same list, in the order of creation.
 *
 * @throws UserError when it cannot be done without losing data.
 */
export const planDeployment = (intent: Intent, observed: readonly Observed[]): Change[] => {
  refuseDoubtfulData(observed)
  refuseRestoreOverData(intent, observed)
  refuseTypeOutOfZone(intent, observed)
  const { region } = intent.scope
  const wanted = wantedResources(intent, observed)
  const changes: Change[] = []
  const matched = new Set<Observed>()
  const standing = new Map<string, string>()
  for (const resource of inOrderOfCreation(wanted)) {
    const idOf = (key: string): string | undefined => standing.get(key)
    const candidates = observed.filter((candidate) => candidate.key === resource.key && !matched.has(candidate))
    const toReplace = resource.kind === 'instance' && intent.configuration.replaceHost
    const fitting = candidates.filter((candidate) => canStay(resource, candidate, idOf))
    // A host that can stay counts before an older one that cannot, in whose place it was started. Where a new one is asked for, the newest of several is it.
    const current = (toReplace ? fitting.at(-1) : fitting[0]) ?? candidates[0]
    if (current) matched.add(current)
    const anew = toReplace && candidates.length === 1
    const change = current
      ? changeOf(resource, current, { idOf, anew, region, before: changes })
      : creationOf(resource, region)
    if (current && change.action !== 'replace') standing.set(resource.key, current.id)
    changes.push(change)
  }
  const surplus = inOrderOfCreation(observed.filter((resource) => !matched.has(resource)))
  // A secret that nothing needs any more is a risk and no data.
  return [
    ...changes,
    ...surplus.map((resource) =>
      removalOf(resource, {
        region,
        reason: surplusReason(resource, wanted),
        deleteData: resource.kind === 'parameter',
      }),
    ),
  ]
}

/** What to do to leave nothing of a deployment in a region, or nothing but the data. */
export const planDestruction = (region: string, observed: readonly Observed[], deleteData: boolean): Change[] =>
  inOrderOfCreation(observed).map((resource) => removalOf(resource, { region, reason: 'destroy', deleteData }))

/** Whether a plan would change anything. */
export const isEmpty = (changes: readonly Change[]): boolean => changes.every(({ action }) => action === 'keep')

/** Two data volumes, and no way to tell which one holds the truth: starting with either would look like it worked. */
const refuseDoubtfulData = (observed: readonly Observed[]): void => {
  const volumes = observed.filter(({ kind }) => kind === 'volume')
  if (volumes.length > 1) {
    throw new UserError(
      `This deployment has ${volumes.length} data volumes: ${volumes.map(({ id }) => id).join(', ')}. Only one can be the right one.`,
      {
        fix: 'Remove the tag `vispyr:deployment` from the volume that is not to be used.',
      },
    )
  }
}

/** A snapshot is for a volume that is yet to be made. Over data that is there it would be a loss, and beside it nobody would see it. */
const refuseRestoreOverData = ({ configuration, facts: { snapshot } }: Intent, observed: readonly Observed[]): void => {
  if (!snapshot) return
  const volume = ofKind(observed, 'volume')[0]
  if (volume && volume.details.restoredFrom !== snapshot.id) {
    throw new UserError(
      `restore-snapshot-id: '${snapshot.id}' cannot be restored, because this deployment has the data volume ${volume.id} already.`,
      {
        fix: 'Restore into a deployment of another `name`, or remove this one first with `command: destroy` and `delete-data: true`.',
      },
    )
  }
  if (configuration.volumeSize < snapshot.size) {
    throw new UserError(
      `volume-size: '${configuration.volumeSize}' GiB is smaller than the volume that ${snapshot.id} was taken of, which had ${snapshot.size} GiB.`,
      { fix: `Set \`volume-size\` to ${snapshot.size} or more.` },
    )
  }
}

/** A host has to be where its data is, and not every zone has every type. Of several types, another may be there. */
const refuseTypeOutOfZone = (
  { configuration: { instanceTypes }, facts: { zones } }: Intent,
  observed: readonly Observed[],
): void => {
  const volume = ofKind(observed, 'volume')[0]
  const [type, ...others] = instanceTypes
  const isThere = ofKind(observed, 'instance').some(({ state }) => state.type === type)
  if (!volume || isThere || others.length > 0 || zones.includes(volume.details.zone)) return
  throw new UserError(
    `instance-type: '${type}' is not offered in ${volume.details.zone}, where the data volume ${volume.id} is; it is in ${zones.join(', ')}.`,
    {
      fix: `Choose a type that ${volume.details.zone} has, or restore a snapshot of the volume into a new deployment, which goes where the type is.`,
    },
  )
}

const creationOf = (wanted: Wanted, region: string): Change => ({
  action: 'create',
  key: wanted.key,
  kind: wanted.kind,
  id: null,
  reason: 'not there yet',
  differences: [],
  interruption: null,
  cost: { before: 0, after: monthlyCost(wanted, region) },
  wanted,
  observed: null,
})

const canStay = (wanted: Wanted, observed: Observed, idOf: (key: string) => string | undefined): boolean =>
  !needsReplacement(wanted.kind, differencesOf(wanted, observed, idOf))

/** What a change depends on besides the two states. */
interface Context {
  /** The AWS id of what stands and stays. */
  readonly idOf: (key: string) => string | undefined
  /** Whether the resource is to be made anew, whatever it is like. */
  readonly anew: boolean
  /** The region whose prices count. */
  readonly region: string
  /** What the plan does to everything that the resource is created after. */
  readonly before: readonly Change[]
}

const changeOf = (wanted: Wanted, observed: Observed, { idOf, anew, region, before }: Context): Change => {
  const differences = differencesOf(wanted, observed, idOf)
  refuseImpossible(observed, differences)
  const replaced = anew || needsReplacement(wanted.kind, differences)
  const action = replaced ? 'replace' : differences.length === 0 ? 'keep' : 'change'
  return {
    action,
    key: wanted.key,
    kind: wanted.kind,
    id: observed.id,
    reason: anew
      ? 'asked for by replace-host'
      : differences.length === 0
        ? 'as it should be'
        : `differs in ${differences.map(({ field }) => field).join(', ')}`,
    differences,
    interruption: interruptionOf(wanted.kind, action, { differences, startsFirst: startsFirst(before) }),
    cost: { before: monthlyCost(observed, region), after: monthlyCost(wanted, region) },
    wanted,
    observed,
  }
}

interface Removal {
  readonly region: string
  readonly reason: string
  readonly deleteData: boolean
}

const removalOf = (observed: Observed, { region, reason, deleteData }: Removal): Change => {
  const kept = DATA_KINDS.includes(observed.kind) && !deleteData
  const before = monthlyCost(observed, region)
  return {
    action: kept ? 'keep' : 'delete',
    key: observed.key,
    kind: observed.kind,
    id: observed.id,
    reason: kept ? 'data is kept unless destroy is run with delete-data: true' : reason,
    differences: [],
    interruption: null,
    cost: { before, after: kept ? before : 0 },
    wanted: null,
    observed,
  }
}

const surplusReason = (observed: Observed, wanted: readonly Wanted[]): string =>
  wanted.some(({ key }) => key === observed.key) ? 'a second one of its kind' : 'no longer part of the deployment'

/** AWS takes about two minutes to stop and start a host, and about five to make one and start the stack; applications' exporters retry for that long. */
const interruptionOf = (
  kind: Kind,
  action: Change['action'],
  { differences, startsFirst }: { readonly differences: readonly Difference[]; readonly startsFirst: boolean },
): string | null => {
  if (kind === 'instance' && action === 'replace')
    return startsFirst
      ? 'about 5 minutes: a new host is started and then takes over the data volume and the address'
      : 'about 10 minutes, and for as long as AWS has no room for it: what the host stands on is made anew, so it ends before the new one is started'
  if (kind === 'instance' && differences.some(({ field }) => field === 'type'))
    return 'about 3 minutes: the host is stopped, resized and started'
  if (kind === 'address' && action === 'change') return 'seconds: the address moves'
  return null
}

/** Sorts so that every resource comes after what it refers to; a route table refers to its subnets. */
const inOrderOfCreation = <R extends { readonly kind: Kind; readonly key: string }>(resources: readonly R[]): R[] =>
  [...resources].sort(
    (left, right) => KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind) || left.key.localeCompare(right.key),
  )

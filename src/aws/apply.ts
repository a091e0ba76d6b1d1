import type { Cloud } from '../cloud/cloud.ts'
import { CREATE_AFTER, REMOVE_AFTER, startsFirst } from '../model/order.ts'
import type { Change } from '../model/plan.ts'
import type { Key, Kind } from '../model/resources.ts'
import { formatElapsed } from '../model/time.ts'
import type { ResourceKind } from './kind.ts'
import { RESOURCE_KINDS } from './kinds.ts'
import { changeOrComplete, createOrComplete } from './lost-answers.ts'

/** One thing to do in an order: nothing of the kinds that it comes after may be left to do. */
interface Task {
  readonly kind: Kind
  readonly key: Key
  /** Does it, and says what was done. */
  run(): Promise<string>
}

/**
 * Carries out a plan, independent changes side by side: first everything that goes, then everything that comes or changes. A host is the exception: where it
 * can, it is started before the one that it replaces goes, so that nothing is lost when AWS has no room for it. After a failure nothing new is started, but what
 * is under way is waited for, so that nothing is left half-known.
 *
 * @returns the AWS id of everything that stands now, by key
 * @throws the first failure
 */
export const apply = async (cloud: Cloud, changes: readonly Change[]): Promise<Map<Key, string>> => {
  const ids = new Map<Key, string>()
  for (const { action, key, id } of changes) {
    if (id && (action === 'keep' || action === 'change')) ids.set(key, id)
  }
  const goes = changes.filter(({ action }) => action === 'delete' || action === 'replace')
  const comes = changes.filter(({ action }) => action === 'create' || action === 'change' || action === 'replace')
  const first = comes.filter(({ kind, action }) => kind === 'instance' && action === 'replace' && startsFirst(changes))
  await inOrder(
    cloud,
    first.map((change) => settlement(cloud, change, ids)),
    CREATE_AFTER,
  ).catch((error: unknown) => {
    cloud.log.warning(
      `Nothing else was touched: ${first.map(({ key, id }) => `${key} ${id}`).join(', ')} goes on as it is.`,
    )
    throw error
  })
  await inOrder(
    cloud,
    goes.map((change) => removal(cloud, change)),
    REMOVE_AFTER,
  )
  await inOrder(
    cloud,
    comes.filter((change) => !first.includes(change)).map((change) => settlement(cloud, change, ids)),
    CREATE_AFTER,
  )
  return ids
}

const removal = (cloud: Cloud, { kind, key, id, observed }: Change): Task => ({
  kind,
  key,
  run: async () => {
    if (observed) await operationsOf(kind).remove(cloud, observed)
    return `Removed ${key} ${id}`
  },
})

const settlement = (cloud: Cloud, change: Change, ids: Map<Key, string>): Task => {
  const { action, kind, key, wanted, observed, differences } = change
  const resolve = (link: string | { readonly ref: Key }): string => {
    const id = typeof link === 'string' ? link : ids.get(link.ref)
    if (id === undefined) throw new Error(`${key} refers to ${JSON.stringify(link)}, which does not exist.`)
    return id
  }
  return {
    kind,
    key,
    run: async () => {
      if (!wanted) throw new Error(`The plan does not say what ${key} should be.`)
      if (action === 'change' && observed) {
        await changeOrComplete(cloud, operationsOf(kind), { observed, wanted, differences }, resolve)
        return `Changed ${key} ${observed.id}`
      }
      const id = await createOrComplete(cloud, operationsOf(kind), wanted, resolve)
      ids.set(key, id)
      return `Created ${key} ${id}`
    },
  }
}

/** The compiler cannot see that a change's resources are of the change's kind. */
const operationsOf = (kind: Kind) => RESOURCE_KINDS[kind] as unknown as ResourceKind<Kind>

const inOrder = async (
  cloud: Cloud,
  tasks: readonly Task[],
  after: Readonly<Record<Kind, readonly Kind[]>>,
): Promise<void> => {
  const failures: unknown[] = []
  const running = new Map<Task, Promise<void>>()
  const begun = new Set<Task>()
  const finished = new Set<Task>()
  const perform = async (task: Task): Promise<void> => {
    await Promise.all(tasks.filter(({ kind }) => after[task.kind].includes(kind)).map(start))
    cloud.signal.throwIfAborted()
    if (failures.length > 0) return
    const started = performance.now()
    begun.add(task)
    const done = await task.run()
    finished.add(task)
    cloud.log.info(`${done} (${formatElapsed(performance.now() - started)})`)
  }
  const start = (task: Task): Promise<void> => {
    const promise = running.get(task) ?? perform(task).catch((error: unknown) => void failures.push(error))
    running.set(task, promise)
    return promise
  }
  await Promise.all(tasks.map(start))
  if (failures.length === 0) return
  const keysOf = (chosen: readonly Task[]): string => chosen.map(({ key }) => key).join(', ') || 'nothing'
  cloud.log.warning(
    `Stopped halfway, and the next run goes on from here. Done: ${keysOf(tasks.filter((task) => finished.has(task)))}. Begun: ${keysOf(
      tasks.filter((task) => begun.has(task) && !finished.has(task)),
    )}. Not begun: ${keysOf(tasks.filter((task) => !begun.has(task)))}.`,
  )
  throw failures[0]
}

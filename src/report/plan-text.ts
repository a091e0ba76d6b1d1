import type { Action, Change, Difference, ExpiryChange, MonthlyCost, Plan, ReleaseChange } from '../model/plan.ts'

const SIGNS: Readonly<Record<Action, string>> = { create: '+', change: '~', replace: '±', delete: '-', keep: '=' }

/** A plan as lines for the log: what happens to each resource, why, and what it does to the bill. */
export const planLines = ({ changes, expiry, release }: Plan): string[] => [
  ...changes.flatMap((change) => [
    lineOf(change),
    ...change.differences.map(differenceLine),
    ...interruptionLine(change),
  ]),
  `${SIGNS[release.action]} ${release.action.padEnd(7)} release ${release.to ?? release.from ?? ''} (${release.reason})`,
  ...expiryLine(expiry),
  '',
  summaryLine(changes),
]

/** `3 to create, 8 to keep, a release to activate`. */
export const intentLine = ({ changes, release }: Plan): string =>
  `${countsLine(changes)}${isActivated(release) ? ', a release to activate' : ''}`

const countsLine = (changes: readonly Change[]): string =>
  counted(changes, (count, action) => `${count} to ${action}`) || 'Nothing there and nothing to do'

/** `3 to create, 1 to change, 8 to keep. About $30.60 a month (now $0.00).` */
export const summaryLine = (changes: readonly Change[]): string => {
  const { before, after } = totalCost(changes)
  return `${countsLine(changes)}. About ${money(after)} a month (now ${money(before)}).`
}

const PAST: Readonly<Record<Action, string>> = {
  create: 'created',
  change: 'changed',
  replace: 'replaced',
  delete: 'deleted',
  keep: 'kept',
}

/** `3 created, 8 kept, release activated`, once it is done. */
export const outcomeLine = ({ changes, expiry, release }: Plan): string =>
  [
    counted(changes, (count, action) => `${count} ${PAST[action]}`),
    isActivated(release) ? 'release activated' : '',
    expiry.action === 'keep' ? '' : `expiry ${EXPIRY_PAST[expiry.action]}`,
  ]
    .filter((part) => part !== '')
    .join(', ')

const isActivated = ({ action }: ReleaseChange): boolean => action === 'create' || action === 'change'

const EXPIRY_PAST: Readonly<Record<ExpiryChange['action'], string>> = {
  create: 'set',
  change: 'moved',
  delete: 'taken off',
  keep: 'kept',
}

const counted = (changes: readonly Change[], phrase: (count: number, action: Action) => string): string => {
  const actions = Object.keys(SIGNS) as Action[]
  return actions
    .map((action) => ({ action, count: changes.filter((change) => change.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => phrase(count, action))
    .join(', ')
}

/** What the deployment costs a month before and after; null as soon as one price is unknown. */
export const totalCost = (changes: readonly Change[]): { before: MonthlyCost; after: MonthlyCost } => {
  const sum = (costs: readonly MonthlyCost[]): MonthlyCost =>
    costs.reduce<MonthlyCost>(
      (total, cost) => (total === null || cost === null ? null : Math.round((total + cost) * 100) / 100),
      0,
    )
  return { before: sum(changes.map(({ cost }) => cost.before)), after: sum(changes.map(({ cost }) => cost.after)) }
}

export const money = (cost: MonthlyCost): string => (cost === null ? 'unknown' : `$${cost.toFixed(2)}`)

/** The plan for machines: the same facts, without what the code needs to carry it out. */
export const planJson = ({ changes, expiry, release }: Plan) => ({
  changes: changes.map(({ action, key, kind, id, reason, differences, interruption, cost }) => ({
    action,
    resource: key,
    kind,
    id,
    reason,
    differences,
    interruption,
    monthlyCost: cost,
  })),
  release,
  expiry,
  monthlyCost: totalCost(changes),
})

const lineOf = ({ action, key, id, reason, cost }: Change): string => {
  const price =
    cost.before === cost.after
      ? cost.after === 0
        ? ''
        : `, ${money(cost.after)}/month`
      : `, ${money(cost.before)} -> ${money(cost.after)}/month`
  return `${SIGNS[action]} ${action.padEnd(7)} ${key}${id ? ` ${id}` : ''} (${reason}${price})`
}

/** A deployment that never expired and never will needs no word about it. */
const expiryLine = ({ action, from, to, reason }: ExpiryChange): string[] => {
  if (from === null && to === null) return []
  const times = from === to ? (to ?? '') : `${from ?? 'never'} -> ${to ?? 'never'}`
  return [`${SIGNS[action]} ${action.padEnd(7)} expiry ${times} (${reason})`]
}

const differenceLine = (difference: Difference): string =>
  `      ${difference.field}: ${describeDifference(difference, '->')}`

/** What a difference is: for a list, what goes and what comes; for anything else, what it was and will be. */
export const describeDifference = ({ is, shouldBe }: Difference, arrow: string): string => {
  if (!Array.isArray(is) || !Array.isArray(shouldBe)) return `${short(is)} ${arrow} ${short(shouldBe)}`
  const without = (list: readonly unknown[], other: readonly unknown[]): string[] => {
    const texts = new Set(other.map(short))
    return list.map(short).filter((text) => !texts.has(text))
  }
  const parts = [
    ...without(is, shouldBe).map((item) => `- ${item}`),
    ...without(shouldBe, is).map((item) => `+ ${item}`),
  ]
  return parts.join(', ')
}

const interruptionLine = ({ interruption }: Change): string[] =>
  interruption ? [`      interruption: ${interruption}`] : []

/** Policies are long: the beginning says which one it is. */
const short = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > 160 ? `${text.slice(0, 157)}...` : text
}

import type { Action, Change, Plan } from '../model/plan.ts'
import { cell, folded, table } from './markdown.ts'
import { describeDifference, intentLine, money, outcomeLine, totalCost } from './plan-text.ts'

const ICONS: Readonly<Record<Action, string>> = { create: '🟢', change: '🟡', replace: '🟠', delete: '🔴', keep: '⚪' }

/** How far a plan has come: only shown, carried out, or begun and failed. */
export type Progress = 'shown' | 'done' | 'failed'

/**
 * A plan as Markdown: what happens to each resource, why, what stops meanwhile, and the bill before and after. What is kept is folded away, and so is everything
 * once it is done.
 *
 * @param priceNote what the costs are
 */
export const planMarkdown = (plan: Plan, progress: Progress, priceNote: string): string[] => {
  const { changes, expiry, release } = plan
  const moving = changes.filter(({ action }) => action !== 'keep')
  const kept = changes.filter(({ action }) => action === 'keep')
  const rows = moving.map(rowOf)
  if (release.action !== 'keep')
    rows.push([mark(release.action), `release<br>\`${release.to ?? release.from ?? ''}\``, cell(release.reason), ''])
  if (expiry.action !== 'keep') {
    const times = `${expiry.from ?? 'never'} → ${expiry.to ?? 'never'}`
    rows.push([mark(expiry.action), 'expiry', `${times} (${cell(expiry.reason)})`, ''])
  }
  const interruptions = moving.flatMap(({ key, interruption }) =>
    interruption === null ? [] : [`> ⚠️ **${key}**: interruption of ${cell(interruption)}.`],
  )
  const moved = rows.length > 0 ? [table(['', 'resource', 'why', '$/month'], rows)] : []
  const stays =
    kept.length > 0
      ? [folded(`${kept.length} kept as they are`, table(['resource', 'id', '$/month'], kept.map(keptRow)))]
      : []
  const { before, after } = totalCost(changes)
  const bill =
    before === 0 && after === 0
      ? []
      : [`Monthly cost: **${money(after)}**${before === after ? '' : `, before ${money(before)}`}. ${priceNote}`]
  switch (progress) {
    case 'shown':
      return ['### What deploy would do', `${intentLine(plan)}.`, ...moved, ...interruptions, ...stays, ...bill]
    case 'failed':
      return ['### What was to be done', folded(intentLine(plan), [...moved, ...stays].join('\n\n')), ...bill]
    case 'done':
      if (changes.length === 0) return []
      return [
        '### What changed',
        ...(moved.length > 0 ? [folded(outcomeLine(plan), [...moved, ...stays].join('\n\n'))] : ['Nothing.', ...stays]),
        ...bill,
      ]
  }
}

/** An icon that the word behind it does not leave. */
const mark = (action: Action): string => `${ICONS[action]}&nbsp;${action}`

const rowOf = ({ action, key, id, reason, differences, cost }: Change): string[] => {
  const details = differences.map((one) => `${one.field}: ${cell(describeDifference(one, '→'))}`)
  return [
    mark(action),
    `${key}${id ? `<br>\`${id}\`` : ''}`,
    details.length > 0 ? details.join('<br>') : cell(reason),
    priceOf(cost),
  ]
}

const keptRow = ({ key, id, reason, cost }: Change): string[] => [
  reason.startsWith('data is kept') ? `${key} (data)` : key,
  id ? `\`${id}\`` : '',
  priceOf(cost),
]

const priceOf = ({ before, after }: Change['cost']): string => {
  if (before === after) return after === 0 ? '' : money(after)
  return `${money(before)} → ${money(after)}`
}

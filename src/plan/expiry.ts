import type { ExpiryChange } from '../model/plan.ts'
import { type Observed, ofKind } from '../model/resources.ts'

const MINUTE = 60_000

/** When a deployment that is deployed now expires: rounded up to the minute, so that a deploy that is repeated at once moves nothing. */
export const expiryOf = (ttl: number | null, now: Date): string | null =>
  ttl === null ? null : isoMinute(Math.ceil((now.getTime() + ttl * 1_000) / MINUTE) * MINUTE)

/** The expiries that a deployment's resources carry. They agree, unless a run was killed between two of them. */
export const expiriesOf = (observed: readonly Observed[]): (string | null)[] =>
  [...ofKind(observed, 'instance'), ...ofKind(observed, 'security-group')].map(({ details }) => details.expiresAt)

/** When the deployment expires as it is: the latest of what its resources say, null for never. */
export const currentExpiry = (observed: readonly Observed[]): string | null =>
  expiriesOf(observed)
    .filter((expiry) => expiry !== null)
    .sort()
    .at(-1) ?? null

/** Moves the expiry to where this deploy puts it. What is about to be made carries it from the start. */
export const planExpiry = (observed: readonly Observed[], to: string | null): ExpiryChange => {
  const from = currentExpiry(observed)
  const agrees = expiriesOf(observed).every((expiry) => expiry === to)
  if (to === null) {
    return agrees
      ? { action: 'keep', from, to, reason: 'never expires' }
      : { action: 'delete', from, to, reason: 'no `ttl` is given: the deployment stays' }
  }
  if (from === null) return { action: 'create', from, to, reason: '`ttl` from now on' }
  return agrees
    ? { action: 'keep', from, to, reason: 'as it should be' }
    : { action: 'change', from, to, reason: 'extended by this deploy' }
}

/** Whether an expiry is over; null when it is none that can be read. */
export const isOver = (expiry: string, now: Date): boolean | null => {
  const time = Date.parse(expiry)
  return Number.isNaN(time) ? null : time <= now.getTime()
}

const isoMinute = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')

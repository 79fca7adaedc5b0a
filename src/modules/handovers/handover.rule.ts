import type { Direction, OtherKind } from './handover.codes.ts'

/** Days for which a return check stands: the danger of last month says nothing of today. A habit of the house. */
export const checkHoldsDays = 7
const dayMs = 86_400_000

export interface ReturnCheckFacts {
  checkedAt: Date
  danger: string
  planReviewed: boolean
}

export type CheckAnswer = 'stands' | 'missing' | 'old' | 'plan_not_reviewed' | 'danger'

/** Going to family and locality is a return: the family may be who sold her. */
export function asksForCheck(direction: Direction, otherKind: OtherKind): boolean {
  return direction === 'given' && otherKind === 'family_locality'
}

/**
 * Whether somebody may be given to family on this check: made within seven days before, the plan looked at again, and
 * neither it nor the file saying that the danger is high. Danger speaks before everything else.
 */
export function answerOfCheck(
  check: ReturnCheckFacts | undefined,
  now: { at: Date; danger: string },
): CheckAnswer {
  if (isHigh(now.danger) || (check && isHigh(check.danger))) return 'danger'
  if (!check) return 'missing'
  if (now.at.getTime() - check.checkedAt.getTime() > checkHoldsDays * dayMs) return 'old'
  return check.planReviewed ? 'stands' : 'plan_not_reviewed'
}

function isHigh(danger: string): boolean {
  return danger === 'immediate' || danger === 'high'
}

/** A signed hand-over of one person. */
export interface Passage {
  direction: Direction
  at: Date
}

export type OutOfTurn = 'handover.before_received' | 'handover.given_before' | 'handover.received_before'

/**
 * Why a hand-over cannot stand among the earlier ones of the same person, or `undefined` when it can. Somebody who came
 * by herself may be given without having been received; whoever was received is given only afterwards, and once.
 */
export function outOfTurn(known: readonly Passage[], next: Passage): OutOfTurn | undefined {
  const before = known.filter((one) => one.at <= next.at).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const after = known.filter((one) => one.at > next.at).sort((a, b) => a.at.getTime() - b.at.getTime())[0]
  if (next.direction === 'received')
    return before?.direction === 'received' || after?.direction === 'received'
      ? 'handover.received_before'
      : undefined
  if (before?.direction === 'given' || after?.direction === 'given') return 'handover.given_before'
  return after?.direction === 'received' ? 'handover.before_received' : undefined
}

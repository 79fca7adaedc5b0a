/** Open until a worker has said what was done. */
export const suicideStatuses = ['open', 'closed'] as const
export type SuicideStatus = (typeof suicideStatuses)[number]

export const suicideMoves = ['speak', 'close'] as const
export type SuicideMove = (typeof suicideMoves)[number]

/** A risk that comes back is a new record: the closed one keeps what was done then. */
export const suicideLife: Readonly<Record<SuicideStatus, Partial<Record<SuicideMove, SuicideStatus>>>> = {
  open: { speak: 'open', close: 'closed' },
  closed: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextSuicideStatus(status: SuicideStatus, move: SuicideMove): SuicideStatus | undefined {
  return suicideLife[status][move]
}

/** Longest time between two calls while a risk is open. */
export const hoursToCallAgain = 24

export const handoverStatuses = ['prepared', 'done', 'confirmed', 'refused', 'cancelled'] as const
export type HandoverStatus = (typeof handoverStatuses)[number]
export const handoverMoves = ['sign', 'refuse', 'cancel', 'confirm'] as const
export type HandoverMove = (typeof handoverMoves)[number]

/** Minutes are drawn up, signed by both sides, and later somebody asks how they are. Counted from the signature on. */
export const handoverLife: Readonly<Record<HandoverStatus, Partial<Record<HandoverMove, HandoverStatus>>>> = {
  prepared: { sign: 'done', refuse: 'refused', cancel: 'cancelled' },
  done: { confirm: 'confirmed' },
  confirmed: {},
  refused: {},
  cancelled: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextHandover(status: HandoverStatus, move: HandoverMove): HandoverStatus | undefined {
  return handoverLife[status][move]
}

/** Moves that a state allows; one asks only after those who were given away. */
export function movesOf(status: HandoverStatus, direction: 'received' | 'given'): HandoverMove[] {
  const moves = Object.keys(handoverLife[status]) as HandoverMove[]
  return moves.filter((move) => move !== 'confirm' || direction === 'given')
}

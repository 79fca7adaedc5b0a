export const clockStatuses = ['running', 'paused', 'met', 'missed', 'cancelled'] as const
export type ClockStatus = (typeof clockStatuses)[number]

/** What a list may ask for. */
export const clockStates = ['open', 'late', 'running', 'paused', 'done'] as const
export type ClockState = (typeof clockStates)[number]

/** `meet` is done inside the limit, `meet_late` after it: the clock stays missed and says when it was done. */
export const clockMoves = ['pause', 'resume', 'meet', 'meet_late', 'miss', 'cancel'] as const
export type ClockMove = (typeof clockMoves)[number]

/**
 * The life of a clock. A paused clock cannot be missed. A missed one may still turn out met, when a paper that
 * was signed in time is entered afterwards; it is never cancelled, or a breach could be made to disappear.
 */
export const clockLife: Readonly<Record<ClockStatus, Partial<Record<ClockMove, ClockStatus>>>> = {
  running: { pause: 'paused', meet: 'met', meet_late: 'missed', miss: 'missed', cancel: 'cancelled' },
  paused: { resume: 'running', meet: 'met', cancel: 'cancelled' },
  missed: { meet: 'met', meet_late: 'missed' },
  met: {},
  cancelled: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function afterMove(status: ClockStatus, move: ClockMove): ClockStatus | undefined {
  return clockLife[status][move]
}

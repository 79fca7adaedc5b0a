/** Where an activity stands. */
export const activityStatuses = ['planned', 'held', 'cancelled'] as const
export const activityMoves = ['hold', 'cancel', 'reopen', 'restore'] as const

export type ActivityStatus = (typeof activityStatuses)[number]
export type ActivityMove = (typeof activityMoves)[number]

/** What was held may turn out to be only planned; what was called off may be taken up again. Nothing is deleted. */
export const activityLife = {
  planned: { hold: 'held', cancel: 'cancelled' },
  held: { reopen: 'planned' },
  cancelled: { restore: 'planned' },
} as const satisfies Record<ActivityStatus, Partial<Record<ActivityMove, ActivityStatus>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextActivityStatus(status: ActivityStatus, move: ActivityMove): ActivityStatus | undefined {
  return (activityLife[status] as Partial<Record<ActivityMove, ActivityStatus>>)[move]
}

/** Moves a state offers, in the order in which they are shown. */
export function movesOf(status: ActivityStatus): ActivityMove[] {
  return activityMoves.filter((move) => nextActivityStatus(status, move) !== undefined)
}

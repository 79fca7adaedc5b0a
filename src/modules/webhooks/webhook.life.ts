/** An address is told of what happens, pauses, or has ended. */
export const statuses = ['active', 'paused', 'ended'] as const
export type Status = (typeof statuses)[number]

export const moves = ['pause', 'resume', 'end'] as const
export type Move = (typeof moves)[number]

export const webhookLife: Record<Status, Partial<Record<Move, Status>>> = {
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: {},
}

/** Where a move leads, or nothing where it may not be made. */
export const nextStatus = (status: Status, move: Move): Status | undefined => webhookLife[status][move]

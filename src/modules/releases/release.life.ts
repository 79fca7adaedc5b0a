/** A release is prepared, checked (frozen), published by another person, and ends by being withdrawn or replaced. */
export const statuses = ['draft', 'checked', 'published', 'superseded', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

export const moves = ['check', 'reopen', 'publish', 'supersede', 'withdraw'] as const
export type Move = (typeof moves)[number]

export const releaseLife: Record<Status, Partial<Record<Move, Status>>> = {
  draft: { check: 'checked', withdraw: 'withdrawn' },
  checked: { reopen: 'draft', publish: 'published', withdraw: 'withdrawn' },
  published: { supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
}

/** Where a move leads, or nothing where it may not be made. */
export const nextStatus = (status: Status, move: Move): Status | undefined => releaseLife[status][move]

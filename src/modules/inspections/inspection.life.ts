/** Where a visit stands. */
export const visitStatuses = ['planned', 'done', 'concluded', 'cancelled'] as const
export type VisitStatus = (typeof visitStatuses)[number]
export const visitMoves = ['submit', 'reopen', 'conclude', 'cancel', 'restore'] as const
export type VisitMove = (typeof visitMoves)[number]

/** A visit that was made may be gone over again until it is concluded; what is concluded stays. */
export const visitLife = {
  planned: { submit: 'done', cancel: 'cancelled' },
  done: { reopen: 'planned', conclude: 'concluded' },
  concluded: {},
  cancelled: { restore: 'planned' },
} as const satisfies Record<VisitStatus, Partial<Record<VisitMove, VisitStatus>>>

/** Where a finding stands. */
export const findingStatuses = ['open', 'corrected', 'closed', 'withdrawn'] as const
export type FindingStatus = (typeof findingStatuses)[number]
export const findingMoves = ['correct', 'confirm', 'reject', 'withdraw'] as const
export type FindingMove = (typeof findingMoves)[number]

/** Its owner says it is put right; whoever looks again confirms that or gives a new day. Nothing is closed unseen. */
export const findingLife = {
  open: { correct: 'corrected', confirm: 'closed', reject: 'open', withdraw: 'withdrawn' },
  corrected: { confirm: 'closed', reject: 'open', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<FindingStatus, Partial<Record<FindingMove, FindingStatus>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextVisitStatus(status: VisitStatus, move: VisitMove): VisitStatus | undefined {
  return (visitLife[status] as Partial<Record<VisitMove, VisitStatus>>)[move]
}
export function nextFindingStatus(status: FindingStatus, move: FindingMove): FindingStatus | undefined {
  return (findingLife[status] as Partial<Record<FindingMove, FindingStatus>>)[move]
}

/** Whether it still stands in every plan for its unit. */
export function isUnfinished(status: FindingStatus): boolean {
  return status === 'open' || status === 'corrected'
}

/** Open, or closed with a reason. */
export const caseStatuses = ['open', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const caseMoves = ['close', 'reopen'] as const
export type CaseMove = (typeof caseMoves)[number]

/** Life of a case. A closed one is never shut away: she may come back, and the file goes on. */
export const caseLife: Readonly<Record<CaseStatus, Partial<Record<CaseMove, CaseStatus>>>> = {
  open: { close: 'closed' },
  closed: { reopen: 'open' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextStatus(status: CaseStatus, move: CaseMove): CaseStatus | undefined {
  return caseLife[status][move]
}

/** The five steps of TT 02/2020/TT-BLĐTBXH, Điều 4 to 8: needs, plan, carrying out, monitoring, closing. */
export const firstStep = 1
export const lastStep = 5

/** Steps are taken one at a time, forward or back, while the case is open. */
export function mayStep(status: CaseStatus, from: number, to: number): boolean {
  return status === 'open' && to >= firstStep && to <= lastStep && Math.abs(to - from) === 1
}

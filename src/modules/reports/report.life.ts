export const reportStatuses = ['draft', 'frozen', 'signed', 'issued'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/** `supplement` freezes a further numbered issue; what was frozen before stays as it was. */
export const reportMoves = ['freeze', 'sign', 'number', 'supplement'] as const
export type ReportMove = (typeof reportMoves)[number]

/** The way of a report: frozen, then signed on paper, and only then numbered and dated by the clerk. */
const reportLife: Readonly<Record<ReportStatus, Partial<Record<ReportMove, ReportStatus>>>> = {
  draft: { freeze: 'frozen' },
  frozen: { sign: 'signed', supplement: 'frozen' },
  signed: { number: 'issued', supplement: 'frozen' },
  issued: { supplement: 'frozen' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function afterMove(status: ReportStatus, move: ReportMove): ReportStatus | undefined {
  return reportLife[status][move]
}

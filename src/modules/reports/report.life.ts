export const reportStatuses = [
  'draft',
  'frozen',
  'submitted',
  'initialled',
  'signed',
  'issued',
  'filed',
  'returned',
  'supplement',
] as const
export type ReportStatus = (typeof reportStatuses)[number]

export const reportMoves = [
  'freeze',
  'submit',
  'initial',
  'return',
  'recall',
  'sign',
  'number',
  'file',
  'supplement',
] as const
export type ReportMove = (typeof reportMoves)[number]

/**
 * The way of a document: frozen, sent up with its slip, initialled, signed, and only then numbered and dated by the
 * clerk, who files the signed copy. Sent back or taken back it is written again and frozen anew; once issued it is
 * corrected only by a supplement, which goes the same way.
 */
const reportLife: Readonly<Record<ReportStatus, Partial<Record<ReportMove, ReportStatus>>>> = {
  draft: { freeze: 'frozen' },
  returned: { freeze: 'frozen' },
  supplement: { freeze: 'frozen' },
  frozen: { submit: 'submitted', recall: 'returned' },
  submitted: { initial: 'initialled', return: 'returned', recall: 'returned' },
  initialled: { sign: 'signed', return: 'returned' },
  signed: { number: 'issued', return: 'returned' },
  issued: { file: 'filed', supplement: 'supplement' },
  filed: { supplement: 'supplement' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function afterMove(status: ReportStatus, move: ReportMove): ReportStatus | undefined {
  return reportLife[status][move]
}

/** Whether the text may be written in: before the first freezing, after a return, while a supplement is made. */
export function isWritten(status: ReportStatus): boolean {
  return afterMove(status, 'freeze') !== undefined
}

/** Whether colleagues may still write in its margin: not once it has left the house, until a supplement is written. */
export function takesRemarks(status: ReportStatus): boolean {
  return status !== 'issued' && status !== 'filed'
}

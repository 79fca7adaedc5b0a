import type { ReportState } from './intake.codes.ts'

export type ReportMove = 'open' | 'answer' | 'close' | 'spam' | 'restore'

/**
 * A report is opened, answered as often as needed, closed; noise is laid aside unread and can be brought back: as
 * new where nobody has opened it.
 */
export const reportLife: Readonly<Record<ReportState, Partial<Record<ReportMove, ReportState>>>> = {
  new: { open: 'opened', spam: 'spam' },
  opened: { open: 'opened', answer: 'answered', close: 'closed', spam: 'spam' },
  answered: { open: 'answered', answer: 'answered', close: 'closed', spam: 'spam' },
  closed: { open: 'closed', answer: 'answered' },
  spam: { open: 'spam', restore: 'opened' },
}

export const mayMove = (state: ReportState, move: ReportMove): boolean =>
  reportLife[state][move] !== undefined

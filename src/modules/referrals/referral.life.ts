/** Sent, asked back, taken on or not, done, or called back by the sender. */
export const referralStatuses = ['sent', 'asked', 'accepted', 'declined', 'completed', 'withdrawn'] as const
export type ReferralStatus = (typeof referralStatuses)[number]

export const referralMoves = ['accept', 'decline', 'ask', 'reply', 'complete', 'withdraw'] as const
export type ReferralMove = (typeof referralMoves)[number]

/** Life of a referral. Pages draw their buttons from it, the services guard with it, the database holds it once more. */
export const referralLife: Readonly<Record<ReferralStatus, Partial<Record<ReferralMove, ReferralStatus>>>> = {
  sent: { accept: 'accepted', decline: 'declined', ask: 'asked', withdraw: 'withdrawn' },
  asked: { reply: 'sent', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: { complete: 'completed', withdraw: 'withdrawn' },
  declined: {},
  completed: {},
  withdrawn: {},
}

/** Moves of the desk; the others are the sender's. */
export const deskMoves = ['accept', 'decline', 'ask', 'complete'] as const
export type DeskMove = (typeof deskMoves)[number]

/** States in which the desk may open the fields, as long as they may be shared. */
export const openStatuses = ['sent', 'asked', 'accepted'] as const satisfies readonly ReferralStatus[]

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextStatus(status: ReferralStatus, move: ReferralMove): ReferralStatus | undefined {
  return referralLife[status][move]
}

/** Whether the desk still owes an answer. A question is none, and a decline is one. */
export function isUnanswered(status: ReferralStatus): boolean {
  return status === 'sent' || status === 'asked'
}

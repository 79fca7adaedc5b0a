/** Where a talk of supervision stands; held and declined are its ends. */
export const talkStatuses = ['proposed', 'agreed', 'held', 'declined'] as const
export const talkMoves = ['agree', 'decline', 'hold'] as const
export type TalkStatus = (typeof talkStatuses)[number]
export type TalkMove = (typeof talkMoves)[number]

/** A talk may be held without a formal yes first: sometimes one simply sits down together. */
export const talkLife = {
  proposed: { agree: 'agreed', decline: 'declined', hold: 'held' },
  agreed: { decline: 'declined', hold: 'held' },
  held: {},
  declined: {},
} as const satisfies Record<TalkStatus, Partial<Record<TalkMove, TalkStatus>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextTalkStatus(status: TalkStatus, move: TalkMove): TalkStatus | undefined {
  return (talkLife[status] as Partial<Record<TalkMove, TalkStatus>>)[move]
}

export const respondentStates = ['open', 'closed'] as const
export type RespondentState = (typeof respondentStates)[number]
export const respondentMoves = ['close', 'reopen'] as const
export type RespondentMove = (typeof respondentMoves)[number]

/** Work with somebody who used violence ends with its outcome, and may be taken up again. */
export const respondentLife: Readonly<
  Record<RespondentState, Partial<Record<RespondentMove, RespondentState>>>
> = {
  open: { close: 'closed' },
  closed: { reopen: 'open' },
}

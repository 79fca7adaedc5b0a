export const callBackStatuses = ['asked', 'due', 'made', 'refused', 'dropped'] as const
export type CallBackStatus = (typeof callBackStatuses)[number]

export const callBackMoves = ['allow', 'refuse', 'make', 'drop', 'review'] as const
export type CallBackMove = (typeof callBackMoves)[number]

/** How a call back went; a call that someone else answered is not tried again. */
export const callBackResults = ['reached', 'no_answer', 'someone_else', 'not_safe'] as const
export type CallBackResult = (typeof callBackResults)[number]

/**
 * The life of a call to return. One that was agreed begins as due; an emergency one of a cut-off call begins as asked, and
 * only the on-duty leader moves it on. Only an emergency one is reviewed, after it was made.
 */
export const callBackLife: Readonly<Record<CallBackStatus, Partial<Record<CallBackMove, CallBackStatus>>>> = {
  asked: { allow: 'due', refuse: 'refused' },
  due: { make: 'made', drop: 'dropped' },
  made: { review: 'made' },
  refused: {},
  dropped: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function afterMove(status: CallBackStatus, move: CallBackMove): CallBackStatus | undefined {
  return callBackLife[status][move]
}

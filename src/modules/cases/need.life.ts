/** Whether a need is answered. `dropped`: no longer wanted, or noted by mistake. */
export const needStates = ['unmet', 'partly', 'met', 'dropped'] as const
export type NeedState = (typeof needStates)[number]

export const needMoves = ['meet', 'meet_partly', 'fall_back', 'drop'] as const
export type NeedMove = (typeof needMoves)[number]

/** Life of a need: what was met may be lost again, and what was dropped may come back. */
export const needLife: Readonly<Record<NeedState, Partial<Record<NeedMove, NeedState>>>> = {
  unmet: { meet: 'met', meet_partly: 'partly', drop: 'dropped' },
  partly: { meet: 'met', fall_back: 'unmet', drop: 'dropped' },
  met: { fall_back: 'unmet', meet_partly: 'partly' },
  dropped: { fall_back: 'unmet' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextNeedState(state: NeedState, move: NeedMove): NeedState | undefined {
  return needLife[state][move]
}

/** A need that still asks for something. */
export function isOpenNeed(state: NeedState): boolean {
  return state === 'unmet' || state === 'partly'
}

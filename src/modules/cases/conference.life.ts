/** Life of a decision of a case conference. */
export const decisionStates = ['open', 'done', 'dropped'] as const
export type DecisionState = (typeof decisionStates)[number]

export const decisionMoves = ['do', 'drop', 'reopen'] as const
export type DecisionMove = (typeof decisionMoves)[number]

export const decisionLife: Readonly<Record<DecisionState, Partial<Record<DecisionMove, DecisionState>>>> = {
  open: { do: 'done', drop: 'dropped' },
  done: { reopen: 'open' },
  dropped: { reopen: 'open' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextDecisionState(state: DecisionState, move: DecisionMove): DecisionState | undefined {
  return decisionLife[state][move]
}

export const conferenceModes = ['in_person', 'phone', 'video'] as const
/** Who sits in a conference, or answers for a decision: our own people and others, by role. */
export const conferenceRoles = [
  'manager',
  'team',
  'supervisor',
  'head',
  'police',
  'health',
  'legal',
  'school',
  'commune',
  'union',
  'shelter',
  'person',
  'family',
  'interpreter',
  'other',
] as const

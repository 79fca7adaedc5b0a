/** Life of a planned contact. A moved one names nothing more: another one stands in its place. */
export const followUpStates = ['planned', 'done', 'missed', 'moved', 'cancelled'] as const
export type FollowUpState = (typeof followUpStates)[number]

export const followUpMoves = ['do', 'miss', 'move', 'cancel'] as const
export type FollowUpMove = (typeof followUpMoves)[number]

export const followUpLife: Readonly<Record<FollowUpState, Partial<Record<FollowUpMove, FollowUpState>>>> = {
  planned: { do: 'done', miss: 'missed', move: 'moved', cancel: 'cancelled' },
  missed: { do: 'done' }, // she was reached after all
  done: {},
  moved: {},
  cancelled: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextFollowUpState(state: FollowUpState, move: FollowUpMove): FollowUpState | undefined {
  return followUpLife[state][move]
}

export const followUpKinds = ['call', 'home_visit', 'meeting', 'message', 'with_partner'] as const
export const followUpPurposes = ['plan', 'safety', 'after_return', 'after_closing'] as const
/** What a contact brought, best first. */
export const followUpOutcomes = ['safe', 'new_needs', 'in_danger', 'declined', 'not_reached'] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]

/** Whether somebody was really spoken with. */
export const wasReached = (outcome: FollowUpOutcome) => outcome !== 'not_reached'

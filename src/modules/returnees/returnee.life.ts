export const returneeStatuses = ['identifying', 'victim', 'accompanying', 'not_victim'] as const
export type ReturneeStatus = (typeof returneeStatuses)[number]
export const returneeMoves = ['confirm', 'deny', 'accompany', 'reopen'] as const
export type ReturneeMove = (typeof returneeMoves)[number]

/** Being identified until a paper says victim, or it is found otherwise; who was not may be looked at again. */
export const returneeLife: Readonly<Record<ReturneeStatus, Partial<Record<ReturneeMove, ReturneeStatus>>>> = {
  identifying: { confirm: 'victim', deny: 'not_victim', accompany: 'accompanying' },
  victim: {},
  accompanying: { reopen: 'identifying' },
  not_victim: { reopen: 'identifying' },
}

export const supportStates = ['needed', 'offered', 'accepted', 'declined', 'given'] as const
export type SupportState = (typeof supportStates)[number]
export const supportMoves = ['offer', 'accept', 'decline', 'give'] as const
export type SupportMove = (typeof supportMoves)[number]

/** One item of the regime: nothing is given that she was not asked about, and a no may become a yes. */
export const supportLife: Readonly<Record<SupportState, Partial<Record<SupportMove, SupportState>>>> = {
  needed: { offer: 'offered' },
  offered: { accept: 'accepted', decline: 'declined' },
  accepted: { give: 'given' },
  declined: { offer: 'offered' },
  given: {},
}

/** Moves that a state allows, in the order of the table. */
export function movesOf<S extends string, M extends string>(
  life: Readonly<Record<S, Partial<Record<M, S>>>>,
  state: S,
): M[] {
  return Object.keys(life[state]) as M[]
}

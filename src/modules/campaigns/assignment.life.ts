/** What was said of an assignment. That activities have done it is counted, never said. */
export const states = ['planned', 'under_way', 'confirmed', 'not_done', 'changed'] as const
export type State = (typeof states)[number]

export const moves = ['start', 'confirm', 'miss', 'change', 'reopen'] as const
export type Move = (typeof moves)[number]

/** A result is confirmed with its evidence; what was not done, or need not be any more, has its reason. Each may be taken back. */
export const assignmentLife = {
  planned: { start: 'under_way', confirm: 'confirmed', miss: 'not_done', change: 'changed' },
  under_way: { confirm: 'confirmed', miss: 'not_done', change: 'changed' },
  confirmed: { reopen: 'under_way' },
  not_done: { reopen: 'under_way' },
  changed: { reopen: 'under_way' },
} as const satisfies Record<State, Partial<Record<Move, State>>>

/** Where a move leads, or undefined where it is not offered. */
export function nextState(state: State, move: Move): State | undefined {
  return (assignmentLife[state] as Partial<Record<Move, State>>)[move]
}

/** Moves a state offers, in the order in which they are shown. */
export function movesOf(state: State): Move[] {
  return moves.filter((move) => nextState(state, move) !== undefined)
}

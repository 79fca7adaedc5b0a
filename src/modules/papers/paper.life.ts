/** Where a paper stands. */
export const paperStates = ['draft', 'in_force', 'replaced', 'ended', 'withdrawn'] as const
export type PaperState = (typeof paperStates)[number]
export const paperMoves = ['issue', 'replace', 'end', 'resume', 'withdraw'] as const
export type PaperMove = (typeof paperMoves)[number]

/** What was entered by mistake is withdrawn and stays on record; what has ended may hold again, what was replaced does not. */
export const paperLife = {
  draft: { issue: 'in_force', withdraw: 'withdrawn' },
  in_force: { replace: 'replaced', end: 'ended', withdraw: 'withdrawn' },
  replaced: {},
  ended: { resume: 'in_force' },
  withdrawn: {},
} as const satisfies Record<PaperState, Partial<Record<PaperMove, PaperState>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextPaperState(state: PaperState, move: PaperMove): PaperState | undefined {
  return (paperLife[state] as Partial<Record<PaperMove, PaperState>>)[move]
}

/** Moves a state offers, in the order in which they are shown. */
export function paperMovesOf(state: PaperState): PaperMove[] {
  return paperMoves.filter((move) => nextPaperState(state, move) !== undefined)
}

/** Where a model, club or team stands. */
export const stages = ['pilot', 'kept', 'replicated', 'closed'] as const
export type Stage = (typeof stages)[number]
export const stageMoves = ['keep', 'replicate', 'close', 'reopen'] as const
export type StageMove = (typeof stageMoves)[number]

/** What is founded begins as a pilot or, like a club, simply goes on. */
export const firstStages = ['pilot', 'kept'] as const satisfies readonly Stage[]

/** A pilot that ended is kept, or closed; what others grow from is replicated; what was closed can be taken up again. */
export const initiativeLife = {
  pilot: { keep: 'kept', replicate: 'replicated', close: 'closed' },
  kept: { replicate: 'replicated', close: 'closed' },
  replicated: { close: 'closed' },
  closed: { reopen: 'kept' },
} as const satisfies Record<Stage, Partial<Record<StageMove, Stage>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextStage(stage: Stage, move: StageMove): Stage | undefined {
  return (initiativeLife[stage] as Partial<Record<StageMove, Stage>>)[move]
}

/** Moves that are offered from a stage, in their order. */
export function movesFrom(stage: Stage): StageMove[] {
  return stageMoves.filter((move) => nextStage(stage, move) !== undefined)
}

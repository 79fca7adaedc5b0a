/** Where a dialogue stands. */
export const dialogueStates = ['planned', 'held', 'cancelled'] as const
export type DialogueState = (typeof dialogueStates)[number]
export const dialogueMoves = ['hold', 'cancel', 'reopen'] as const
export type DialogueMove = (typeof dialogueMoves)[number]

/** A plan is held or called off; what was said by mistake is taken back. */
const dialogueLife = {
  planned: { hold: 'held', cancel: 'cancelled' },
  held: { reopen: 'planned' },
  cancelled: { reopen: 'planned' },
} as const satisfies Record<DialogueState, Partial<Record<DialogueMove, DialogueState>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextDialogueState(state: DialogueState, move: DialogueMove): DialogueState | undefined {
  return (dialogueLife[state] as Partial<Record<DialogueMove, DialogueState>>)[move]
}

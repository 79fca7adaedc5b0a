/** Where a petition stands. Closed without being met is a state of its own; "noted" is no answer. */
export const petitionStates = [
  'recorded',
  'asked',
  'accepted',
  'more',
  'noted',
  'answered',
  'read_back',
  'met',
  'unmet',
  'merged',
  'split',
  'left',
] as const
export type PetitionState = (typeof petitionStates)[number]

/** What the body does whose turn it is; who holds the dialogue may enter it for a body that answers on paper. */
export const bodyMoves = ['accept', 'refuse', 'give_back', 'ask_more', 'note', 'answer'] as const
/** What only who holds the dialogue does. */
const hostMoves = ['ask', 'give_more', 'read_back', 'close_met', 'close_unmet', 'reopen'] as const
export const petitionMoves = [...bodyMoves, ...hostMoves] as const
export type PetitionMove = (typeof petitionMoves)[number]

const ofBody = { answer: 'answered', note: 'noted', refuse: 'asked', give_back: 'recorded' } as const

/**
 * From the hall to the reading back. A body that refuses names the next one (`refuse`), or knows none (`give_back`). What
 * was closed or answered can be opened again, as often as it takes; then the same body is asked anew.
 */
const petitionLife = {
  recorded: { ask: 'asked', answer: 'answered' },
  asked: { accept: 'accepted', ...ofBody, ask: 'asked' },
  accepted: { ask_more: 'more', ...ofBody },
  more: { give_more: 'accepted' },
  noted: { answer: 'answered', refuse: 'asked', give_back: 'recorded', close_unmet: 'unmet' },
  answered: { read_back: 'read_back', reopen: 'asked' },
  read_back: { close_met: 'met', close_unmet: 'unmet', read_back: 'read_back', reopen: 'asked' },
  met: { reopen: 'asked' },
  unmet: { reopen: 'asked' },
  merged: {},
  split: {},
  left: {},
} as const satisfies Record<PetitionState, Partial<Record<PetitionMove, PetitionState>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextPetitionState(state: PetitionState, move: PetitionMove): PetitionState | undefined {
  return (petitionLife[state] as Partial<Record<PetitionMove, PetitionState>>)[move]
}

/** Moves offered in a state, in their order. */
export function petitionMovesFrom(state: PetitionState): PetitionMove[] {
  return petitionMoves.filter((move) => nextPetitionState(state, move) !== undefined)
}

/** States in which a body owes something. */
export const atBody = ['asked', 'accepted', 'more', 'noted'] as const
/** Ended for good: what was in them lives on in others, or left. */
export const ended = ['merged', 'split', 'left'] as const

/** Whose turn it is: the body's, that of who holds the dialogue, or nobody's. */
export function turnOf(state: PetitionState): 'body' | 'host' | 'nobody' {
  if (state === 'asked' || state === 'accepted' || state === 'noted') return 'body'
  if (state === 'recorded' || state === 'more' || state === 'answered' || state === 'read_back') return 'host'
  return 'nobody'
}

/** It can be split, or merged into another, as long as it lives on by itself. */
export function isLive(state: PetitionState): boolean {
  return !(ended as readonly string[]).includes(state)
}

/** Others can be merged into it while it is not answered. */
export function takesOthers(state: PetitionState): boolean {
  return state === 'recorded' || (atBody as readonly string[]).includes(state)
}

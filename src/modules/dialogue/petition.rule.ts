import { isLive, type PetitionState, takesOthers } from './petition.life.ts'

/** A petition with the voices behind it. */
export interface Held {
  id: string
  state: PetitionState
  voices: readonly string[]
}

/**
 * Why a petition cannot be split so, or undefined when it can: every voice goes into a part at least, no part is without
 * one, and one voice that raised two matters may stand in both.
 */
export function splitFault(held: Held, parts: readonly (readonly string[])[]): string | undefined {
  if (!isLive(held.state)) return 'petition.wrong_state'
  const known = new Set(held.voices)
  if (parts.some((part) => part.length === 0 || part.some((voice) => !known.has(voice))))
    return 'petition.not_its_voice'
  const placed = new Set(parts.flat())
  return held.voices.every((voice) => placed.has(voice)) ? undefined : 'petition.voice_lost'
}

/** Why these cannot be merged into the first, or undefined when they can. */
export function mergeFault(into: Held, others: readonly Held[]): string | undefined {
  if (others.some((other) => other.id === into.id)) return 'petition.with_itself'
  return takesOthers(into.state) && others.every((other) => isLive(other.state))
    ? undefined
    : 'petition.wrong_state'
}

/** Voices of all of them, each once, in their order. */
export function joinedVoices(held: readonly Held[]): string[] {
  return [...new Set(held.flatMap((each) => each.voices))]
}

import { capOf, chordOf, type Press } from './keys.ts'

/** One answer among up to eight. */
export interface Choice<T extends string = string> {
  value: T
  label: string
  /** Cap of its key: one letter or digit. */
  keyCap?: string
  /** Drawn in the danger colours when chosen. */
  danger?: boolean
  /** Takes all other answers away and is taken away by them ("none of these"). */
  alone?: boolean
  /** Why it cannot be chosen now; shown beside it. */
  unavailable?: string
}

/** The answer whose key was pressed, by the physical key; undefined with Ctrl, Alt or Shift, or when it is unavailable. */
export function choiceOfKey<T extends string>(
  choices: readonly Choice<T>[],
  press: Press,
): Choice<T> | undefined {
  if (chordOf(press) !== capOf(press.code)) return undefined
  const cap = capOf(press.code)
  return choices.find((choice) => choice.keyCap === cap && !choice.unavailable)
}

/**
 * What is chosen after one answer is toggled. Alone of a kind: pressing the chosen one again clears it.
 * Several: an answer marked `alone` and the others push each other out. Order follows the choices.
 */
export function toggleChoice<T extends string>(
  choices: readonly Choice<T>[],
  chosen: readonly T[],
  toggled: T,
  several: boolean,
): T[] {
  if (chosen.includes(toggled)) return chosen.filter((value) => value !== toggled)
  if (!several || choices.find((choice) => choice.value === toggled)?.alone) return [toggled]
  return choices
    .filter((choice) => choice.value === toggled || (chosen.includes(choice.value) && !choice.alone))
    .map((choice) => choice.value)
}

/** Where the arrow keys lead from one answer, round the end; `undefined` for other keys. */
export function neighbour(code: string, index: number, count: number): number | undefined {
  if (code === 'ArrowRight' || code === 'ArrowDown') return (index + 1) % count
  if (code === 'ArrowLeft' || code === 'ArrowUp') return (index - 1 + count) % count
  if (code === 'Home') return 0
  if (code === 'End') return count - 1
  return undefined
}

import type { Translate } from '#ui/text.ts'

export interface Flags {
  gender_equality: boolean
  gbv: boolean
}

type Flag = keyof Flags

/** Two flags, never one: violence on grounds of gender, and the wider one of gender equality. */
export function flagChoices(t: Translate): { value: Flag; label: string }[] {
  return [
    { value: 'gbv', label: t('cases.flag.gbv') },
    { value: 'gender_equality', label: t('cases.flag.gender_equality') },
  ]
}

export function flagsChosen(flags: Flags): Flag[] {
  return (['gbv', 'gender_equality'] as const).filter((flag) => flags[flag])
}

/** The narrower flag brings the wider one with it; taking the wider one away takes both. */
export function flagsOf(chosen: readonly Flag[], before: Flags): Flags {
  const gbvAdded = chosen.includes('gbv') && !before.gbv
  const gender_equality = chosen.includes('gender_equality') || gbvAdded
  return { gender_equality, gbv: chosen.includes('gbv') && gender_equality }
}

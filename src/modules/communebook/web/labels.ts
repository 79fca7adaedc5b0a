import type { Choice } from '#ui/ChoiceKeys.tsx'
import type { Translate } from '#ui/text.ts'

/** Codes of a list as answers in words. */
export function choicesOf<T extends string>(codes: readonly T[], list: string, t: Translate): Choice<T>[] {
  return codes.map((value) => ({ value, label: t(`book.${list}.${value}`) }))
}

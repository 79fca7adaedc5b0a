import type { Question } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey } from '#ui/format.ts'
import type { useText } from '#ui/text.ts'

export type Say = ReturnType<typeof useText>

/** Codes of a list as choices, in the words of the page. */
export const choices = (values: readonly string[], list: string, t: Say) =>
  values.map((value) => ({ value, label: t(`returnees.${list}.${value}`) }))
export const today = () => dayKey(new Date())

/** Words that nobody has to write. */
export const words = (t: Say, label = 'words'): Question => ({
  name: label,
  kind: 'words',
  label: t(`returnees.field.${label}`),
  optional: true,
})

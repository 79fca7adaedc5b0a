/** Codes of every outline, for shapes that name one. */
export const outlineCodes = [
  'six_month',
  'year',
  'phase',
  'quick',
  'on_request',
  'dialogues',
  'action_month',
  'oversight',
] as const
export type OutlineCode = (typeof outlineCodes)[number]

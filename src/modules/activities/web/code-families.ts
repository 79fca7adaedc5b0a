import { type CodeList, families } from '../activity.codes.ts'

/** What a line of a list belongs to, where the list asks for it: a kind decides its form, an honour is a title or a prize. */
export const familiesOf = (list: CodeList) =>
  list === 'kind' ? families : list === 'honour' ? (['honour', 'prize'] as const) : []

import { mostFileBytes } from './file.codes.ts'

/** What a paper or picture of administrative work is. */
export const keptKinds = [
  'plan',
  'decision',
  'invitation',
  'list',
  'minutes',
  'photo',
  'report',
  'product',
  'other',
] as const
export type KeptKind = (typeof keptKinds)[number]

/** Who can be made out in it: nobody, or people who have agreed. A picture that may show a survivor is not taken. */
export const peopleShown = ['nobody', 'agreed'] as const

/** Why it is hidden. Its bytes stay. */
export const keptRemovals = ['mistaken', 'asked', 'may_identify', 'better_copy', 'other'] as const

/** Most bytes of all files of one record together, hidden ones included: what is kept is what counts. */
export const mostRecordBytes = 4 * mostFileBytes

import type { PaperKind } from '#modules/papers/paper.codes.ts'

/** What stands in a set: papers as they are registered, or figures each with its breakdown. */
type SetPlan =
  | { papers: readonly PaperKind[]; says: 'force' | 'span' }
  | { figures: readonly { indicator: string; by: string | null }[] }

/**
 * The sets that go to the national database on domestic violence (NĐ 110/2025/NĐ-CP), by its groups of information: only those whose
 * content the decree's published text confirms. A set is dated data of one year; nothing in it is about one person.
 */
export const setPlans = {
  '1a': { papers: ['directive', 'rules', 'decision', 'guidance'], says: 'force' },
  '1b': { papers: ['plan', 'programme', 'letter', 'other'], says: 'span' },
  '1c': { figures: [{ indicator: 'FIN-1', by: 'fund_source' }] },
  '2': {
    figures: [
      { indicator: 'COM-1', by: 'channel' },
      { indicator: 'COM-1', by: 'place' },
      { indicator: 'TRN-1', by: 'place' },
      { indicator: 'TRN-2', by: 'audience' },
    ],
  },
  '4': { figures: [{ indicator: 'INC-1', by: 'place' }] },
  '9': {
    figures: [
      { indicator: 'MEA-1', by: 'measure' },
      { indicator: 'SRV-1', by: 'service' },
      { indicator: 'PER-1', by: 'counselled' },
    ],
  },
} as const satisfies Record<string, SetPlan>

export const setCodes = [
  '1a',
  '1b',
  '1c',
  '2',
  '4',
  '9',
] as const satisfies readonly (keyof typeof setPlans)[]
export type SetCode = (typeof setCodes)[number]

/** Groups for which no set is made, and why: their fields are not confirmed, they name people, or the house does not keep them. */
export const withheld = [
  { group: '1d', why: 'not_kept' },
  { group: '3', why: 'unconfirmed' },
  { group: '5', why: 'people' },
  { group: '6', why: 'people' },
  { group: '7', why: 'people' },
  { group: '8', why: 'unconfirmed' },
  { group: '10-16', why: 'unconfirmed' },
] as const

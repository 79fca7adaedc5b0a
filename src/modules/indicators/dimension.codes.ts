import { ageBands, sexes, topics } from '#modules/hotline/contact.codes.ts'
import { measureCodes } from '#modules/protection/protection.codes.ts'

/** What a record can be broken down by. Place and month every record carries; the others are columns of the same name. */
export const columnDimensions = ['sex', 'age', 'topic', 'part', 'measure', 'rule', 'kept'] as const
export type ColumnDimension = (typeof columnDimensions)[number]
export type Dimension = 'place' | 'month' | ColumnDimension

/** Every category of a breakdown, in the order shown: one that no record has is answered too, or its absence would tell. */
export const categories: Readonly<Record<ColumnDimension, readonly string[]>> = {
  sex: sexes,
  age: ageBands,
  topic: topics,
  part: ['survivor', 'child', 'relative', 'alleged', 'other'],
  measure: measureCodes,
  rule: [
    'DV-BAN',
    'DV-BAN-CANCEL',
    'CH-EMERG',
    'CH-PLAN',
    'CH-APPROVE',
    'TR-VERIFY',
    'PD-ACK',
    'PD-BREACH',
    'other',
  ],
  kept: ['met', 'missed', 'open'],
}

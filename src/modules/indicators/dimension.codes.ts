import { ageBands, sexes, topics } from '#modules/hotline/contact.codes.ts'
import { outcomes } from '#modules/referrals/referral.codes.ts'
import { gbvimsCategories } from './gbvims/gbvims.codes.ts'

/** What a record can be broken down by. Place and month every record carries; the others are columns of the same name. */
export const columnDimensions = [
  'sex',
  'age',
  'topic',
  'part',
  'referral_outcome',
  'answered',
  ...(Object.keys(gbvimsCategories) as (keyof typeof gbvimsCategories)[]),
] as const
export type ColumnDimension = (typeof columnDimensions)[number]
export type Dimension = 'place' | 'month' | ColumnDimension

/** Every category of a breakdown, in the order shown: one that no record has is answered too, or its absence would tell. */
export const categories: Readonly<Record<ColumnDimension, readonly string[]>> = {
  sex: sexes,
  age: ageBands,
  topic: topics,
  part: ['survivor', 'child', 'relative', 'alleged', 'other'],
  referral_outcome: [...outcomes, 'accepted', 'waiting', 'declined', 'withdrawn'],
  answered: ['in_time', 'late', 'not_yet'],
  ...gbvimsCategories,
}

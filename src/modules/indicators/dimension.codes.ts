/** What a record can be broken down by. Place and month every record carries; the others are columns of the same name. */
export const columnDimensions = ['sex', 'age', 'topic', 'part'] as const
export type ColumnDimension = (typeof columnDimensions)[number]
export type Dimension = 'place' | 'month' | ColumnDimension

/** Every category of a breakdown, in the order shown: one that no record has is answered too, or its absence would tell. */
export const categories: Readonly<Record<ColumnDimension, readonly string[]>> = {
  sex: ['female', 'male', 'other', 'unknown'],
  age: ['0-11', '12-15', '16-17', '18-29', '30-59', '60+', 'unknown'],
  topic: [
    'gender_equality',
    'domestic_violence',
    'sexual_violence',
    'harassment',
    'online_violence',
    'child_abuse',
    'child_marriage',
    'trafficking',
    'exploitation',
    'child_care',
    'psychology',
    'family',
    'law',
    'social_policy',
    'school',
    'health',
    'other',
  ],
  part: ['survivor', 'child', 'relative', 'alleged', 'other'],
}

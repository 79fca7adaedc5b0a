/** Whether persons came to us or left us. */
export const directions = ['received', 'given'] as const
export type Direction = (typeof directions)[number]

/** What the other side is. */
export const otherKinds = [
  'authority',
  'police',
  'border_guard',
  'consular',
  'health',
  'family_locality',
  'ngo',
  'facility',
  'other',
] as const
export type OtherKind = (typeof otherKinds)[number]

/** Papers that go along with a person, by kind. */
export const paperKinds = [
  'identity',
  'victim_status',
  'medical',
  'case_summary',
  'school',
  'other_minutes',
  'other',
] as const

/** How those who were given away are, once somebody has asked. */
export const arrivals = ['safe', 'worry', 'not_reached'] as const

/** Parts and sexes of persons as a case knows them, for shapes of replies. */
export const personParts = ['survivor', 'child', 'relative', 'alleged', 'other'] as const
export { sexes as personSexes } from '#modules/hotline/contact.codes.ts'

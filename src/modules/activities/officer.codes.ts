/** Duties of prevention a post may carry. */
export const postDuties = [
  'gender_equality',
  'domestic_violence',
  'child_protection',
  'social_protection',
  'anti_trafficking',
  'culture_family',
  'social_evils',
  'women_union',
  'mediation',
  'communication',
  'other',
] as const
export const leavingReasons = ['moved', 'retired', 'resigned', 'merged', 'other'] as const

/** Whom a duty number reaches. Labels: `directory.service.<code>`. */
export const dutyServices = [
  'police',
  'health',
  'psychiatric',
  'commune_chair',
  'child_protection',
  'womens_union',
  'shelter',
  'legal_aid',
  'border_guard',
  'interpreter',
] as const
export type DutyService = (typeof dutyServices)[number]

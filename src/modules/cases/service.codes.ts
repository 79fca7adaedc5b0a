/** Kinds of help. Mediation inside the family is not one of them, on purpose: it endangers who is beaten. */
export const serviceKinds = [
  'safehouse',
  'health',
  'psychosocial',
  'police',
  'legal',
  'livelihoods',
  'child_protection',
  'education',
  'needs_goods',
  'papers',
  'other',
] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const serviceProviders = ['own', 'partner'] as const

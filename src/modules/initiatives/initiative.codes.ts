/** Kinds of models, clubs, chapters and teams, in the order shown. Names, and who is listed, stand in `initiative_kind`. */
export const kinds = [
  'gender_violence',
  'safe_city',
  'safe_village',
  'safe_residence',
  'safe_school',
  'family_violence',
  'livelihood',
  'sex_ratio',
  'prostitution_prevention',
  'anti_trafficking',
  'returnees',
  'family_service',
  'men_home',
  'counselling_group',
  'support_service',
  'women_law_club',
  'core_chapter',
  'cultural_identity',
  'communication_team',
  'children_club',
  'other',
] as const
export type Kind = (typeof kinds)[number]

/** What shape a kind has; a model may be a pilot, a club or team simply begins. */
export const forms = ['model', 'club', 'chapter', 'team', 'group'] as const

/** Whether it lives: it met in time, it has only just been founded, nothing is known, or it was closed. */
export const signs = ['kept', 'new', 'silent', 'closed'] as const
export type Sign = (typeof signs)[number]

export const parts = ['head', 'deputy', 'secretary', 'member', 'volunteer'] as const
export const sexes = ['female', 'male', 'other', 'unknown'] as const
export const ageBands = ['16-29', '30-44', '45-59', '60+', 'unknown'] as const

export const topics = [
  'gender_equality',
  'violence',
  'law',
  'children',
  'trafficking',
  'social_evils',
  'health',
  'livelihood',
  'family',
  'culture',
  'safety',
  'skills',
  'organisation',
  'other',
] as const
export type Topic = (typeof topics)[number]

export const supportKinds = ['training', 'job', 'credit', 'start_up'] as const
export const supportGroups = [
  'poor',
  'near_poor',
  'minority',
  'disability',
  'single_mother',
  'lost_work',
  'young',
  'other',
] as const

export const fundSources = [
  'central_budget',
  'provincial_budget',
  'commune_budget',
  'union',
  'mobilised',
  'international',
] as const

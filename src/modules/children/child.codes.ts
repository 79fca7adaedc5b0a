/** Why a path is not needed for a child who came along. `age_corrected` is set by the table itself. */
export const notNeededReasons = ['not_harmed', 'other_body_leads', 'same_child'] as const
export const allNotNeeded = [...notNeededReasons, 'age_corrected'] as const
export const representatives = [
  'safe_parent',
  'relative',
  'legal_aid_officer',
  'social_worker',
  'teacher',
  'union',
] as const
export const confidentialities = ['path_only', 'named_receivers'] as const
/** Who may have a paper (NĐ 56/2017 Điều 24). */
export const scopes = [
  'case_team',
  'commune_chair',
  'child_officer',
  'police',
  'health',
  'school',
  'legal_aid',
  'child_authority',
  'carer',
] as const
export const purposes = ['notice', 'participant', 'addressee', 'heard'] as const
export const functions = [
  'commune_chair',
  'child_officer',
  'commune_police',
  'health',
  'school',
  'womens_union',
  'youth_union',
  'village_head',
  'legal_aid',
  'social_worker',
  'carer',
] as const
export const longerBys = ['court', 'police', 'procuracy', 'child_authority'] as const
export const signers = ['chair', 'deputy_assigned', 'authorised'] as const
export const sources = ['phone', 'in_person', 'other_person'] as const

/** The eight parts of the detailed assessment, a to h (NĐ 56/2017 Điều 27(1)). */
export const assessmentParts = [
  'body_and_mind',
  'family_and_protection',
  'risks',
  'learning_and_self',
  'safety_and_community',
  'needs',
  'child_says',
  'parents_say',
] as const
export type AssessmentPart = (typeof assessmentParts)[number]

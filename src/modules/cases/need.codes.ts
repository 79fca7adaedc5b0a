/** Kinds of needs. Source: TT 02/2020/TT-BLĐTBXH, Mẫu 02. */
export const needKinds = [
  'health',
  'education_work',
  'livelihood',
  'family_social',
  'life_skills',
  'integration',
  'psychological',
  'other',
] as const
export type NeedKind = (typeof needKinds)[number]

/** How soon, most pressing first. Source: TT 02/2020/TT-BLĐTBXH, Mẫu 03 (khẩn cấp, lâu dài). */
export const urgencies = ['emergency', 'soon', 'long_term'] as const

/** Sections of the first assessment. Source: TT 02/2020/TT-BLĐTBXH, Mẫu 01. */
export const assessmentSections = ['situation', 'personal', 'health', 'family', 'carer', 'wishes'] as const
export type AssessmentSection = (typeof assessmentSections)[number]

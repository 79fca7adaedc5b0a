/** The ten measures, by their number in Luật 13/2022/QH15, Điều 22; wording is data of module law. */
export const measureCodes = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
/** Criticism in the community: the only one with conditions of its own (Điều 32). */
export const criticism = '8'

/** Who acts, by function. */
export const actors = [
  'commune_chair',
  'commune_police',
  'provincial_police',
  'court',
  'procuracy',
  'health',
  'social_work',
  'shelter',
  'legal_aid',
  'school',
  'womens_union',
  'front',
  'community',
  'family',
  'other',
] as const
export const outcomes = ['carried_out', 'partly', 'not_kept', 'stopped'] as const
export const herAnswers = ['helps', 'no_difference', 'makes_worse', 'did_not_say'] as const

/** Who asks for a no-contact order; the chair acts alone only where life is threatened. */
export const askers = ['survivor', 'guardian', 'representative', 'body', 'chair'] as const
export const consentHows = ['written', 'spoken', 'by_guardian'] as const
export const orderReasons = ['harmed_health', 'threatens_health', 'threatens_life'] as const
/** Who comes first (NĐ 76/2023/NĐ-CP, Chương III). */
export const priorities = [
  'child',
  'pregnant',
  'nursing',
  'elderly',
  'disabled',
  'cannot_care',
  'in_treatment',
] as const
export const sentHows = ['in_person', 'post', 'electronic'] as const
export const signers = ['chair', 'deputy_assigned', 'authorised'] as const
export const recipients = ['banned', 'protected', 'police_chief', 'village_head'] as const
export const toldHows = ['in_person', 'post', 'electronic', 'phone'] as const
export const watcherFunctions = [
  'village_head',
  'commune_police',
  'culture_officer',
  'womens_union',
  'front',
  'security_team',
  'other',
] as const
/** When contact is allowed while an order runs (NĐ 76/2023/NĐ-CP, Điều 18). */
export const contactReasons = ['wedding_funeral', 'accident_illness', 'disaster_epidemic'] as const
export const violationKinds = ['within_100_m', 'by_phone_or_tools', 'other'] as const
export const cancelAskers = ['survivor', 'guardian', 'representative', 'body', 'banned'] as const

/** Longest an allowed contact lasts, in hours (NĐ 76/2023/NĐ-CP, Điều 18). */
export const longestContactHours = 4
/** How far he stays away, in metres (NĐ 282/2025/NĐ-CP, Điều 53; NĐ 76/2023/NĐ-CP). */
export const distanceMetres = 100

/** Telling the commune: never by a job. */
export const relationships = ['none_found', 'related', 'not_known'] as const
export const noticeReceivers = ['commune_chair', 'commune_police', 'child_officer', 'other'] as const
export const noticeContents = [
  'place',
  'time',
  'kind_of_act',
  'danger',
  'children',
  'injury',
  'needs',
  'names',
] as const
export const noticeVias = ['phone', 'letter', 'in_person'] as const
export const whyNots = [
  'she_asked_not',
  'related',
  'more_danger',
  'place_unknown',
  'not_violence',
  'told_before',
] as const

/** Papers of an order that can be printed. */
export const orderPapers = [
  'request',
  'decision',
  'refusal',
  'watch',
  'contact_notice',
  'cancel_request',
  'cancel_decision',
] as const
export type OrderPaper = (typeof orderPapers)[number]

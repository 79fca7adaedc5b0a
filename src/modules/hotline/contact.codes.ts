/** Codes a contact is recorded with. Labels stand in the catalogue as `hotline.<list>.<code>`. Safe for the browser. */
export const contactKinds = [
  'inbound_call',
  'call_back',
  'walk_in',
  'online_report',
  'message',
  'handover',
] as const
export const callers = [
  'survivor',
  'relative',
  'neighbour',
  'child',
  'official',
  'silent',
  'prying',
  'hoax',
  'other',
] as const
/** Bodies that hand somebody over to the hotline. */
export const bodies = [
  '111',
  'police',
  'commune',
  'border_guard',
  'health',
  'school',
  'union',
  'other',
] as const
export const languages = [
  'vi',
  'tay',
  'dao',
  'san_chi',
  'san_diu',
  'hmong',
  'kho_mu',
  'van_kieu',
  'pa_ko',
  'zh',
  'en',
  'sign',
  'other',
] as const
export const interpreters = ['none', 'needed', 'present', 'sign_language', 'text'] as const
export const topics = [
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
] as const
export const outcomes = [
  'advised',
  'case_opened',
  'callback_agreed',
  'passed_on',
  'information_given',
  'lost_line',
  'silent',
  'refused',
  'harassment',
] as const
export const sexes = ['female', 'male', 'other', 'unknown'] as const
export const ageBands = ['0-11', '12-15', '16-17', '18-29', '30-59', '60+', 'unknown'] as const
export const dangerSigns = [
  'weapon',
  'strangled',
  'threat_to_kill',
  'injured',
  'escalating',
  'forced_sex',
  'pregnant',
  'children_there',
  'locked_in',
  'stalked',
  'alcohol_drugs',
  'suicide_threat',
  'just_left',
  'other',
] as const
export const needs = [
  'safety',
  'shelter',
  'medical',
  'police',
  'legal',
  'psychology',
  'children',
  'money',
  'papers',
  'livelihood',
  'interpreter',
  'information',
  'listening',
  'other',
] as const
export const advices = [
  'safety_plan',
  'leave_home',
  'call_113',
  'call_115',
  'call_111',
  'hospital',
  'hiv_prevention',
  'contraception',
  'keep_evidence',
  'injury_certificate',
  'report_police',
  'no_contact_order',
  'legal_aid',
  'divorce_custody',
  'shelter',
  'counselling',
  'child_protection',
  'digital_safety',
  'social_support',
  'perpetrator_help',
  'no_mediation',
  'other',
] as const

/** Why something sealed is opened or a number's history asked for: a code, since no typed text enters the audit. */
export const openReasons = [
  'caller_on_line',
  'call_back',
  'handover',
  'case_work',
  'correction',
  'supervision',
] as const
export const historyReasons = [
  'caller_says_repeat',
  'danger',
  'suicide_risk',
  'harassment',
  'supervision',
] as const

export type ContactKind = (typeof contactKinds)[number]
export type Topic = (typeof topics)[number]
export type Outcome = (typeof outcomes)[number]

const violence: readonly Topic[] = [
  'domestic_violence',
  'sexual_violence',
  'harassment',
  'online_violence',
  'child_marriage',
  'trafficking',
  'exploitation',
]

/** What the two flags are until somebody sets them: a proposal by topic. */
export function flagsOfTopic(topic: Topic): { gender_equality: boolean; gbv: boolean } {
  const gbv = violence.includes(topic)
  return { gbv, gender_equality: gbv || topic === 'gender_equality' }
}

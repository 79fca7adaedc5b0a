/** Our codes of an incident. What others call them stands in db/reference/incidents/gbvims-codes.csv, by edition. */
export const gbv_typeCodes = [
  'rape',
  'sexual_assault',
  'physical_assault',
  'forced_marriage',
  'denial_of_resources',
  'psychological_abuse',
  'non_gbv',
] as const
export const bondCodes = ['spouse', 'divorced', 'cohabiting', 'family', 'not_domestic', 'unknown'] as const
export const occurred_sureCodes = ['known', 'estimated', 'unknown'] as const
export const time_of_dayCodes = ['morning', 'afternoon', 'evening_night', 'unknown'] as const
export const place_kindCodes = [
  'survivor_home',
  'alleged_home',
  'friend_home',
  'school',
  'workplace',
  'road',
  'market',
  'field',
  'forest',
  'waterside',
  'lodging',
  'entertainment',
  'unfinished_house',
  'toilet',
  'online',
  'other',
  'unknown',
] as const
export const other_formsCodes = [
  'sexual_harassment',
  'online_violence',
  'exploitation',
  'child_marriage',
] as const
export const harmful_practiceCodes = [
  'no',
  'child_marriage',
  'kin_marriage',
  'bride_kidnapping',
  'sex_selection',
  'other',
] as const
export const abductionCodes = ['none', 'forced_conscription', 'trafficked', 'other'] as const
export const knownCodes = ['yes', 'no', 'unknown'] as const
export const reported_elsewhereCodes = ['no', 'gbvims_body', 'other_body', 'unknown'] as const
export const reported_whereCodes = [
  'health',
  'psychosocial',
  'police',
  'legal',
  'livelihood',
  'shelter',
  'other',
] as const
export const alleged_numberCodes = ['1', '2', '3', 'more', 'unknown'] as const
export const alleged_sexCodes = ['female', 'male', 'both', 'unknown'] as const
export const alleged_ageCodes = ['0-11', '12-17', '18-25', '26-40', '41-60', '61+', 'unknown'] as const
export const alleged_occupationCodes = [
  'farmer',
  'worker',
  'trader',
  'official',
  'teacher',
  'armed_forces',
  'driver',
  'miner',
  'fisher',
  'student',
  'retired',
  'unemployed',
  'other',
  'unknown',
] as const
export const relationshipCodes = [
  'partner',
  'caregiver',
  'relative',
  'employer',
  'schoolmate',
  'teacher',
  'service_provider',
  'housemate',
  'neighbour_friend',
  'displaced_person',
  'resident',
  'other',
  'none',
  'unknown',
] as const
export const survivor_countryCodes = ['viet_nam', 'other', 'unknown'] as const
export const maritalCodes = [
  'single',
  'married',
  'cohabiting',
  'divorced_separated',
  'widowed',
  'unknown',
] as const
export const disabilityCodes = ['no', 'mental', 'physical', 'both', 'unknown'] as const
export const survivor_childCodes = [
  'no',
  'unaccompanied',
  'separated',
  'other_vulnerable',
  'unknown',
] as const
export const displacementCodes = [
  'resident',
  'displaced',
  'refugee',
  'stateless',
  'returnee',
  'foreigner',
  'asylum_seeker',
  'unknown',
] as const
export const stageCodes = [
  'not_displaced',
  'before',
  'during_flight',
  'during_refuge',
  'during_return',
  'after',
  'unknown',
] as const
export const referred_byCodes = [
  'self_first_contact',
  'health',
  'psychosocial',
  'police',
  'legal',
  'livelihood',
  'school',
  'community_leader',
  'shelter',
  'other_organisation',
  'other_state_body',
  'other',
] as const
export const wants_legal_actionCodes = ['yes', 'no', 'undecided'] as const
export const serviceCodes = [
  'safe_house',
  'health',
  'psychosocial',
  'legal',
  'police',
  'livelihood',
  'child_protection',
] as const
export const outcomeCodes = [
  'referred',
  'provided',
  'already',
  'not_applicable',
  'declined',
  'unavailable',
] as const
export const contextCodes = [
  'intimate_partner',
  'child_sexual_abuse',
  'early_marriage',
  'sexual_exploitation',
  'sexual_slavery',
  'harmful_practice',
] as const
export const aside_reasonCodes = ['duplicate', 'mistaken', 'person_asked'] as const

/** The seven questions that tell the type, in their order. */
export const typeQuestions = [
  'penetration',
  'sexual_contact',
  'physical',
  'forced_marriage',
  'denial',
  'psychological',
  'gbv',
] as const

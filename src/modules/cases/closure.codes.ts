/** The twelve reasons to close. Source: TT 02/2020/TT-BLĐTBXH, Điều 8. */
export const closedReasons = [
  'goal_met',
  'head_decided',
  'adopted',
  'turned_18',
  'no_fitting_service',
  'no_contact_one_month',
  'person_asked',
  'died_or_missing',
  'contract_ended',
  'both_agreed',
  'left_area',
  'other_by_law',
] as const

/** How far something has come at closing, as the worker says it. */
export const closingAnswers = ['yes', 'partly', 'no'] as const
export const closingAgreements = ['yes', 'no', 'not_asked'] as const
/** Who signs the closing minute. Source: TT 02/2020/TT-BLĐTBXH, Điều 8(3). */
export const closureSignerRoles = ['manager', 'person', 'guardian', 'head', 'commune_chair'] as const

export const houseKinds = ['one_stop', 'shelter', 'temporary'] as const
export const locationClasses = ['public', 'staff', 'sealed'] as const
export const roomSuits = ['anyone', 'women', 'mother_child', 'girls', 'boys', 'disabled'] as const

export const visitRules = ['none', 'by_arrangement', 'set_hours'] as const
export const visitPlaces = ['elsewhere', 'at_house'] as const
export const visitors = ['relatives', 'friends', 'lawyer', 'teacher', 'health', 'police'] as const

/** Who a visit may be written down of: those a rule may name, and somebody nobody knows. */
export const visitorsMet = [...visitors, 'unknown'] as const
export const visitAnswers = ['met', 'refused'] as const
/** Why they did not meet. */
export const visitReasons = ['she_does_not_want', 'danger', 'unknown_person', 'house_rule', 'other'] as const

/** Who may let somebody stay longer than the limit of the trafficking law (NĐ 162/2025 Điều 17). */
export const extenders = ['director', 'health_department', 'competent_body'] as const

/** How somebody came to the door, or who asked for a bed. */
export const arrivals = [
  'self',
  'hotline',
  'child_helpline',
  'police',
  'commune',
  'health',
  'agency',
  'other',
] as const

/** Where she went from here. */
export const leavings = [
  'home_safe',
  'home_with_user',
  'relatives',
  'other_shelter',
  'own_place',
  'hospital',
  'care_facility',
  'other_province',
  'unknown',
  'other',
] as const

/** What a keeper must know before the night, worst first. */
export const stayWarnings = [
  'searched_for',
  'suicide_risk',
  'child_not_released',
  'no_visitors',
  'phone_off',
  'illness',
  'medicine_times',
  'pregnant',
] as const

/** How school goes on for a child that stays. */
export const schoolings = [
  'goes_on',
  'other_school',
  'in_house',
  'paused',
  'too_young',
  'not_needed',
] as const

export const givenKinds = [
  'meals',
  'clothing',
  'medicine',
  'hygiene',
  'school',
  'travel',
  'money',
  'other',
] as const
export type GivenKind = (typeof givenKinds)[number]

/** In what each kind is counted; money in đồng. */
export const givenUnits: Readonly<Record<GivenKind, 'meal' | 'set' | 'dose' | 'piece' | 'trip' | 'dong'>> = {
  meals: 'meal',
  clothing: 'set',
  medicine: 'dose',
  hygiene: 'set',
  school: 'set',
  travel: 'trip',
  money: 'dong',
  other: 'piece',
}

export const turnAwayReasons = [
  'full',
  'older_boy',
  'medical',
  'substance',
  'known_to_user',
  'not_accessible',
  'too_far',
  'not_eligible',
  'closed',
  'own_choice',
  'other',
] as const

export const sentOnTo = [
  'other_shelter',
  'trusted_address',
  'relatives',
  'hospital',
  'police',
  'commune',
  'stayed',
  'unknown',
] as const

export const firstNeeds = [
  'safety',
  'medical',
  'food',
  'clothes',
  'sleep',
  'calm',
  'children',
  'papers',
  'interpreter',
  'other',
] as const

/** The whole of what somebody outside a house is told. */
export const answers = ['has_room', 'call'] as const

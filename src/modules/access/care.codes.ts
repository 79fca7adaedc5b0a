/** Codes of the care for those who do this work. Labels stand in the catalogue as `care.<list>.<code>`. Safe for the browser. */
export const occasions = ['hard_call', 'death', 'suicide', 'child', 'threat', 'load', 'other'] as const
export const absenceKinds = ['leave', 'sick', 'training', 'rest', 'other'] as const
export const threatKinds = ['life', 'assault', 'stalking', 'online', 'damage', 'insult', 'other'] as const
export const threatBy = ['violent_person', 'their_family', 'caller', 'official', 'unknown', 'other'] as const
export const threatPlaces = ['phone', 'office', 'on_the_way', 'home', 'online', 'visit'] as const
export const threatMeasures = [
  'not_alone',
  'other_line',
  'changed_way',
  'alias',
  'left_case',
  'number_blocked',
  'reported_police',
  'rest',
  'other',
] as const
export const threatTold = ['supervisor', 'duty_leader', 'head', 'police', 'colleagues'] as const

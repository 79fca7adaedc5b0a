/** Why somebody opens a case they do not work on. The words that go with it are sealed. */
export const emergencyReasons = [
  'in_danger_now',
  'missing',
  'medical',
  'police_asks',
  'worker_absent',
  'other',
] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

/** Minutes an opening may last; three hours at most, and the database counts them. */
export const emergencyMinutes = [30, 60, 120, 180] as const

export const judgements = ['justified', 'not_justified', 'to_examine'] as const
export type Judgement = (typeof judgements)[number]

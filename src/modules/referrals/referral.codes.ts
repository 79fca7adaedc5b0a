/** What a desk is asked for. Labels stand in the catalogue as `referrals.<list>.<code>`. */
export const services = [
  'medical',
  'psychology',
  'protection',
  'legal',
  'shelter',
  'needs',
  'children',
  'schooling',
  'papers',
  'livelihood',
  'other',
] as const
export type Service = (typeof services)[number]

export const urgencies = ['now', 'today', 'usual'] as const
export type Urgency = (typeof urgencies)[number]

export const declineReasons = [
  'not_our_service',
  'full',
  'outside_area',
  'related',
  'cannot_reach',
  'other',
] as const
export const outcomes = [
  'helped',
  'partly',
  'not_reached',
  'person_refused',
  'moved_on',
  'not_eligible',
] as const
export const withdrawReasons = [
  'person_asked',
  'consent_withdrawn',
  'no_need',
  'wrong_desk',
  'other',
] as const

/** How a desk that does not sign in gave its answer. */
export const answerMedia = ['phone', 'paper', 'in_person', 'email'] as const

export const wordKinds = [
  'note',
  'question',
  'reply',
  'answer',
  'decline',
  'outcome',
  'paper_answer',
  'phone',
  'withdrawal',
] as const
export type WordKind = (typeof wordKinds)[number]

export const appointmentStatuses = ['set', 'kept', 'no_show', 'cancelled'] as const
export const appointmentResults = ['kept', 'no_show', 'cancelled'] as const

export const eventKinds = [
  'sent',
  'accepted',
  'declined',
  'asked',
  'replied',
  'completed',
  'withdrawn',
  'appointment_set',
  'appointment_kept',
  'appointment_no_show',
  'appointment_cancelled',
  'printed',
  'answer_entered',
  'phoned',
  'reminded',
  'overdue',
  'moved',
] as const
export type EventKind = (typeof eventKinds)[number]

export const media111 = ['phone', 'letter', 'email', 'software'] as const
export const results111 = ['taken_up', 'in_progress', 'done', 'could_not'] as const

/** Number of a referral as people write it: `CG-26-1183`. Nothing in it tells of the case. */
export function referralCode(year: number, number: number): string {
  return `CG-${String(year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`
}

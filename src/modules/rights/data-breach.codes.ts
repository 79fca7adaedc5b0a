/** What happened to data. Source: Luật 91/2025/QH15, Điều 23: also a purpose that was not ours, and rights not met. */
export const breachActs = [
  'disclosed',
  'lost',
  'stolen',
  'altered',
  'read_without_need',
  'wrong_purpose',
  'rights_not_met',
] as const
export type BreachAct = (typeof breachActs)[number]

export const dataCategories = [
  'identity',
  'contact',
  'address',
  'health',
  'private_life',
  'sexual_life',
  'crime_reports',
  'location',
  'children',
  'accounts',
  'staff',
] as const
export type DataCategory = (typeof dataCategories)[number]

export const notifiedHow = ['portal', 'paper', 'by_hand'] as const
export const notNotifiedReasons = ['no_harm_likely', 'encrypted', 'returned_unread'] as const

/** Lists an officer chooses from; their codes are data (`activity_code`), these are the lists. */
export const codeLists = ['kind', 'topic', 'audience', 'item', 'recipient', 'honour'] as const
export type CodeList = (typeof codeLists)[number]

/** What a kind asks for on the form. */
export const families = ['event', 'session', 'media', 'press', 'award'] as const
export type Family = (typeof families)[number]

export const forms = ['in_person', 'online', 'mixed'] as const
/** Languages spoken by the teams, as far as the province's radio and teams use them. */
export const languages = [
  'vi',
  'tay',
  'nung',
  'dao',
  'san_chi',
  'san_diu',
  'hoa',
  'muong',
  'thai',
  'mong',
  'bru_van_kieu',
  'ta_oi',
  'sign',
  'other',
] as const
export const personParts = ['trainer', 'guest', 'participant', 'organiser'] as const
export const personSexes = ['female', 'male', 'other'] as const
export const givenTo = ['person', 'group'] as const
export const repeats = ['day', 'week', 'month'] as const
export const cancelReasons = [
  'weather',
  'epidemic',
  'no_money',
  'no_people',
  'moved_online',
  'other',
] as const

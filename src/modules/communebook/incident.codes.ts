/** Codes of the commune's book. Labels stand in the catalogue as `book.<list>.<code>`. Safe for the browser. */
export const reporters = [
  'survivor',
  'family',
  'neighbour',
  'witness',
  'official',
  'child',
  'anonymous',
] as const
/** Where it was reported first. Source: Luật 13/2022/QH15, Điều 19(1). */
export const desks = [
  'committee',
  'police',
  'border_guard',
  'school',
  'village_head',
  'front',
  'union',
  'national_hotline',
  'provincial_hotline',
  'other',
] as const
/** Source: Luật 13/2022/QH15, Điều 19(2). */
export const channels = ['phone', 'letter', 'in_person'] as const
export const relationships = ['spouse', 'divorced', 'cohabiting', 'family'] as const
export const parts = ['survivor', 'violent'] as const
export const sexes = ['female', 'male', 'other', 'unknown'] as const
/** Source: the four forms of TT 07/2017/TT-BVHTTDL. */
export const forms = ['psychological', 'physical', 'sexual', 'economic'] as const
export const checkResults = ['confirmed', 'not_confirmed', 'could_not'] as const
export const mediations = ['none', 'asked', 'refused', 'forced'] as const
export const mediators = [
  'survivor',
  'family',
  'village',
  'mediation_team',
  'commune',
  'police',
  'other',
] as const
export const results = [
  'stopped',
  'watched',
  'handed_over',
  'moved_away',
  'declined',
  'by_police',
  'not_confirmed',
] as const
export const withoutHelp = ['declined', 'left_area', 'police_only', 'not_reached', 'other'] as const
export const repeatBases = ['twice_in_book', 'twice_on_paper', 'after_fine'] as const
export const doers = [
  'commune_chair',
  'police',
  'court',
  'health',
  'centre',
  'union',
  'village',
  'other',
] as const
export const handoverBases = ['survivor_agreed', 'guardian_agreed', 'danger_to_life'] as const

/** What is done for the person who was harmed. */
export const deedsForHer = ['shelter', 'needs', 'medical', 'counselling', 'legal_aid', 'vocational'] as const
/** What is done towards the person who used violence. */
export const deedsForHim = [
  'stop',
  'summon',
  'no_contact',
  'behaviour',
  'criticism',
  'community_work',
  'education',
  'fine',
  'criminal',
] as const
export const deedKinds = [...deedsForHim, ...deedsForHer] as const

export type DeedKind = (typeof deedKinds)[number]
export type Form = (typeof forms)[number]

/** Which of the ten measures a deed is; none for vocational training. Source: Luật 13/2022/QH15, Điều 22(1). */
export const measureOf: Readonly<Record<DeedKind, string | null>> = {
  stop: '1',
  summon: '2',
  no_contact: '3',
  shelter: '4',
  needs: '4',
  medical: '5',
  legal_aid: '6',
  counselling: '6',
  behaviour: '7',
  criticism: '8',
  community_work: '9',
  education: '10',
  fine: '10',
  criminal: '10',
  vocational: null,
}

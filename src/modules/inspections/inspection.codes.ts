/** What is visited. */
export const unitKinds = [
  'city',
  'commune',
  'village',
  'residential_group',
  'school',
  'social_facility',
  'lodging',
  'entertainment',
  'workplace',
  'agency',
  'other',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** What a checklist is made for. */
export const subjects = ['city', 'village', 'residential_group', 'school', 'inter_agency'] as const
export type Subject = (typeof subjects)[number]

/** An inspection is sent by a decision; an assessment a place makes of its own safety. */
export const roundKinds = ['inspection', 'assessment'] as const
export type RoundKind = (typeof roundKinds)[number]

export const memberParts = ['head', 'deputy', 'secretary', 'member'] as const
export type MemberPart = (typeof memberParts)[number]

/** What may be found to a question; `not_here` does not apply and is left out of the points. */
export const answers = ['yes', 'partly', 'no', 'not_here'] as const
export type Answer = (typeof answers)[number]

/** What a question wants to see when it fails. */
export const evidences = ['none', 'words', 'photo'] as const
export type Evidence = (typeof evidences)[number]

export const sanctionKinds = ['warning', 'fine', 'suspension', 'licence', 'transfer', 'other'] as const
export type SanctionKind = (typeof sanctionKinds)[number]

export const cancelReasons = ['weather', 'epidemic', 'unit_closed', 'no_team', 'moved', 'other'] as const

/** How findings are asked for: by state, all that is unfinished, or what is past its day. */
export const findingStates = ['unfinished', 'overdue', 'open', 'corrected', 'closed', 'withdrawn'] as const
export type FindingState = (typeof findingStates)[number]

/** What a photo says of people: none can be made out, or those shown have agreed. */
export const peopleShown = ['nobody', 'agreed'] as const

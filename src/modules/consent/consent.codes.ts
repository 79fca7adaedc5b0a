/** What consent, a law or danger to life may be the ground for. Labels stand in the catalogue as `consent.<list>.<code>`. */
export const grounds = ['consent', 'law', 'life_risk'] as const
export type Ground = (typeof grounds)[number]

/** What something is told for. The first three of sharing need a recipient and fields; the others are a yes of their own. */
export const purposes = [
  'services',
  'referral',
  'police_report',
  'no_contact',
  'statistics',
  'recording',
] as const
export type Purpose = (typeof purposes)[number]

/** Purposes for which something of the case leaves the house. */
export const sharingPurposes = ['referral', 'police_report', 'no_contact'] as const
export type SharingPurpose = (typeof sharingPurposes)[number]

/** Whether any of these purposes lets something leave the house. */
export function leavesHouse(asked: readonly Purpose[]): boolean {
  return asked.some((purpose) => (sharingPurposes as readonly string[]).includes(purpose))
}

/**
 * Fields that may be told, and where each is read from at the moment of sending. There is no field for an address, and
 * none for anybody but the survivor beyond how many children there are.
 */
export const shareableFields = {
  name: { source: 'person_identity.name of the survivor', identity: true },
  phone: { source: 'person_identity.phone of the survivor, with the hours of safe_contact', identity: true },
  id_number: { source: 'person_identity.id_number of the survivor', identity: true },
  age: { source: 'person.age_years of the survivor', identity: false },
  sex: { source: 'person.sex of the survivor', identity: false },
  commune: { source: 'case_file.place_id', identity: false },
  needs: { source: 'services asked for in the referral', identity: false },
  danger: { source: 'case_file.danger', identity: false },
  injuries: { source: 'typed by the sender for this referral', identity: false },
  situation: { source: 'typed by the sender for this referral', identity: false },
  children: { source: 'persons of the case with the part of a child', identity: false },
  language: { source: 'language and interpreter of the contact the case began with', identity: false },
  safe_contact: {
    source: 'safe_contact of that contact: hours, what may be said, what must not',
    identity: false,
  },
} as const
export type ShareableField = keyof typeof shareableFields
export const shareableFieldCodes = Object.keys(shareableFields) as [ShareableField, ...ShareableField[]]

export const media = ['signature', 'verbal', 'hotline_audio'] as const
export const interpreters = ['none', 'present', 'sign_language', 'text'] as const
/** `body`: the commune or the centre speaks for a child whose parents may not. */
export const givers = ['survivor', 'guardian', 'body'] as const
export const guardianRelations = [
  'mother',
  'father',
  'grandparent',
  'sibling',
  'relative',
  'guardian',
] as const
/** How a withdrawal reached us; `ended` closes a legal ground that no longer holds. */
export const withdrawnHow = ['in_person', 'phone', 'message', 'guardian', 'ended'] as const

/** Hours within which a second person looks at what one did for a life at risk; after them it closes by itself. */
export const reviewHours = 24

/** Under this age somebody else gives the consent. Source: Luật Trẻ em 102/2016/QH13, Điều 1. */
export const childUnderYears = 16

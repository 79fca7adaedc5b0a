import { type Role, roles } from '#modules/access/index.ts'

/**
 * How somebody stands to a record: works on it (assigned to the case, and so following its contact; for a word or a draft,
 * its owner), of the same agency, of another one, related to the people in it, once assigned and no more.
 */
export const relations = ['own', 'agency', 'other', 'conflict', 'ended'] as const
export type Relation = (typeof relations)[number]

export interface IdorRow {
  route: string
  /** Where the id stands: `params.id`, `body.contact_id`, `query.agency_id`. */
  at: string
  /** The record it names, as `known` calls it; or `open` where everybody who may call the route may know that it exists. */
  record: string
  /** For which roles the record exists, by relation. Whoever is not named here is told what a random id is told. */
  exists: Partial<Record<Relation, readonly Role[]>>
  /** A field that is left out where this one is named: the route takes one of the two. */
  instead?: string
}

export const hotline: readonly Role[] = ['operator', 'duty_leader', 'supervisor']
export const takers: readonly Role[] = ['operator', 'duty_leader']
export const workers: readonly Role[] = ['operator', 'duty_leader', 'case_manager']
export const everyone: readonly Role[] = roles
export const protection: readonly Role[] = ['data_protection_officer']
export const overseers: readonly Role[] = ['supervisor', 'data_protection_officer']

/** Of the hotline it is everybody's there; whoever works on the case of the contact follows it; a conflict hides it from both. */
export const contact = (may: readonly Role[]): IdorRow['exists'] => {
  const ofHotline = may.filter((role) => hotline.includes(role))
  return { own: may, agency: ofHotline, ended: ofHotline }
}
/** Those assigned; supervisors of its agency oversee it. */
export const cases = (may: readonly Role[]): IdorRow['exists'] => {
  const overseers = may.filter((role) => role === 'supervisor')
  return { own: may, agency: overseers, ended: overseers }
}
/** Everybody of the agency who may call, however they stand to the people in a case. */
export const agency = (may: readonly Role[]): IdorRow['exists'] => ({
  own: may,
  agency: may,
  conflict: may,
  ended: may,
})
export const mine: IdorRow['exists'] = { own: everyone }

export const row = (record: string, at: string, exists: IdorRow['exists'], ...routes: string[]): IdorRow[] =>
  routes.map((route) => ({ route, at, record, exists }))

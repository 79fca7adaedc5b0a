import { type DeedKind, deedsForHer, type Form } from './incident.codes.ts'

/** Group of an act, as the law tables keep it. */
export type ActGroup = 'physical' | 'psychological' | 'sexual' | 'economic' | 'neglect'

/**
 * The four forms that acts amount to. Neglect has no column in TT 07/2017/TT-BVHTTDL; it is told as psychological,
 * which the table says beside itself.
 */
export function formsOf(groups: readonly ActGroup[]): Record<Form, boolean> {
  return {
    psychological: groups.includes('psychological') || groups.includes('neglect'),
    physical: groups.includes('physical'),
    sexual: groups.includes('sexual'),
    economic: groups.includes('economic'),
  }
}

/** Whom a deed is for. */
export function partOfDeed(kind: DeedKind): 'survivor' | 'violent' {
  return (deedsForHer as readonly string[]).includes(kind) ? 'survivor' : 'violent'
}

/** What counts as protection or a basic service when the commune is asked whether somebody was helped. */
export const protecting: readonly DeedKind[] = [
  'stop',
  'summon',
  'no_contact',
  'shelter',
  'needs',
  'medical',
  'legal_aid',
  'counselling',
]

export interface CriticismAsked {
  ageYears: number | null
  askedHer: boolean | undefined
  makesWorse: boolean | undefined
  basis: string | undefined
  /** Earlier confirmed incidents of the household in the book within twelve months before this one. */
  earlierInBook: number
}

/**
 * Why criticism in the community may not be used, as the code of a refusal; undefined when it may.
 * Source: Luật 13/2022/QH15, Điều 32 (from 18 years; again within 12 months, or again after a fine); that she is asked
 * first, and that her word stops it, is ours.
 */
export function criticismRefused(asked: CriticismAsked): string | undefined {
  if (asked.ageYears === null || asked.ageYears < 18) return 'book.criticism_age'
  if (!asked.basis || (asked.basis === 'twice_in_book' && asked.earlierInBook === 0))
    return 'book.criticism_not_repeated'
  if (!asked.askedHer) return 'book.criticism_ask_her'
  if (asked.makesWorse) return 'book.criticism_makes_worse'
  return undefined
}

/** Number of an incident as people write it: `VV-26-0007`. */
export function incidentCode(year: number, no: number): string {
  return `VV-${String(year % 100).padStart(2, '0')}-${String(no).padStart(4, '0')}`
}

/** Year and number meant by `VV-26-0007`, `vv 26 7` or `26-7`; undefined when it is neither. */
export function readIncidentCode(typed: string): { year: number; no: number } | undefined {
  const parts = /^(?:vv[-\s./]*)?(\d{2})[-\s./]+(\d{1,6})$/i.exec(typed.normalize('NFKC').trim())
  return parts ? { year: 2000 + Number(parts[1]), no: Number(parts[2]) } : undefined
}

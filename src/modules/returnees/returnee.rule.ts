import type { Source } from './returnee.codes.ts'

/** Years from which somebody is no child any more (Luật 53/2024/QH15: người dưới 18 tuổi). */
export const adultAt = 18

/** Whether the commune that hears of her tells the provincial health department at once (Điều 27, 30). */
export function communeTells(source: Source): boolean {
  return source === 'self_report' || source === 'returned_self'
}

export interface Birth {
  birthday?: string | undefined
  birthYear?: number | undefined
}

/** The year that is counted: of the day of birth, else as typed, else by the age of the person in the case. */
export function birthYearOf(
  birth: Birth,
  ageYears: number | null,
  today: string,
): { year: number | null; estimated: boolean } {
  if (birth.birthday) return { year: Number(birth.birthday.slice(0, 4)), estimated: false }
  if (birth.birthYear !== undefined) return { year: birth.birthYear, estimated: false }
  if (ageYears === null) return { year: null, estimated: false }
  return { year: Number(today.slice(0, 4)) - ageYears, estimated: true }
}

/** Under 18 on a day, by the day of birth where it is known, else by the year alone. */
export function isUnder18(
  birth: { birthday?: string | undefined; year: number | null },
  on: string,
): boolean {
  if (birth.birthday) {
    const coming = `${Number(birth.birthday.slice(0, 4)) + adultAt}${birth.birthday.slice(4)}`
    return on < coming
  }
  return birth.year !== null && Number(on.slice(0, 4)) - birth.year < adultAt
}

/** What of a birth cannot be: the day has not come, or lies after the day somebody came back. */
export function impossibleBirth(
  birth: Birth,
  cameOn: string,
  today: string,
): 'returnee.birthday_in_future' | 'returnee.born_after' | undefined {
  const born = birth.birthday ?? (birth.birthYear === undefined ? undefined : `${birth.birthYear}-01-01`)
  if (born === undefined) return undefined
  if (born > today) return 'returnee.birthday_in_future'
  return born > cameOn ? 'returnee.born_after' : undefined
}

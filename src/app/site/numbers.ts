import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import type { Language } from './words.ts'

export interface Line {
  number_printed: string
  digits: string
  name: string
  what_for: string
}

/** Numbers shown publicly today. When the database is out of reach, those shown last, else the national emergency numbers. */
export async function publicLines(house: House, language: Language): Promise<readonly Line[]> {
  try {
    const { rows } = await sql<Line>`
      select number_printed, digits, ${sql.ref(`name_${language}`)} as name, ${sql.ref(`what_for_${language}`)} as what_for from hotline_number
      where  show_publicly and valid_from <= current_date and (valid_until is null or valid_until > current_date)
      order by position, digits`.execute(house.intake)
    if (rows.length > 0) lastShown[language] = rows
  } catch {
    // A page without a database still shows whom to call.
  }
  return lastShown[language]
}

const lastShown: Record<Language, readonly Line[]> = {
  vi: [
    { number_printed: '113', digits: '113', name: 'Công an', what_for: 'Khi đang bị đánh, bị đe dọa.' },
    { number_printed: '111', digits: '111', name: 'Tổng đài trẻ em', what_for: 'Trẻ em, người bị mua bán.' },
  ],
  en: [
    { number_printed: '113', digits: '113', name: 'Police', what_for: 'When somebody is hurting you.' },
    { number_printed: '111', digits: '111', name: 'Children’s line', what_for: 'Children, trafficking.' },
  ],
}

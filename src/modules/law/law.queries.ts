import type { ClockRule, HotlineNumber, LawText, OfferedAct, Relationship } from './law.contract.ts'
import type { Lang, LawReader } from './law.tables.ts'

/** Columns of a time limit, in the shape that is shown and that clocks keep a copy of. */
const ruleColumns = [
  'code',
  'trigger_vi',
  'trigger_en',
  'actor_vi',
  'actor_en',
  'sense',
  'limit_value',
  'limit_unit',
  'roll_to_working_day',
  'internal_target_minutes',
  'warn_minutes_before',
  'pausable',
  'pause_basis',
  'escalate_duty',
  'month_days',
  'note_vi',
  'note_en',
  'basis',
  'valid_from',
  'valid_until',
  'source',
  'mark',
] as const

/** The time limit of that code in force on a day; the newest row wins where two overlap. */
export async function findClockRule(db: LawReader, code: string, on: string): Promise<ClockRule | undefined> {
  return db
    .selectFrom('law_clock_rule')
    .select(ruleColumns)
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All time limits in force on a day, by code. */
export async function listClockRules(db: LawReader, on: string): Promise<ClockRule[]> {
  return db
    .selectFrom('law_clock_rule')
    .distinctOn('code')
    .select(ruleColumns)
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
}

/** Numbers of one province (or none) and the national ones valid on a day, in the order of the page. */
export async function listHotlineNumbers(
  db: LawReader,
  asked: { provinceId: string | null; on: string; publicOnly?: boolean },
): Promise<HotlineNumber[]> {
  const { provinceId, on, publicOnly = false } = asked
  const rows = await db
    .selectFrom('hotline_number')
    .distinctOn('code')
    .selectAll()
    .where((row) =>
      row.or([row('province_id', 'is', null), ...(provinceId ? [row('province_id', '=', provinceId)] : [])]),
    )
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows
    .filter((row) => row.show_publicly || !publicOnly) // after the newest row is chosen: a number taken off stays off
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((row) => ({
      code: row.code,
      number_printed: row.number_printed,
      digits: row.digits,
      name_vi: row.name_vi,
      name_en: row.name_en,
      what_for_vi: row.what_for_vi,
      what_for_en: row.what_for_en,
      hours_vi: row.hours_vi,
      hours_en: row.hours_en,
      province_id: row.province_id,
      show_publicly: row.show_publicly,
      valid_from: row.valid_from,
      valid_until: row.valid_until,
      source: row.source,
      mark: row.mark,
    }))
}

/** Texts valid on a day, in the order asked for; Vietnamese where `lang` has none. An unknown key is left out. */
export async function listTexts(
  db: LawReader,
  keys: readonly string[],
  lang: Lang,
  on: string,
): Promise<LawText[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('law_text')
    .distinctOn(['text_key', 'lang'])
    .select([
      'text_key as key',
      'lang',
      'body',
      'author',
      'review_state',
      'reviewed_by',
      'reviewed_on',
      'valid_from',
      'valid_until',
      'source',
      'mark',
    ])
    .where('text_key', 'in', [...keys])
    .where('lang', 'in', [...new Set<Lang>([lang, 'vi'])])
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('text_key')
    .orderBy('lang')
    .orderBy('valid_from', 'desc')
    .execute()
  const best = new Map<string, LawText>()
  for (const row of rows) if (row.lang === lang || !best.has(row.key)) best.set(row.key, row)
  return [...new Set(keys)].flatMap((key) => best.get(key) ?? [])
}

/** Acts that count between two people of this relationship on a day, in the order of the law. */
export async function listActs(db: LawReader, relationship: Relationship, on: string): Promise<OfferedAct[]> {
  const rows = await db
    .selectFrom('law_act_offer as offer')
    .innerJoin('law_act as act', (join) =>
      join
        .onRef('act.code', '=', 'offer.act_code')
        .on('act.valid_from', '<=', on)
        .on((row) => row.or([row('act.valid_until', 'is', null), row('act.valid_until', '>', on)])),
    )
    .distinctOn('act.code')
    .select(({ fn, ref }) => [
      'act.code',
      'act.act_group',
      'act.position',
      fn.coalesce(ref('offer.wording_vi'), ref('act.title_vi')).as('title_vi'),
      fn.coalesce(ref('offer.wording_en'), ref('act.title_en')).as('title_en'),
      'offer.basis',
      'offer.valid_from',
      'offer.valid_until',
      'offer.source',
      'offer.mark',
    ])
    .where('offer.relationship', '=', relationship)
    .where('offer.valid_from', '<=', on)
    .where((row) => row.or([row('offer.valid_until', 'is', null), row('offer.valid_until', '>', on)]))
    .orderBy('act.code')
    .orderBy('offer.valid_from', 'desc')
    .orderBy('act.valid_from', 'desc')
    .execute()
  return rows.sort((a, b) => a.position - b.position).map(({ position: _, ...act }) => act)
}

/** A printed form in force on a day: its number (empty while nobody confirmed it) and title. */
export async function findForm(
  db: LawReader,
  code: string,
  on: string,
): Promise<
  { code: string; form_number: string | null; title_vi: string; title_en: string; basis: string } | undefined
> {
  return db
    .selectFrom('law_form')
    .select(['code', 'form_number', 'title_vi', 'title_en', 'basis'])
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The measures of the law in force on a day, in its order. */
export async function listMeasures(db: LawReader, on: string) {
  const rows = await db
    .selectFrom('law_measure')
    .distinctOn('code')
    .select(['code', 'title_vi', 'title_en', 'position', 'note_vi', 'note_en', 'basis'])
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.sort((a, b) => a.position - b.position)
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { PlacesReader } from './place.tables.ts'
import { readReference } from './reference.csv.ts'
import { referenceFolder } from './reference.loader.ts'

export type DefectCode =
  | 'code.overlap' // two bearers of one code at a time
  | 'parent.not_standing' // a unit lay in one that did not stand in its time
  | 'name.not_nfc'
  | 'successor.orphan' // a step from or to a place that is not there
  | 'successor.not_standing' // a step to a place that had not begun or had ended
  | 'successor.none' // an ended place of which we do not know what it became
  | 'province.count' // another number of communes than the published one
  | 'holiday.year_missing'
  | 'holiday.year_not_issued' // only computed or proposed days: the notice is still to be entered

export interface Defect {
  code: DefectCode
  /** Place ids, or the year. */
  about: string
  /** Found and expected, where that helps. */
  detail?: string
}

/** Lists what is wrong or missing in the places and days off as loaded. Years: those that must be known. */
export async function checkReferenceData(
  db: PlacesReader,
  years: { from: number; until: number },
  folder: string = referenceFolder,
): Promise<Defect[]> {
  const found = await sql<Defect>`
    select 'code.overlap' as code, a.id || ' ' || b.id as about, null as detail
    from   place a join place b on b.code = a.code and b.level = a.level and b.id > a.id
    where  daterange(a.valid_from, a.valid_until) && daterange(b.valid_from, b.valid_until)
    union all
    select 'parent.not_standing', p.id, parent.id from place p join place parent on parent.id = p.parent_id
    where  not daterange(parent.valid_from, parent.valid_until) @> coalesce(p.valid_until - 1, current_date)
    union all
    select 'name.not_nfc', id, null from place where name is not nfc normalized
    union all
    select 'successor.orphan', s.from_id || ' ' || s.to_id, null from place_successor s
    where  not exists (select from place where id = s.from_id) or not exists (select from place where id = s.to_id)
    union all
    select 'successor.not_standing', s.from_id || ' ' || s.to_id, s.on_day::text
    from   place_successor s join place p on p.id = s.to_id
    where  not daterange(p.valid_from, p.valid_until) @> s.on_day
    union all
    select 'successor.none', p.id, p.name from place p
    where  p.valid_until is not null and not exists (select from place_successor where from_id = p.id)
    order by 1, 2`.execute(db)
  const defects = [...found.rows, ...(await wrongCounts(db, folder)), ...(await missingYears(db, years))]
  return defects.map(({ detail, ...defect }) => (detail ? { ...defect, detail } : defect))
}

async function wrongCounts(db: PlacesReader, folder: string): Promise<Defect[]> {
  const published = readReference(await readFile(path.join(folder, 'places/counts.csv'), 'utf8'))
  const { rows } = await sql<{ about: string; found: string; expected: string }>`
    select e.province_id as about, concat_ws('/', e.phuong, e.xa, e.dac_khu) as expected,
           (select concat_ws('/', count(*) filter (where kind = 'phuong'), count(*) filter (where kind = 'xa'), count(*) filter (where kind = 'dac_khu'))
            from  (select coalesce(f.kind, p.kind) as kind
                   from   place p
                   left   join lateral (select kind from place_form f where f.place_id = p.id and f.valid_until > e.on_day
                                        order by f.valid_until limit 1) f on true
                   where  p.province_id = e.province_id and p.level = 'commune'
                   and    daterange(p.valid_from, p.valid_until) @> e.on_day) c) as found
    from   jsonb_to_recordset(${JSON.stringify(published)}::jsonb) as e (province_id text, on_day date, phuong int, xa int, dac_khu int)`.execute(
    db,
  )
  return rows
    .filter((row) => row.found !== row.expected)
    .map((row) => ({ code: 'province.count', about: row.about, detail: `${row.found} ≠ ${row.expected}` }))
}

async function missingYears(db: PlacesReader, years: { from: number; until: number }): Promise<Defect[]> {
  const { rows } = await sql<Defect>`
    select case when count(h.day) = 0 then 'holiday.year_missing' else 'holiday.year_not_issued' end as code, y::text as about, null as detail
    from   generate_series(${years.from}::int, ${years.until}::int) y
    left   join public_holiday h on extract(year from h.day) = y
    group  by y having count(*) filter (where h.status = 'issued') = 0 order by y`.execute(db)
  return rows
}

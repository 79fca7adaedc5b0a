import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Sense, Unit, YearValue } from './target.rule.ts'

export interface TargetRow {
  code: string
  id: string | null
  version: number | null
  closed_on: string | null
  programme: string
  title_vi: string
  title_en: string
  sense: Sense
  unit: Unit
  unit_words: string | null
  source: string
  indicator: string | null
  told_as: 'value' | 'share' | null
  note_vi: string | null
  note_en: string | null
  years: YearValue[]
}

export interface ToldRow {
  id: string
  code: string
  kind: 'baseline' | 'actual'
  year: number
  value: number
  body_name: string
  document_number: string
  document_date: string
  version: number
}

/** National targets in force on a day and a province's own, each with its years; what the province set for a year stands before the national value. */
export async function listTargetRows(db: Reader, provinceId: string, on: string): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    with known as (
      select distinct on (l.code) l.code, null::uuid as id, null::integer as version, null::text as closed_on, l.programme, l.title_vi, l.title_en,
             l.sense, l.unit, null::text as unit_words, l.source, c.indicator, c.told_as, c.note_vi, c.note_en, 0 as own
      from   law_target l left join target_count c on c.code = l.code
      where  l.valid_from <= ${on}::date and (l.valid_until is null or l.valid_until > ${on}::date)
      union all
      select t.code, t.id, t.version, t.closed_on::text, t.programme, t.title, t.title, t.sense, t.unit, t.unit_words, t.source, t.indicator, t.told_as, null, null, 1
      from   target t where t.province_id = ${provinceId} and (t.closed_on is null or t.closed_on > ${on}::date)
    ), named as (
      select distinct on (code, year) code, year, value, basis from (
        select code, year, value, basis, 0 as rank from target_year where province_id = ${provinceId}
        union all
        select code, target_year, value, programme, 1 from law_target where valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)
      ) y order by code, year, rank
    )
    select k.code, k.id, k.version, k.closed_on, k.programme, k.title_vi, k.title_en, k.sense, k.unit, k.unit_words, k.source, k.indicator, k.told_as, k.note_vi, k.note_en,
           coalesce((select jsonb_agg(jsonb_build_object('year', n.year, 'value', n.value, 'basis', n.basis) order by n.year) from named n where n.code = k.code), '[]') as years
    from   known k order by k.own, k.programme, k.code`.execute(db)
  return rows
}

/** What documents told of targets: the value each began from, and one year's. */
export async function listTold(db: Reader, provinceId: string, year: number): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select id, code, kind, year, value::float8 as value, body_name, document_number, document_date::text as document_date, version
    from   target_told where province_id = ${provinceId} and withdrawn_at is null and (kind = 'baseline' or year = ${year})`.execute(
    db,
  )
  return rows
}

export async function insertTarget(
  trx: Writer,
  target: {
    id: string
    province_id: string
    code: string
    programme: string
    title: string
    sense: Sense
    unit: Unit
    unit_words: string | null
    indicator: string | null
    told_as: string | null
    source: string
    recorded_by: string
    recorded_at: Date
  },
): Promise<void> {
  await refusing(trx.insertInto('target').values(target).execute(), {
    target_code_once: () => new Refusal('target.code_taken', { code: target.code }),
  })
}

/** One target of the province's own, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockTarget(trx: Writer, id: string): Promise<{ id: string; version: number }> {
  const row = await trx
    .selectFrom('target')
    .select(['id', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** One value that still stands, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockTold(trx: Writer, id: string): Promise<{ id: string; version: number }> {
  const row = await trx
    .selectFrom('target_told')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

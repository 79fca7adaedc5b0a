import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { RecourseView } from './recourse.contract.ts'

/** A row whose words are still sealed: each sealed column as base64, or null where one may not open it. */
export type SealedRow = Record<string, unknown> & { id: string }

export interface FoundRecourse {
  id: string
  status: string
  works_on: boolean
  sealed_key: Buffer | null
  children: RecourseView['children']
  care_items: RecourseView['care_items']
  trace_items: RecourseView['trace_items']
  traces: RecourseView['traces']
  assaults: SealedRow[]
  injuries: SealedRow[]
  reports: (SealedRow & { withdrawal: SealedRow | null })[]
  legal_steps: SealedRow[]
  papers: SealedRow[]
}

const moment = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
/** Sealed bytes leave the database only for who works on the case. */
const sealed = (column: string) => sql`case when c.works_on then encode(${sql.raw(column)}, 'base64') end`
/** Rows as JSON, without the columns that only give them their order. */
const listed = (rows: RawBuilder<unknown>, order: string) =>
  sql`(select coalesce(jsonb_agg(to_jsonb(x) - '{recorded_at,added_at,position}'::text[] order by ${sql.raw(order)}), '[]') from (${rows}) x)`
const items = (list: string) =>
  listed(
    sql`select code, label_vi, label_en, hint_vi, hint_en, best_hours, latest_hours, source, position from recourse_item where list = ${list}`,
    'x.position',
  )

/** Everything of a case's recourse in one statement, which also records the reading. */
export async function findRecourse(trx: Writer, caseId: string): Promise<FoundRecourse | undefined> {
  const { rows } = await sql<FoundRecourse>`
    with c as (
      select f.id, f.status, f.sealed_key, access.works_on(f.id) as works_on
      from   case_file f where f.id = ${caseId} and audit.read('case', f.id, '{"part": "recourse"}'))
    select c.id, c.status, c.works_on, case when c.works_on then c.sealed_key end as sealed_key,
      ${listed(sql`select p.id, p.age_years, p.added_at from person p where p.case_id = c.id and p.part = 'child'`, 'x.added_at, x.id')} as children,
      ${items('care')} as care_items, ${items('trace')} as trace_items,
      ${listed(
        sql`select a.id, ${moment('a.assaulted_at')} as assaulted_at, a.estimated, ${sealed('a.sealed_words')} as sealed_words, a.version,
          ${listed(
            sql`select s.item, s.state, ${moment('s.at')} as at, w.display_name as by, s.version from assault_care_step s join staff w on w.id = s.by where s.care_id = a.id`,
            'x.item',
          )} as steps from assault_care a where a.case_id = c.id`,
        'x.assaulted_at desc',
      )} as assaults,
      ${listed(
        sql`select i.id, i.seen_on, i.certificate, i.certificate_on, i.expertise, i.expertise_by, i.expertise_asked_on, i.expertise_result_on,
          i.expertise_percent::float8 as expertise_percent, ${sealed('i.sealed_words')} as sealed_words, ${sealed('i.sealed_body')} as sealed_body, i.version,
          (select count(*)::int from sealed_file f where f.record_id = i.id and f.derivative_of is null and f.removed_at is null) as photographs
          from injury i where i.case_id = c.id`,
        'x.seen_on desc, x.id desc',
      )} as injuries,
      ${listed(
        sql`select r.id, r.reported_by, r.told_before, r.crime_signs, ${moment('r.signs_at')} as signs_at, r.state, ${moment('r.reported_at')} as reported_at,
          r.receipt, r.result_on, ${sealed('r.sealed_station')} as sealed_station, ${sealed('r.sealed_taker')} as sealed_taker,
          ${sealed('r.sealed_number')} as sealed_number, ${sealed('r.sealed_reason')} as sealed_reason, r.version, r.recorded_at,
          (select to_json(w) from (select w.id, w.withdrawn_on, w.reason, w.pressure_by, ${sealed('w.sealed_words')} as sealed_words,
             ${sealed('w.sealed_present')} as sealed_present from complaint_withdrawal w where w.report_id = r.id) w) as withdrawal
          from police_report r where r.case_id = c.id`,
        "x.state <> 'due', x.recorded_at desc",
      )} as reports,
      ${listed(
        sql`select l.id, l.kind, l.state, l.asked_on, l.hearing_on, l.ended_on, l.outcome, ${sealed('l.sealed_words')} as sealed_words, l.version
          from legal_step l where l.case_id = c.id`,
        "x.state in ('ended', 'withdrawn'), x.asked_on desc",
      )} as legal_steps,
      ${listed(
        sql`select p.id, p.kind, p.person_id, p.state, p.moved_on, ${sealed('p.sealed_who')} as sealed_who, ${sealed('p.sealed_need')} as sealed_need,
          p.version, p.recorded_at from paper p where p.case_id = c.id`,
        "x.state in ('got', 'dropped'), x.recorded_at",
      )} as papers,
      ${listed(
        sql`select k.item, k.state, ${moment('k.at')} as at, w.display_name as by, k.version from trace_check k join staff w on w.id = k.by where k.case_id = c.id`,
        'x.item',
      )} as traces
    from c`.execute(trx)
  return rows[0]
}

/** What waits, in the open cases the person asking works on. */
export async function findToday(trx: Writer, now: Date) {
  const { rows: assaults } = await sql<{
    case_id: string
    case_code: string
    assaulted_at: Date
    item: string
    label_vi: string
    label_en: string
    best_hours: number | null
    latest_hours: number
  }>`
    select f.id as case_id, f.code as case_code, a.assaulted_at, i.code as item, i.label_vi, i.label_en, i.best_hours, i.latest_hours
    from   assault_care a join case_file f on f.id = a.case_id and f.status = 'open' and access.works_on(f.id)
    join   recourse_item i on i.list = 'care' and i.latest_hours is not null
    where  a.assaulted_at + i.latest_hours * interval '1 hour' > ${now}
      and  not exists (select 1 from assault_care_step s where s.care_id = a.id and s.item = i.code and s.state in ('done', 'declined', 'not_needed'))
    order  by a.assaulted_at + i.latest_hours * interval '1 hour', i.position limit 50`.execute(trx)
  const { rows: due } = await sql<{ case_id: string; case_code: string; signs_at: Date }>`
    select f.id as case_id, f.code as case_code, r.signs_at from police_report r join case_file f on f.id = r.case_id
    where  r.state = 'due' and f.status = 'open' and access.works_on(f.id) order by r.signs_at limit 50`.execute(
    trx,
  )
  const { rows: awaited } = await sql<{
    case_id: string
    case_code: string
    what: 'police' | 'expertise' | 'certificate' | 'legal' | 'hearing'
    on_day: string
  }>`
    select f.id as case_id, f.code as case_code, w.what, to_char(w.on_day, 'YYYY-MM-DD') as on_day
    from (select case_id, 'police' as what, (reported_at at time zone 'Asia/Ho_Chi_Minh')::date as on_day from police_report where state in ('pending', 'transferred')
          union all select case_id, 'expertise', expertise_asked_on from injury where expertise = 'asked'
          union all select case_id, 'certificate', seen_on from injury where certificate = 'asked'
          union all select case_id, 'legal', asked_on from legal_step where state = 'asked' and kind = 'legal_aid'
          union all select case_id, 'hearing', hearing_on from legal_step where state in ('asked', 'going')
                    and hearing_on between (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date and (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date + 14) w
    join  case_file f on f.id = w.case_id and f.status = 'open' and access.works_on(f.id)
    order by w.on_day, f.code limit 50`.execute(trx)
  return { assaults, due, awaited }
}

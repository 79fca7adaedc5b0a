import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Danger } from '#modules/cases/danger.rule.ts'
import { counts, questionsOf } from './instrument.queries.ts'
import type { Instrument, RiskView } from './risk.contract.ts'

/** The instrument in force on a day, its newest edition that counts; undefined when there is none. */
export async function findInstrument(db: Reader, on: string): Promise<Instrument | undefined> {
  const { rows } = await sql<Instrument>`
    select i.code, i.edition, i.title_vi, i.title_en, i.from_medium, i.from_high, i.from_immediate, i.review_state, i.reviewed_by, i.reviewed_on::text,
           i.source, ${questionsOf} as questions
    from   risk_instrument i
    where  ${counts(on)}
    order  by i.valid_from desc, i.edition desc limit 1`.execute(db)
  return rows[0]
}

/** Days until danger of a level is looked at again, by the rule in force on a day. */
export async function findReviewDays(db: Reader, danger: Danger, on: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('risk_review_rule')
    .select('within_days')
    .where('danger', '=', danger)
    .where('valid_from', '<=', on)
    .where((rule) => rule.or([rule('valid_until', 'is', null), rule('valid_until', '>', on)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row?.within_days
}

type Item = RiskView['items'][number]
export type RiskRow = Omit<RiskView, 'items'> & {
  sealed_key: Buffer | null
  items: (Omit<Item, 'reason' | 'answers'> & {
    sealed_reason: string | null
    sealed_answers: string | null
  })[]
}

/** The history of danger in one statement, which also records that it was read; sealed bytes leave only for those who work on the case. */
export async function findRisk(trx: Writer, caseId: string): Promise<RiskRow | undefined> {
  const { rows } = await sql<RiskRow & { noted: boolean }>`
    with file as (
      select f.*, access.works_on(f.id) as assigned, audit.read('case', f.id, '{"part":"risk"}') as noted from case_file f where f.id = ${caseId}
    )
    select f.id as case_id, f.version, f.status = 'open' as is_open, f.assigned, f.danger, f.noted, case when f.assigned then f.sealed_key end as sealed_key,
           (select r.review_on::text from risk_assessment r where r.case_id = f.id order by r.assessed_at desc, r.id desc limit 1) as review_on,
           (select coalesce(json_agg(json_build_object('id', r.id, 'assessed_at', ${moment('r.assessed_at')}, 'assessed_by', s.display_name,
              'instrument_code', r.instrument_code, 'edition', r.edition, 'score', r.score, 'answered', r.answered, 'left_open', r.left_open,
              'score_danger', r.score_danger, 'judged_danger', r.judged_danger, 'danger', r.danger, 'danger_before', r.danger_before, 'review_on', r.review_on,
              'sealed_reason', case when f.assigned then encode(r.sealed_reason, 'base64') end,
              'sealed_answers', case when f.assigned then encode(r.sealed_answers, 'base64') end) order by r.assessed_at desc, r.id desc), '[]')
            from (select * from risk_assessment r where r.case_id = f.id order by r.assessed_at desc, r.id desc limit 200) r join staff s on s.id = r.assessed_by) as items
    from   file f`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

/** A moment as it goes out, to the millisecond. */
export function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

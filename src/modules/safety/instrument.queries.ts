import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Edition, writeEditionContract } from './instrument.contract.ts'

/** An edition counts once it has begun and, where it was written here, somebody has signed it. */
export const counts = (on: string) =>
  sql<boolean>`i.valid_from <= ${on}::date and (i.valid_until is null or i.valid_until > ${on}::date)
    and (i.edited_at is null or i.review_state = 'reviewed')`

/** The questions of an edition in their order. */
export const questionsOf = sql`(select json_agg(json_build_object('code', q.code, 'wording_vi', q.wording_vi,
  'wording_en', q.wording_en, 'weight', q.weight, 'answers', q.answers) order by q.position)
  from risk_question q where q.instrument_code = i.code and q.edition = i.edition)`

/** Every edition, newest first, as of a day; `mine` where whoever asks wrote it and nobody has signed it. */
export async function listEditions(db: Reader, on: string, me: string): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select i.code, i.edition, i.title_vi, i.title_en, i.from_medium, i.from_high, i.from_immediate, i.review_state,
           i.reviewed_by, i.reviewed_on, i.valid_from, i.source, i.mark, ${questionsOf} as questions,
           (i.code, i.edition) = (select i.code, i.edition from risk_instrument i where ${counts(on)}
                                  order by i.valid_from desc, i.edition desc limit 1) as in_force,
           i.edited_at is not null as edited_here, coalesce(i.edited_by = ${me}, false) as mine
    from   risk_instrument i order by i.code, i.edition desc`.execute(db)
  return rows.map((row) => ({ ...row, in_force: row.in_force ?? false }))
}

interface Newest {
  edition: number
  valid_from: string
  review_state: 'draft' | 'reviewed'
  edited_by: string | null
}

/** The newest edition, held against a second writer till the end of the story. */
export async function lockNewestEdition(trx: Writer, code: string): Promise<Newest | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`risk_instrument ${code}`}, 0))`.execute(trx)
  const { rows } = await sql<Newest>`
    select edition, valid_from, review_state, edited_by from risk_instrument
    where  code = ${code} order by edition desc limit 1`.execute(trx)
  return rows[0]
}

type Written = RequestOf<typeof writeEditionContract>['body']

/** Writes an edition with its questions, in their order. */
export async function insertEdition(
  trx: Writer,
  ctx: Context,
  made: { code: string; edition: number; body: Written; codes: readonly string[] },
): Promise<void> {
  const { code, edition, body, codes } = made
  const edited = { edited_at: ctx.now(), edited_by: ctx.session.staffId }
  const { read_edition: _, questions, ...instrument } = body
  await trx
    .insertInto('risk_instrument')
    .values({ ...instrument, code, edition, review_state: 'draft', ...edited })
    .execute()
  await trx
    .insertInto('risk_question')
    .values(
      questions.map((question, at) => ({
        ...question,
        instrument_code: code,
        edition,
        code: codes[at] ?? '',
        position: at + 1,
        answers: ['yes', 'no', 'unknown', 'refused'],
        source: body.source,
        mark: body.mark,
        ...edited,
      })),
    )
    .execute()
}

/** Puts a name and a day to an edition. */
export async function signEdition(
  trx: Writer,
  ctx: Context,
  code: string,
  edition: number,
  on: string,
): Promise<void> {
  await trx
    .updateTable('risk_instrument')
    .set({
      review_state: 'reviewed',
      reviewed_by: ctx.session.displayName,
      reviewed_on: on,
      edited_at: ctx.now(),
      edited_by: ctx.session.staffId,
    })
    .where('code', '=', code)
    .where('edition', '=', edition)
    .execute()
}

import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase } from '#modules/cases/index.ts'
import type { warningCodes } from './respondent.codes.ts'
import { listCandidates, lockRespondent } from './respondent.queries.ts'
import type * as contracts from './respondent-link.contract.ts'

/**
 * Gives a file to a worker. Refuses with `respondent.assignee_unfit` for who holds no fitting role in its agency, is
 * oneself, or stands on the other side: the three are told alike, so that the answer says nothing about anybody's case.
 */
export function assignRespondent(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.assignRespondentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    sameVersion(body.version, found.version)
    const unfit = new Refusal('respondent.assignee_unfit', { id: found.id })
    const fitting = await listCandidates(trx, found.agency_id)
    if (body.staff_id === ctx.session.staffId || !fitting.some((each) => each.id === body.staff_id))
      throw unfit
    const given = { until_at: null, set_by: ctx.session.staffId }
    const written = trx
      .insertInto('respondent_assignment')
      .values({ file_id: found.id, staff_id: body.staff_id, agency_id: found.agency_id, ...given })
      .onConflict((conflict) =>
        conflict.columns(['file_id', 'staff_id']).doUpdateSet({ ...given, from_at: sql`now()` }),
      )
      .execute()
    await refusing(written, { assignment_one_side_only: () => unfit })
    return { id: found.id, version: found.version }
  })
}

/** Ends a worker's assignment. Refuses with `record.not_found` when none runs. */
export function endRespondentAssignment(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.endRespondentAssignmentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    sameVersion(body.version, found.version)
    const ended = await trx
      .updateTable('respondent_assignment')
      .set({ until_at: sql`now()`, set_by: ctx.session.staffId })
      .where('file_id', '=', found.id)
      .where('staff_id', '=', params.staff_id)
      .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', sql<Date>`now()`)]))
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) throw new Refusal('record.not_found', { id: params.staff_id })
    return { id: found.id, version: found.version }
  })
}

export function listWorkers(
  ctx: Context,
  { params }: RequestOf<typeof contracts.listRespondentWorkersContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    return { items: await listCandidates(trx, found.agency_id) }
  })
}

/**
 * Says whose violence a case is about. Nobody reads it back. Refuses with `record.not_found` for a case I do not
 * oversee or a code that is none, `respondent.same_worker` while one person stands on both sides.
 */
export function linkRespondent(ctx: Context, { body }: RequestOf<typeof contracts.linkRespondentContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, body.case_id)
    const { rows } = await sql<{
      answer: string
    }>`select access.link_respondent(${newId()}, ${body.respondent_code.toUpperCase()}, ${found.id}) as answer`.execute(
      trx,
    )
    if (rows[0]?.answer === 'same_worker') throw new Refusal('respondent.same_worker')
    if (rows[0]?.answer !== 'linked') throw new Refusal('record.not_found')
    return { linked: true as const }
  })
}

/** Takes a link back. Refuses with `record.not_found` when there is none of mine. */
export function unlinkRespondent(
  ctx: Context,
  { body }: RequestOf<typeof contracts.unlinkRespondentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{
      ended: boolean
    }>`select access.unlink_respondent(${body.respondent_code.toUpperCase()}, ${body.case_id}) as ended`.execute(
      trx,
    )
    if (!rows[0]?.ended) throw new Refusal('record.not_found')
    return { linked: false as const }
  })
}

type WarningCode = (typeof warningCodes)[number]

/** What protects her: codes and days. Refuses with `record.not_found` for a case out of sight. */
export function readWarnings(ctx: Context, { params }: RequestOf<typeof contracts.readWarningsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows: seen } = await sql`
      select 1 from case_file where id = ${params.case_id} and audit.read('case', id, '{"part": "warnings"}')`.execute(
      trx,
    )
    if (seen.length === 0) throw new Refusal('record.not_found', { id: params.case_id })
    const { rows } = await sql<{ code: WarningCode; on_day: string }>`
      select code, to_char(on_day, 'YYYY-MM-DD') as on_day from access.protective_warnings(${params.case_id}) order by on_day desc, code`.execute(
      trx,
    )
    return { items: rows }
  })
}

/** The same for every case the person asking works on. */
export function warningsToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ case_id: string; case_code: string; code: WarningCode; on_day: string }>`
      select w.case_id, f.code as case_code, w.code, to_char(w.on_day, 'YYYY-MM-DD') as on_day
      from   access.protective_warnings() w join case_file f on f.id = w.case_id and f.status = 'open' order by w.on_day desc, f.code, w.code limit 50`.execute(
      trx,
    )
    return { items: rows }
  })
}

import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type LockedCase, lockOpenCase, touchCase } from '#modules/cases/index.ts'
import { meetClock, startClock } from '#modules/clocks/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import type { addReportContract, moveReportContract, withdrawComplaintContract } from './police.contract.ts'
import { type ReportState, reportLife } from './recourse.life.ts'
import { lockWorkedCase, refuseFuture, sealedChanges, sealerOf } from './recourse.seal.ts'

/**
 * A report to police with its receipt, or signs of a crime still to be reported. Signs start the clock DV-CRIME; the
 * report meets it. Refuses with `report.tell_her_first` where the centre reports and she was not told,
 * `recourse.in_future`, `recourse.before_it_began`.
 */
export function addReport(ctx: Context, { params, body }: RequestOf<typeof addReportContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.signs_at, body.reported_at)
    const { reported_at, signs_at } = body
    if (reported_at) refuseBehindHerBack(body.reported_by, body.told_before)
    if (reported_at && signs_at) refuseBefore(reported_at, new Date(signs_at))
    const id = newId()
    const clockId = signs_at ? await clockOf(trx, found, id, new Date(signs_at)) : null
    if (clockId && reported_at) await meetClock(trx, clockId, new Date(reported_at), ctx.now())
    const seal = sealerOf(ctx, found, 'police_report', id)
    const state: ReportState = reported_at ? 'pending' : 'due'
    await trx
      .insertInto('police_report')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        reported_by: body.reported_by,
        told_before: body.told_before,
        crime_signs: signs_at !== undefined,
        signs_at: signs_at ?? null,
        state,
        reported_at: reported_at ?? null,
        receipt: body.number !== undefined || body.taker !== undefined,
        clock_id: clockId,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_station: seal('sealed_station', body.station),
        sealed_taker: seal('sealed_taker', body.taker),
        sealed_number: seal('sealed_number', body.number),
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1, state }
  })
}

/**
 * Reported now, or answered. Refuses with `report.wrong_state`, `report.tell_her_first`, `version.stale`,
 * `recourse.in_future`, `recourse.before_it_began`.
 */
export function moveReport(ctx: Context, { params, body }: RequestOf<typeof moveReportContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockWorkedCase(trx, params.case_id)
    const report = await lockReport(trx, found.id, params.report_id)
    sameVersion(body.version, report.version)
    const state = reportLife[report.state][body.move]
    if (!state) throw new Refusal('police_report.wrong_state', { id: report.id, state: report.state })
    refuseFuture(ctx, body.on, body.reported_at)
    if (body.reported_at) {
      refuseBehindHerBack(report.reported_by, body.told_before ?? report.told_before)
      if (report.signs_at) refuseBefore(body.reported_at, report.signs_at)
      if (report.clock_id) await meetClock(trx, report.clock_id, new Date(body.reported_at), ctx.now())
    }
    if (body.on && report.reported_at && body.on < dayInVietNam(report.reported_at))
      throw new Refusal('recourse.before_it_began', { since: dayInVietNam(report.reported_at) })
    const changed = await trx
      .updateTable('police_report')
      .set({
        state,
        ...(body.reported_at ? { reported_at: body.reported_at } : {}),
        ...(body.told_before === undefined ? {} : { told_before: body.told_before }),
        ...(body.number || body.taker ? { receipt: true } : {}),
        ...(body.on ? { result_on: body.on } : {}),
        ...sealedChanges(sealerOf(ctx, found, 'police_report', report.id), {
          sealed_station: body.station,
          sealed_taker: body.taker,
          sealed_number: body.number,
          sealed_reason: body.reason,
        }),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', report.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { ...changed, state }
  })
}

/** She withdrew what she had reported. Refuses with `report.wrong_state` before there is a report, or a second time. */
export function withdrawComplaint(
  ctx: Context,
  { params, body }: RequestOf<typeof withdrawComplaintContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockWorkedCase(trx, params.case_id)
    const report = await lockReport(trx, found.id, params.report_id)
    const twice = new Refusal('police_report.wrong_state', { id: report.id, state: report.state })
    if (!report.reported_at) throw twice
    refuseFuture(ctx, body.withdrawn_on)
    if (body.withdrawn_on < dayInVietNam(report.reported_at))
      throw new Refusal('recourse.before_it_began', { since: dayInVietNam(report.reported_at) })
    const id = newId()
    const seal = sealerOf(ctx, found, 'complaint_withdrawal', id)
    const written = trx
      .insertInto('complaint_withdrawal')
      .values({
        id,
        report_id: report.id,
        case_id: found.id,
        withdrawn_on: body.withdrawn_on,
        reason: body.reason,
        pressure_by: body.pressure_by,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: seal('sealed_words', body.words),
        sealed_present: seal('sealed_present', body.present),
      })
      .execute()
    await refusing(written, { complaint_withdrawal_once: () => twice })
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1 }
  })
}

interface LockedReport {
  id: string
  state: ReportState
  reported_by: string
  told_before: boolean
  reported_at: Date | null
  signs_at: Date | null
  clock_id: string | null
  version: number
}

async function lockReport(trx: Writer, caseId: string, id: string): Promise<LockedReport> {
  const { rows } = await sql<LockedReport>`
    select id, state, reported_by, told_before, reported_at, signs_at, clock_id, version
    from   police_report where id = ${id} and case_id = ${caseId} for update`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

async function clockOf(trx: Writer, found: LockedCase, id: string, startedAt: Date): Promise<string> {
  const start = {
    provinceId: found.province_id,
    agencyId: found.agency_id,
    recordKind: 'police_report',
    recordId: id,
    ruleCode: 'DV-CRIME',
    startedAt,
  }
  return (await startClock(trx, start, await loadCalendar(trx))).id
}

/** The centre tells her before it reports; others may have reported without asking us. */
function refuseBehindHerBack(by: string, toldBefore: boolean): void {
  if (by === 'centre' && !toldBefore) throw new Refusal('police_report.tell_her_first')
}

function refuseBefore(at: string, since: Date): void {
  if (Date.parse(at) < since.getTime())
    throw new Refusal('recourse.before_it_began', { since: dayInVietNam(since) })
}

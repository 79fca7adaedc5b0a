import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { findClockRule } from '#modules/law/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import { lockStayHere, touchStay } from './stay.queries.ts'
import { extensionAt, sealed, stayKey } from './stay.seal.ts'
import type { extendStayContract } from './visit.contract.ts'

/** 120 days at most, unless somebody lets her stay longer. Source: NĐ 162/2025/NĐ-CP Điều 17, as dated data of the law tables. */
const limitRule = 'TR-SHELTER-MAX'

export interface LimitedStay {
  id: string
  case_id: string
  agency_id: string
  province_id: string
  arrived_at: Date
}

/** Starts the limit of the trafficking law for a stay it holds for, once, from the day she arrived; for other stays nothing runs. */
export async function watchLimit(trx: Writer, stay: LimitedStay): Promise<void> {
  const { rows } = await sql<{ holds: boolean }>`
    select access.stay_has_limit(${stay.case_id}) and not exists (
      select 1 from clock k where k.record_id = ${stay.id} and k.rule_code = ${limitRule}) as holds`.execute(
    trx,
  )
  if (!rows[0]?.holds || !(await findClockRule(trx, limitRule, dayInVietNam(stay.arrived_at)))) return
  await startClock(trx, clockOf(stay), await loadCalendar(trx))
}

/** The house sees to it, whether or not it sees the case. */
const clockOf = (stay: LimitedStay) => ({
  provinceId: stay.province_id,
  agencyId: stay.agency_id,
  actingAgencyId: stay.agency_id,
  caseId: stay.case_id,
  recordKind: 'stay',
  recordId: stay.id,
  ruleCode: limitRule,
  startedAt: stay.arrived_at,
})

/** The same for every stay of a case that runs: it has become one the trafficking law knows. */
export async function watchStaysOf(trx: Writer, caseId: string): Promise<void> {
  const { rows } = await sql<LimitedStay>`
    select id, case_id, agency_id, province_id, arrived_at from shelter_stay where case_id = ${caseId} and left_at is null`.execute(
    trx,
  )
  for (const stay of rows) await watchLimit(trx, stay)
}

/** She has left: the limit is kept, or was passed and stays so. */
export async function endLimit(
  ctx: Context,
  trx: Writer,
  stay: { id: string },
  leftAt: string,
): Promise<void> {
  for (const clock of await lockOpenClocksOf(trx, stay.id, limitRule)) {
    const at = Math.min(Math.max(Date.parse(leftAt), clock.started_at.getTime()), ctx.now().getTime())
    await meetClock(trx, clock.id, new Date(at), ctx.now())
  }
}

/**
 * Somebody who may decide it lets her stay longer. The limit ends with the decision (one that came too late stays missed) and
 * another runs until the day it names, told of before like the first. Refuses with `record.not_found`, `stay.wrong_state`, `stay.no_limit` where
 * none runs, `stay.not_longer` when the day is not after the limit, `stay.in_future` for a decision of tomorrow, `version.stale`.
 */
export function extendStay(ctx: Context, { params, body }: RequestOf<typeof extendStayContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStayHere(trx, params.stay_id)
    sameVersion(body.version, stay.version)
    const [clock] = await lockOpenClocksOf(trx, stay.id, limitRule)
    if (!clock?.due_at) throw new Refusal('stay.no_limit', { id: stay.id })
    if (body.decided_on > dayInVietNam(ctx.now())) throw new Refusal('stay.in_future')
    if (body.until_on <= dayInVietNam(clock.due_at)) throw new Refusal('stay.not_longer', { id: stay.id })
    const id = newId()
    await trx
      .insertInto('shelter_extension')
      .values({
        id,
        stay_id: stay.id,
        case_id: stay.case_id,
        house_id: stay.house_id,
        agency_id: stay.agency_id,
        until_on: body.until_on,
        decided_on: body.decided_on,
        decided_by: body.decided_by,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: sealed(stayKey(ctx, stay), extensionAt(id), body.words),
      })
      .execute()
    const endOf = (day: string) => Date.parse(`${day}T23:59:59.999+07:00`)
    const decided = new Date(
      Math.min(Math.max(endOf(body.decided_on), clock.started_at.getTime()), ctx.now().getTime()),
    )
    await meetClock(trx, clock.id, decided, ctx.now())
    const extendedTo = new Date(endOf(body.until_on))
    await startClock(trx, { ...clockOf(stay), extendedTo }, await loadCalendar(trx))
    return { id, version: await touchStay(trx, stay.id) }
  })
}

import { type Context, inTransaction } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { countByKind, listOpenDangers, listSuicideRisks } from './board.queries.ts'
import { openCallBacks } from './call-back.service.ts'
import type { ContactKind } from './contact.codes.ts'
import { itemOf } from './contact.service.ts'
import { findHandoverToSign } from './handover.queries.ts'
import { findShiftAt } from './shift.queries.ts'
import { shownShift } from './shift.service.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What the hotline still owes somebody: the same lists for the board, the page of today and the hand-over. */
export async function openDuties(db: Reader, ctx: Context) {
  const now = ctx.now()
  const callBacks = await openCallBacks(db, ctx)
  const risks = await listSuicideRisks(db, now)
  return {
    dangers: (await listOpenDangers(db, now)).map(itemOf),
    suicideRisks: risks.map((row) => {
      const callAgainBy = new Date(row.started_at.getTime() + dayMs)
      return { contact: itemOf(row), call_again_by: callAgainBy.toISOString(), late: callAgainBy < now }
    }),
    asked: callBacks.filter((each) => each.status === 'asked'),
    due: callBacks.filter((each) => each.status === 'due'),
    toReview: callBacks.filter((each) => each.status === 'made'),
  }
}

/** The on-duty leader's board. */
export function showBoard(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const now = ctx.now()
    const duties = await openDuties(trx, ctx)
    const kinds = await countByKind(trx, dayInVietNam(now))
    const sum = (column: 'count' | 'danger' | 'gbv') => kinds.reduce((total, row) => total + row[column], 0)
    return {
      at: now.toISOString(),
      today: {
        total: sum('count'),
        danger: sum('danger'),
        gbv: sum('gbv'),
        by_kind: kinds.map(({ kind, count }) => ({ kind: kind as ContactKind, count })),
      },
      shift: shownShift(await findShiftAt(trx, ctx.session.agencyId, now)),
      open_dangers: duties.dangers,
      suicide_risks: duties.suicideRisks,
      asked: duties.asked,
      due: duties.due,
      to_review: duties.toReview,
    }
  })
}

/** Numbers for the page of today. */
export function showToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { dangers, suicideRisks, asked, due, toReview } = await openDuties(trx, ctx)
    return {
      calls_due: due.length,
      calls_late: due.filter((each) => each.late).length,
      calls_possible_now: due.filter((each) => each.may_call_now).length,
      emergencies_asked: asked.length,
      emergencies_to_review: toReview.length,
      open_dangers: dangers.length,
      suicide_risks: suicideRisks.length,
      handover_to_sign: (await findHandoverToSign(trx, ctx.session.agencyId, ctx.session.staffId)) ?? null,
    }
  })
}

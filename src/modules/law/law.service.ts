import { type Context, entered } from '#kernel/context.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { ClockRule, HotlineNumber, LawText, OfferedAct, Relationship } from './law.contract.ts'
import * as queries from './law.queries.ts'
import type { Lang } from './law.tables.ts'

/** Numbers for the person asking: those of the province given, else of their own, and the national ones. */
export function showHotlineNumbers(
  ctx: Context,
  asked: { provinceId?: string; on?: string },
): Promise<HotlineNumber[]> {
  const on = asked.on ?? dayInVietNam(ctx.now())
  const provinceId = asked.provinceId ?? ctx.session.provinceId
  return entered(ctx.db, ctx.session.tokenHash, (trx) => queries.listHotlineNumbers(trx, { provinceId, on }))
}

/** Scripts and advice as they stand today. */
export function showTexts(ctx: Context, keys: readonly string[], lang: Lang): Promise<LawText[]> {
  return entered(ctx.db, ctx.session.tokenHash, (trx) =>
    queries.listTexts(trx, keys, lang, dayInVietNam(ctx.now())),
  )
}

/** Time limits in force on a day, today unless said otherwise. */
export function showClockRules(ctx: Context, on = dayInVietNam(ctx.now())): Promise<ClockRule[]> {
  return entered(ctx.db, ctx.session.tokenHash, (trx) => queries.listClockRules(trx, on))
}

/** Acts to offer for a relationship, on the day the incident happened or today. */
export function showActs(
  ctx: Context,
  relationship: Relationship,
  on = dayInVietNam(ctx.now()),
): Promise<OfferedAct[]> {
  return entered(ctx.db, ctx.session.tokenHash, (trx) => queries.listActs(trx, relationship, on))
}

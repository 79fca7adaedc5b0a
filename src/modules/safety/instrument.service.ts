import { type Context, entered, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './instrument.contract.ts'
import * as queries from './instrument.queries.ts'

/** Every edition of the questions about danger, and which one is asked today. */
export function showEditions(ctx: Context) {
  const today = dayInVietNam(ctx.now())
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => ({
    items: await queries.listEditions(trx, today, ctx.session.staffId),
  }))
}

/**
 * A new edition, never a change of one that was asked: what was scored stays scored by its own questions. Refuses with
 * `record.not_found`, `version.stale` when somebody wrote an edition meanwhile, `risk.waits_for_sign` while the newest
 * still waits for a signature, and `risk.edition_past` when it would begin before today or before the one it follows.
 */
export function writeEdition(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.writeEditionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const code = params.instrument_code
    const newest = await queries.lockNewestEdition(trx, code)
    if (!newest) throw new Refusal('record.not_found', { id: code })
    if (newest.edition !== body.read_edition) throw new Refusal('version.stale', { id: code })
    if (newest.edited_by && newest.review_state === 'draft')
      throw new Refusal('risk.waits_for_sign', { edition: newest.edition })
    const today = dayInVietNam(ctx.now())
    const earliest = [newest.valid_from, today].toSorted().at(-1) ?? today
    if (body.valid_from < earliest) throw new Refusal('risk.edition_past', { day: earliest })
    const edition = newest.edition + 1
    const codes = body.questions.map((question, at) => question.code ?? `q${edition}_${at + 1}`)
    await queries.insertEdition(trx, ctx, { code, edition, body, codes })
    return { code, edition }
  })
}

/**
 * Signs the newest edition with name and day; from then on, and from its own day, it is asked. Refuses with
 * `record.not_found`, `version.stale` for an older one, `risk.own_edition` for whoever wrote it.
 */
export function signEdition(ctx: Context, { params, body }: RequestOf<typeof contracts.signEditionContract>) {
  return inTransaction(ctx, async (trx) => {
    const code = params.instrument_code
    const newest = await queries.lockNewestEdition(trx, code)
    if (!newest) throw new Refusal('record.not_found', { id: code })
    if (newest.edition !== body.edition) throw new Refusal('version.stale', { id: code })
    if (newest.edited_by === ctx.session.staffId)
      throw new Refusal('risk.own_edition', { edition: newest.edition })
    await queries.signEdition(trx, ctx, code, newest.edition, dayInVietNam(ctx.now()))
    return { code, edition: newest.edition }
  })
}

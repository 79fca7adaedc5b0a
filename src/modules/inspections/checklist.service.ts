import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './checklist.contract.ts'
import { findChecklist, listVersions } from './checklist.queries.ts'

/** Checklists with all their versions. */
export function listChecklists(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await listVersions(trx) }))
}

/** One checklist with its questions. Refuses with `record.not_found`. */
export function readChecklist(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.readChecklistContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await findChecklist(trx, params.checklist, { no: query.no, on: dayInVietNam(ctx.now()) })
    if (!found) throw new Refusal('record.not_found', { checklist: params.checklist })
    return found
  })
}

/**
 * Writes the next version. Refuses with `record.not_found`, `version.stale` when somebody wrote one meanwhile,
 * `inspection.version_earlier` when it would hold from before the last one did.
 */
export function reviseChecklist(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.reviseChecklistContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const last = await trx
      .selectFrom('inspection_checklist')
      .select(['no', 'subject', 'valid_from'])
      .where('code', '=', params.checklist)
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last) throw new Refusal('record.not_found', { checklist: params.checklist })
    sameVersion(body.version, last.no)
    if (body.valid_from < last.valid_from) throw new Refusal('inspection.version_earlier')
    const no = last.no + 1
    await refusing(
      trx
        .insertInto('inspection_checklist')
        .values({
          code: params.checklist,
          no,
          title_vi: body.title_vi,
          title_en: body.title_en,
          subject: last.subject,
          pass_percent: body.pass_percent,
          content: JSON.stringify(body.content),
          source: body.source,
          mark: 'S',
          valid_from: body.valid_from,
          edited_at: ctx.now(),
          edited_by: ctx.session.staffId,
        })
        .execute(),
      { inspection_checklist_pkey: () => new Refusal('version.stale', { yours: body.version, theirs: no }) },
    )
    return { code: params.checklist, no }
  })
}

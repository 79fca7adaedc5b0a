import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderForm } from '#modules/documents/index.ts'
import { findForm } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { OrderView, printOrderContract } from './order.contract.ts'
import { type PaperFacts, paperForms, paperOf } from './order-paper.words.ts'
import { openOrder } from './order-view.service.ts'

/**
 * A paper of an order as DOCX, its form number from the law's table. Only for those who may open its names; recorded.
 * Refuses with `record.not_found`, `order.no_paper`.
 */
export function printOrder(
  ctx: Context,
  { params }: RequestOf<typeof printOrderContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const order = await openOrder(trx, ctx, params.order_id)
    const { form, file } = paperForms[params.paper]
    const law = await findForm(trx, form, dayInVietNam(ctx.now()))
    if (!law || !order.opens || !order.her_name || !order.his_name)
      throw new Refusal('order.no_paper', { id: order.id })
    await sql`select audit.note('exported', 'case', o.case_id::text, ${JSON.stringify({ order: order.id, paper: params.paper })}::jsonb)
      from no_contact_order o where o.id = ${order.id}`.execute(trx)
    return {
      name: `${file}.docx`,
      bytes: await renderForm(paperOf(params.paper, factsOf(order, law, ctx.now().toISOString()))),
    }
  })
}

function factsOf(
  order: OrderView,
  law: { form_number: string | null; title_vi: string; basis: string },
  frozenAt: string,
): PaperFacts {
  const contact = order.contacts.find((each) => each.ended_at === null)
  return {
    formNumber: law.form_number,
    title: law.title_vi,
    basis: law.basis,
    herName: order.her_name ?? '',
    hisName: order.his_name ?? '',
    hisBirthYear: order.his_birth_year,
    communeName: order.commune_name,
    requestedBy: order.requested_by,
    hasConsent: order.consent_at !== null,
    reasons: order.reasons,
    priority: order.priority,
    daysAsked: order.days_asked,
    signedAt: order.signed_at,
    endsAt: order.ends_at,
    decisionNumber: order.decision_number,
    signer: order.signer,
    signerName: order.signer_name,
    signerAuthority: order.signer_authority,
    watcherFunction: order.watcher_function,
    watcherName: order.watcher_name,
    contact: contact
      ? { reason: contact.reason, startsAt: contact.starts_at, endsAt: contact.ends_at }
      : null,
    frozenAt,
  }
}

import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderForm, renderOfficialDocument } from '#modules/documents/index.ts'
import { findForm } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type DecisionPaper, decisionOf, decisionPapers } from './decision.words.ts'
import type { OrderView, printOrderContract } from './order.contract.ts'
import { type PaperFacts, paperForms, paperOf } from './order-paper.words.ts'
import { openOrder } from './order-view.service.ts'
import type { OrderPaper } from './protection.codes.ts'

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
    const { paper } = params
    const { form, file } = paperForms[paper]
    const law = await findForm(trx, form, dayInVietNam(ctx.now()))
    const isThere = paper !== 'refusal' || order.status === 'refused'
    if (!law || !order.opens || !order.her_name || !order.his_name || !isThere)
      throw new Refusal('order.no_paper', { id: order.id })
    await sql`select audit.note('exported', 'case', o.case_id::text, ${JSON.stringify({ order: order.id, paper })}::jsonb)
      from no_contact_order o where o.id = ${order.id}`.execute(trx)
    const facts = factsOf(paper, order, law, ctx.now().toISOString())
    const bytes = isDecision(paper)
      ? await renderOfficialDocument(decisionOf(paper, facts))
      : await renderForm(paperOf(paper, facts))
    return { name: `${file}.docx`, bytes }
  })
}

const isDecision = (paper: OrderPaper): paper is DecisionPaper =>
  (decisionPapers as readonly OrderPaper[]).includes(paper)

function factsOf(
  paper: OrderPaper,
  order: OrderView,
  law: { form_number: string | null; title_vi: string; basis: string },
  frozenAt: string,
): PaperFacts {
  const cancelled = order.cancellations.find((each) => each.status === 'cancelled')
  const signed = paper === 'cancel_decision' ? cancelled : order
  const contact = order.contacts.find((each) => each.ended_at === null)
  return {
    formNumber: law.form_number,
    title: law.title_vi,
    basis: law.basis,
    herName: order.her_name ?? '',
    hisName: order.his_name ?? '',
    hisBirthYear: order.his_birth_year,
    communeName: order.commune_name,
    placeName: order.place_name.replace(/^(Phường|Xã|Đặc khu|Thành phố|Tỉnh) /, ''),
    requestedBy: order.requested_by,
    hasConsent: order.consent_at !== null,
    reasons: order.reasons,
    priority: order.priority,
    daysAsked: order.days_asked,
    signedAt: signed?.signed_at ?? null,
    endsAt: order.ends_at,
    decisionNumber: order.decision_number,
    signer: signed?.signer ?? null,
    signerName: signed?.signer_name ?? null,
    signerAuthority: signed?.signer_authority ?? null,
    refusal: paper === 'refusal' ? order.refusal : null,
    watcherFunction: order.watcher_function,
    watcherName: order.watcher_name,
    contact: contact
      ? { reason: contact.reason, startsAt: contact.starts_at, endsAt: contact.ends_at }
      : null,
    frozenAt,
  }
}

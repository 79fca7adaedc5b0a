import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderForm } from '#modules/documents/index.ts'
import { findForm } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import * as queries from './contact.queries.ts'
import { openWords } from './contact.sealed.ts'
import type { printContact as printContract } from './contact-paper.contract.ts'
import { recordOf } from './contact-paper.words.ts'

/**
 * The record of a contact as the form that NĐ 76/2023 asks of the person at the hotline, its number from the law's
 * table as it stood on the day of the contact. Opening its words and making the paper are both recorded. Refuses with
 * `record.not_found`, and with `contact.erased` when there are no words left to print.
 */
export function printContact(
  ctx: Context,
  { params, body }: RequestOf<typeof printContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const contact = await queries.getContact(trx, params.id)
    const sealed = await queries.readSealedContact(trx, contact.id, { opened: 'paper', ...body })
    if (!sealed.sealed_key) throw new Refusal('contact.erased', { id: contact.id })
    await sql`select audit.note('printed', 'contact', ${contact.id}, ${JSON.stringify(body)}::jsonb)`.execute(
      trx,
    )
    const form = await findForm(trx, 'dv.call-record', dayInVietNam(contact.started_at))
    const paper = recordOf({
      contact,
      words: openWords(ctx, sealed),
      formNumber: form?.form_number ?? null,
      title: form?.title_vi ?? null,
      issuingBody: ctx.session.agencyName,
      frozenAt: ctx.now().toISOString(),
    })
    return {
      name: `ghi-chep-tong-dai-${dayInVietNam(contact.started_at)}.docx`,
      bytes: await renderForm(paper),
    }
  })
}

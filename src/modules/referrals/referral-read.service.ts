import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase, mark, refuseFuture, refuseUnassigned, touchCase } from '#modules/cases/index.ts'
import { renderForm } from '#modules/documents/index.ts'
import type {
  listOfCaseContract,
  printReferralContract,
  ReferralPaper,
  readReferralContract,
  sheetFileContract,
  tell111Contract,
} from './referral.contract.ts'
import { insertEvent, lockReferral } from './referral.queries.ts'
import { referralKey, wordAt } from './referral.seal.ts'
import { openField, sentView } from './referral.view.ts'
import { fieldsForPaper, findSent } from './referral-view.queries.ts'
import { sheetOf } from './sheet.words.ts'

interface Result111 {
  id: string
  sent_at: Date
  sent_by: string
  medium: 'phone' | 'letter' | 'email' | 'software'
  result: 'taken_up' | 'in_progress' | 'done' | 'could_not'
}

/** Referrals of one case. Refuses with `record.not_found`. */
export function listOfCase(ctx: Context, { params }: RequestOf<typeof listOfCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ assigned: boolean; from_111: boolean }>`
      select access.works_on(id) as assigned, received_from = '111' as from_111 from case_file where id = ${params.case_id}`.execute(
      trx,
    )
    const file = rows[0]
    if (!file) throw new Refusal('record.not_found', { id: params.case_id })
    const sent = await findSent(trx, { caseId: params.case_id })
    const told = await sql<Result111>`
      select t.id, t.sent_at, s.display_name as sent_by, t.medium, t.result from result_to_111 t join staff s on s.id = t.sent_by
      where  t.case_id = ${params.case_id} order by t.sent_at desc, t.id`.execute(trx)
    return {
      ...file,
      items: sent.map((row) => sentView(ctx, row)),
      results_to_111: told.rows.map((row) => ({ ...row, sent_at: row.sent_at.toISOString() })),
    }
  })
}

/** One referral as its sender sees it. Refuses with `record.not_found`. */
export function readReferral(ctx: Context, { params }: RequestOf<typeof readReferralContract>) {
  return inTransaction(ctx, async (trx) => {
    const [row] = await findSent(trx, { referralId: params.referral_id })
    if (!row) throw new Refusal('record.not_found', { id: params.referral_id })
    return sentView(ctx, row)
  })
}

/**
 * The sheet for a desk on paper: what may be told at this moment, and that it was printed. Refuses with
 * `referral.no_consent` when nothing may be told any more, `referral.wrong_state` once it is answered or called back.
 */
export function printReferral(ctx: Context, { params }: RequestOf<typeof printReferralContract>) {
  return inTransaction(ctx, (trx) => paperFor(trx, ctx, params.referral_id))
}

/** The same sheet as DOCX; refuses likewise. */
export function sheetFile(ctx: Context, { params }: RequestOf<typeof sheetFileContract>): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const paper = await paperFor(trx, ctx, params.referral_id)
    return {
      name: `phieu-chuyen-gui-${paper.code}.docx`,
      bytes: await renderForm(sheetOf(paper, ctx.now().toISOString())),
    }
  })
}

async function paperFor(trx: Writer, ctx: Context, id: string): Promise<ReferralPaper> {
  const referral = await lockReferral(trx, id)
  if (!['sent', 'asked', 'accepted'].includes(referral.status))
    throw new Refusal('referral.wrong_state', { id: referral.id, status: referral.status })
  const [row] = await findSent(trx, { referralId: referral.id })
  if (!row) throw new Refusal('record.not_found', { id: referral.id })
  const key = referralKey(ctx, referral)
  const fields = await fieldsForPaper(trx, referral.id)
  if (fields.length === 0) throw new Refusal('referral.no_consent', { id: referral.id })
  await insertEvent(trx, referral.id, 'printed', mark(ctx))
  await sql`select audit.note('printed', 'case', ${referral.case_id}, ${JSON.stringify({ referral: referral.id })}::jsonb)`.execute(
    trx,
  )
  const note = row.words.find((word) => word.kind === 'note')
  const { code, desk_name, agency_name, sent_by, purpose, services, urgency, sent_at, answer_due_at } = row
  return {
    code,
    desk_name,
    agency_name,
    from_agency: ctx.session.agencyName,
    sent_by,
    purpose,
    services,
    urgency,
    sent_at,
    answer_due_at,
    fields: fields.map(({ field, sealed_value }) => openField(key, referral.id, field, sealed_value)),
    note: note?.sealed ? key.open(wordAt(note.id), Buffer.from(note.sealed, 'base64')) : null,
  }
}

/** Records that a result went back to 111. Refuses with `referral.not_from_111`, `support.in_future`, `case.not_assigned`. */
export function tell111(ctx: Context, { params, body }: RequestOf<typeof tell111Contract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    refuseFuture(ctx, body.sent_at)
    const { rows } = await sql`
      select 1 from case_file where id = ${found.id} and received_from = '111'`.execute(trx)
    if (rows.length === 0) throw new Refusal('referral.not_from_111', { id: found.id })
    if (body.referral_id && (await lockReferral(trx, body.referral_id)).case_id !== found.id)
      throw new Refusal('record.not_found', { id: body.referral_id })
    const id = newId()
    await trx
      .insertInto('result_to_111')
      .values({
        id,
        case_id: found.id,
        referral_id: body.referral_id ?? null,
        sent_at: body.sent_at,
        sent_by: ctx.session.staffId,
        medium: body.medium,
        result: body.result,
      })
      .execute()
    await touchCase(trx, found.id, mark(ctx))
    return { id }
  })
}

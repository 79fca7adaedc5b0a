import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askSecond } from '#modules/access/index.ts'
import { readCaseCode } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'
import type * as contracts from './retention.contract.ts'
import { getCaseByCode, listDue, listErasureRows, listHoldRows, listRules } from './retention.queries.ts'

/** How long what is kept. */
export function listRetention(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: (await listRules(trx)).map((row) => ({ ...row, edited_at: row.edited_at?.toISOString() ?? null })),
  }))
}

/** Changes how long something is kept. Refuses with `version.stale`. */
export function editRetention(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.editRetentionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { version, ...values } = body
    const rule = (await listRules(trx)).find((each) => each.kind === params.kind)
    if (!rule) throw new Refusal('record.not_found')
    sameVersion(version, rule.version)
    const changed = await trx
      .updateTable('retention_rule')
      .set({ ...values, edited_by: ctx.session.staffId, edited_at: ctx.now(), version: version + 1 })
      .where('kind', '=', params.kind)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst()
    if (!changed) throw new Refusal('version.stale', { yours: version, theirs: version + 1 })
    return { kind: params.kind, version: changed.version }
  })
}

/** Closed cases whose time of keeping ends. */
export function listDueCases(ctx: Context, { query }: RequestOf<typeof contracts.listDueContract>) {
  return inTransaction(ctx, async (trx) => ({
    items: await listDue(trx, query.until ?? dayInVietNam(ctx.now())),
  }))
}

/** The same as XLSX. */
export function exportDueCases(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportDueContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listDue(trx, query.until ?? dayInVietNam(ctx.now()))
    await sql`select audit.note('exported', 'retention', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const { retention, yes } = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'retention',
      rows.map((row) => [
        row.code,
        row.agency_name,
        retention[row.kind],
        row.closed_on,
        row.due_on,
        row.held ? yes : '',
      ]),
    )
  })
}

/** Cases held as they are. */
export function listHolds(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: (await listHoldRows(trx)).map(({ case_id: _, ...row }) => ({
      ...row,
      from_at: row.from_at.toISOString(),
      ended_at: row.ended_at?.toISOString() ?? null,
    })),
  }))
}

/**
 * Holds a case as it is from now on; nothing of it is erased until two people have ended it. Refuses with
 * `record.not_found`, `case.erased`, `legal_hold.runs`.
 */
export function setHold(ctx: Context, { body }: RequestOf<typeof contracts.setHoldContract>) {
  return inTransaction(ctx, async (trx) => {
    const code = readCaseCode(body.code)
    const found = await getCaseByCode(trx, code)
    if (found.erased_at) throw new Refusal('case.erased', { id: found.case_id })
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey('legal_hold', id)
    const held = trx
      .insertInto('legal_hold')
      .values({
        id,
        case_id: found.case_id,
        case_code: code ?? '',
        agency_id: found.agency_id,
        reason: body.reason,
        sealed_key: wrapped,
        sealed_reason: key.seal({ table: 'legal_hold', column: 'sealed_reason', row: id }, body.words),
        set_by: ctx.session.staffId,
      })
      .execute()
    await refusing(held, { legal_hold_running: () => new Refusal('legal_hold.runs', { id: found.case_id }) })
    return { id }
  })
}

/** Asks a second person to end a hold. Refuses with `record.not_found`, `legal_hold.ended`, `legal_hold.end_asked`. */
export function askToEndHold(ctx: Context, { params, body }: RequestOf<typeof contracts.endHoldContract>) {
  return inTransaction(ctx, async (trx) => {
    const [hold] = await listHoldRows(trx, params.hold_id)
    if (!hold) throw new Refusal('record.not_found', { id: params.hold_id })
    if (hold.ended_at) throw new Refusal('legal_hold.ended', { id: hold.id })
    if (hold.end_asked) throw new Refusal('legal_hold.end_asked', { id: hold.id })
    const id = await askSecond(trx, ctx, {
      kind: 'legal_hold_end',
      recordKind: 'case',
      recordId: hold.case_id,
      detail: { about: hold.case_code },
      words: body.words,
    })
    return { id }
  })
}

/** Cases whose key was destroyed. */
export function listErasures(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: (await listErasureRows(trx)).map((row) => ({ ...row, erased_at: row.erased_at.toISOString() })),
  }))
}

/** Asks a second person to erase. Refuses as the act itself would: `erasure.still_open`, `erasure.held`, `case.erased`. */
export function askErasure(ctx: Context, { body }: RequestOf<typeof contracts.askErasureContract>) {
  return inTransaction(ctx, async (trx) => {
    const code = readCaseCode(body.code)
    const found = await getCaseByCode(trx, code)
    if (found.erased_at) throw new Refusal('case.erased', { id: found.case_id })
    if (found.status !== 'closed') throw new Refusal('erasure.still_open', { id: found.case_id })
    if ((await listHoldRows(trx)).some((hold) => hold.case_id === found.case_id && !hold.ended_at))
      throw new Refusal('erasure.held', { id: found.case_id })
    const id = await askSecond(trx, ctx, {
      kind: 'erasure',
      recordKind: 'case',
      recordId: found.case_id,
      detail: { about: code ?? '' },
      words: body.words,
    })
    return { id }
  })
}

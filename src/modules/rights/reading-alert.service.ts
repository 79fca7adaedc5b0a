import { sql } from 'kysely'
import { type Context, entered, type House, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import type * as contracts from './reading-alert.contract.ts'
import {
  type AlertRow,
  findUnusual,
  insertAlert,
  listAlertRows,
  overseersOf,
  updateAlert,
} from './reading-alert.queries.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'

const recordKind = 'reading_alert'
const noteAt = (id: string) => ({ table: recordKind, column: 'sealed_note', row: id })

/** For the job that runs every five minutes: what does not look like work is kept, and overseers are told. Says how much. */
export function watchReading({ jobs, now }: { jobs: House['db']; now(): Date }): Promise<number> {
  return entered(jobs, null, async (trx) => {
    let kept = 0
    for (const found of await findUnusual(trx, now())) {
      if (!(await insertAlert(trx, newId(), found))) continue
      kept += 1
      await leaveNotice(trx, { staffIds: await overseersOf(trx, found), kind: 'reading_alert.found' }, now())
    }
    return kept
  })
}

/** Alerts that I oversee; never about me. */
export function listAlerts(ctx: Context, { query }: RequestOf<typeof contracts.listAlertsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listAlertRows(trx, { filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** One alert with its note. Refuses with `record.not_found`. */
export function readAlert(ctx: Context, { params }: RequestOf<typeof contracts.readAlertContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await getAlert(trx, params.alert_id)
    await sql`select audit.read('reading_alert', ${row.id})`.execute(trx)
    const note =
      row.sealed_key && row.sealed_note
        ? ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key).open(noteAt(row.id), row.sealed_note)
        : null
    return { ...lineOf(row), note }
  })
}

/** What I think of it. Refuses with `record.not_found` (also about oneself), `version.stale`. */
export function judgeAlert(ctx: Context, { params, body }: RequestOf<typeof contracts.judgeAlertContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await getAlert(trx, params.alert_id)
    sameVersion(body.version, row.version)
    const sealing = body.note ? ctx.vault.newRecordKey(recordKind, row.id) : undefined
    const version = await updateAlert(trx, {
      id: row.id,
      version: body.version,
      judgement: body.judgement,
      by: ctx.session.staffId,
      at: ctx.now(),
      key: sealing?.wrapped ?? null,
      note: body.note && sealing ? sealing.key.seal(noteAt(row.id), body.note) : null,
    })
    if (!version) throw new Refusal('version.stale', { yours: body.version, theirs: row.version + 1 })
    return { id: row.id, version, judgement: body.judgement }
  })
}

/** The register as XLSX. */
export function exportAlerts(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportAlertsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listAlertRows(trx, { filter: query, limit: 5_000 })
    await sql`select audit.note('exported', 'reading_alert', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const said = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'alerts',
      rows.map((row) => [
        row.found_at.toISOString(),
        row.agency_name,
        said.alertKind[row.kind],
        row.weight,
        row.from_at.toISOString(),
        row.until_at.toISOString(),
        row.judgement ? said.alertJudgement[row.judgement] : '',
      ]),
    )
  })
}

async function getAlert(trx: Writer, id: string): Promise<AlertRow> {
  const [row] = await listAlertRows(trx, { id, limit: 1 })
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

function lineOf(row: AlertRow) {
  const { sealed_key: _, sealed_note: __, micros: ___, ...shown } = row
  return {
    ...shown,
    from_at: row.from_at.toISOString(),
    until_at: row.until_at.toISOString(),
    found_at: row.found_at.toISOString(),
    judged_at: row.judged_at?.toISOString() ?? null,
  }
}

import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  type ClockReader,
  cancelClock,
  lockOpenClocksOf,
  meetClock,
  startClock,
} from '#modules/clocks/index.ts'
import { dayInVietNam, loadCalendar, type PlacesReader } from '#modules/places/index.ts'
import { breachForm } from './breach.print.ts'
import * as contracts from './data-breach.contract.ts'
import { breachLife } from './data-breach.life.ts'
import {
  type BreachRow,
  findFormNumber,
  insertBreach,
  listBreachRows,
  lockBreach,
  updateBreach,
} from './data-breach.queries.ts'
import { nextNumber } from './data-request.queries.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'

const recordKind = 'data_breach'
const rule = 'PD-BREACH'
const slowWatchMs = 5 * 60_000
const reportAt = (id: string) => ({ table: recordKind, column: 'sealed_report', row: id })
const Report = z.object(contracts.breachWords)

/** Records a breach; the 72 hours begin when it was found. Refuses with `data_breach.in_future`, `data_breach.span`. */
export function recordBreach(ctx: Context, { body }: RequestOf<typeof contracts.recordBreachContract>) {
  return inTransaction(ctx, async (trx) => {
    const foundAt = new Date(body.found_at)
    refuseFuture(ctx, foundAt)
    const { found_at: _, report, ...facts } = body
    refuseSpan(facts)
    const { agencyId, provinceId, staffId } = ctx.session
    const id = newId()
    const year = Number(dayInVietNam(foundAt).slice(0, 4))
    const no = await nextNumber(trx, agencyId, recordKind, year)
    const { wrapped, key } = ctx.vault.newRecordKey(recordKind, id)
    await insertBreach(trx, {
      id,
      province_id: provinceId,
      agency_id: agencyId,
      no,
      year,
      found_at: foundAt,
      recorded_by: staffId,
      sealed_key: wrapped,
      sealed_report: key.sealJson(reportAt(id), report),
      ...facts,
    })
    await startClock(
      trx as unknown as ClockReader,
      { provinceId, agencyId, recordKind, recordId: id, ruleCode: rule, startedAt: foundAt },
      await loadCalendar(trx as unknown as PlacesReader),
    )
    return { id, version: 1, number: `${no}/${year}`, status: 'open' as const }
  })
}

/** Corrects a breach that is not closed. Refuses with `data_breach.wrong_state`, `data_breach.span`, `version.stale`. */
export function correctBreach(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.correctBreachContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockBreach(trx, params.breach_id)
    if (found.status === 'closed')
      throw new Refusal('data_breach.wrong_state', { id: found.id, status: found.status })
    const { version, report, ...facts } = body
    sameVersion(version, found.version)
    refuseSpan(facts)
    const key = ctx.vault.openRecordKey(recordKind, found.id, found.sealed_key)
    return updateBreach(trx, found.id, { ...facts, sealed_report: key.sealJson(reportAt(found.id), report) })
  })
}

/** The register, newest first. */
export function listBreaches(ctx: Context, { query }: RequestOf<typeof contracts.listBreachesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listBreachRows(trx, { filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** One breach with its words. Refuses with `record.not_found`. */
export function readBreach(ctx: Context, { params }: RequestOf<typeof contracts.readBreachContract>) {
  return inTransaction(ctx, async (trx) => {
    const { row, report } = await openedBreach(ctx, trx, params.breach_id)
    return {
      ...lineOf(row),
      happened_from: row.happened_from?.toISOString() ?? null,
      happened_until: row.happened_until?.toISOString() ?? null,
      report,
    }
  })
}

/**
 * Moves a breach on. Telling the authority meets the 72 hours, as of the moment it was told; saying why not ends them.
 * Refuses with `data_breach.wrong_state`, `data_breach.in_future`, `version.stale`.
 */
export function moveBreach(ctx: Context, { params, body }: RequestOf<typeof contracts.moveBreachContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockBreach(trx, params.breach_id)
    const status = breachLife[found.status][body.move]
    if (!status) throw new Refusal('data_breach.wrong_state', { id: found.id, status: found.status })
    sameVersion(body.version, found.version)
    const at = 'at' in body ? new Date(body.at) : ctx.now()
    refuseFuture(ctx, at)
    if (at < found.found_at) throw new Refusal('data_breach.span', { id: found.id })
    const clocks = trx as unknown as ClockReader
    for (const clock of await lockOpenClocksOf(clocks, found.id, rule)) {
      if (body.move === 'notify')
        await meetClock(clocks, clock.id, new Date(Math.min(at.getTime(), ctx.now().getTime())), ctx.now())
      if (body.move === 'do_not_notify' && clock.status !== 'missed') await cancelClock(clocks, clock.id)
    }
    const values =
      body.move === 'notify'
        ? { notified_at: at, notified_how: body.how, not_notified_reason: null }
        : body.move === 'do_not_notify'
          ? { not_notified_reason: body.reason }
          : body.move === 'tell_persons'
            ? { persons_told_at: at }
            : { closed_at: ctx.now() }
    return updateBreach(trx, found.id, { status, ...values })
  })
}

/** The notice by its official form. Refuses with `record.not_found`. */
export function breachFormFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.breachFormContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { row, report } = await openedBreach(ctx, trx, params.breach_id)
    const formNumber = await findFormNumber(trx, 'pd.breach', dayInVietNam(row.found_at))
    const bytes = await breachForm({ agency: ctx.session.agencyName, formNumber, row, report, at: ctx.now() })
    return { name: `thong-bao-vi-pham-du-lieu-${row.number.replace('/', '-')}.docx`, bytes }
  })
}

/** The register as XLSX: no word that was typed. */
export function exportBreaches(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportBreachesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listBreachRows(trx, { filter: query, limit: 5_000 })
    await sql`select audit.note('exported', 'data_breach', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const said = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'breaches',
      rows.map((row) => [
        row.number,
        row.found_at.toISOString(),
        row.acts.map((act) => said.act[act]).join('; '),
        row.data_categories.map((category) => said.category[category]).join('; '),
        row.persons_count,
        row.records_count,
        row.harm_likely ? said.yes : '',
        said.breachStatus[row.status],
        row.notified_at?.toISOString() ?? null,
        row.persons_told_at?.toISOString() ?? null,
      ]),
    )
  })
}

async function openedBreach(ctx: Context, trx: Writer, id: string) {
  const [row] = await listBreachRows(trx, { id, limit: 1 })
  if (!row) throw new Refusal('record.not_found', { id })
  await sql`select audit.read('data_breach', ${row.id})`.execute(trx)
  const key = ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key)
  return { row, report: Report.parse(key.openJson(reportAt(row.id), row.sealed_report)) }
}

function refuseFuture(ctx: Context, at: Date): void {
  if (at.getTime() > ctx.now().getTime() + slowWatchMs) throw new Refusal('data_breach.in_future')
}

function refuseSpan({
  happened_from,
  happened_until,
}: {
  happened_from: string | null
  happened_until: string | null
}) {
  if (happened_from && happened_until && Date.parse(happened_until) < Date.parse(happened_from))
    throw new Refusal('data_breach.span')
}

function lineOf(row: BreachRow) {
  const when = (moment: Date | null) => moment?.toISOString() ?? null
  const {
    happened_from: _,
    happened_until: __,
    sealed_key: ___,
    sealed_report: ____,
    micros: _____,
    ...shown
  } = row
  return {
    ...shown,
    found_at: row.found_at.toISOString(),
    due_at: when(row.due_at),
    started_at: when(row.started_at),
    notified_at: when(row.notified_at),
    persons_told_at: when(row.persons_told_at),
  }
}

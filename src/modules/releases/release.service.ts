import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { getIndicator } from '#modules/indicators/index.ts'
import { askTables, type Prepared, prepare } from './prepare.ts'
import type * as contracts from './release.contract.ts'
import { releaseCsv } from './release.csv.ts'
import { type Move, nextStatus } from './release.life.ts'
import {
  getRelease,
  listReleaseRows,
  listTold,
  lockRelease,
  oneAtATime,
  type ReleaseListed,
  type ReleaseRow,
} from './release.queries.ts'

/** Releases of my province, newest first. */
export function listReleases(ctx: Context, { query }: RequestOf<typeof contracts.listReleases>) {
  return inTransaction(ctx, async (trx) => {
    const { q, limit, ...asked } = query
    const rows = q
      ? (await listReleaseRows(trx, asked)).filter((row) => saysRelease(row, q))
      : await listReleaseRows(trx, { ...asked, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.recorded_us, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** A few releases a year: they are narrowed by their words here, as a person reads them. */
export function saysRelease(row: ReleaseListed, q: string | undefined): boolean {
  return saysAll(`${row.title_vi} ${row.title_en} ${row.agency_name} ${row.year}`, q)
}

function lineOf(row: ReleaseListed) {
  return {
    id: row.id,
    title: { vi: row.title_vi, en: row.title_en },
    year: row.year,
    last_quarter: row.last_quarter,
    status: row.status,
    agency_name: row.agency_name,
    recorded_at: row.recorded_at.toISOString(),
    published_at: row.published_at?.toISOString() ?? null,
    version: row.version,
  }
}

/** One release. Refuses with `record.not_found`. */
export function readRelease(ctx: Context, { params }: RequestOf<typeof contracts.readRelease>) {
  return inTransaction(ctx, async (trx) => {
    const row = await getRelease(trx, params.release_id)
    return {
      ...lineOf(row),
      note: row.note,
      asked: row.asked as { indicator: string; by: never }[],
      replaces: row.replaces,
      checked_by_me: row.checked_by === ctx.session.staffId,
      checked_at: row.checked_at?.toISOString() ?? null,
      ended_at: row.ended_at?.toISOString() ?? null,
      ended_why: row.ended_why,
      sha256: row.sha256,
      tables: row.content,
    }
  })
}

/** What would be told now, and why a number is kept back. Recorded. Refuses like `checkRelease`. */
export async function previewRelease(ctx: Context, { params }: RequestOf<typeof contracts.previewRelease>) {
  const { tables } = await inTransaction(ctx, async (trx) => {
    const row = await getRelease(trx, params.release_id)
    if (!nextStatus(row.status, 'check')) throw wrongState(row)
    await askDuties(trx, row)
    await sql`select audit.note('previewed', 'release', ${row.id}, '{}'::jsonb)`.execute(trx)
    return prepare(ctx, trx, row)
  })
  const all = tables.flatMap((table) => table.why.flat())
  const count = (why: string) => all.filter((each) => each === why).length
  return { tables, told: count('told'), small: count('small'), neighbour: count('neighbour') }
}

const wrongState = (row: ReleaseRow) => new Refusal('release.wrong_state', { id: row.id, status: row.status })

function askMove(row: ReleaseRow, move: Move) {
  const status = nextStatus(row.status, move)
  if (!status) throw wrongState(row)
  return status
}

/** Only who reports a figure of response may prepare it for the public: the preview tells which numbers are small. */
async function askDuties(trx: Writer, row: ReleaseRow): Promise<void> {
  const needed = row.asked
    .map(({ indicator }) => getIndicator(indicator))
    .filter((indicator) => indicator.floor === 'response')
  if (needed.length === 0) return
  const { rows } = await sql<{ duty_code: string }>`
    select distinct duty_code from agency_duty
    where  agency_id = any ((select access.current_agencies())::uuid[]) and place_id = ${row.province_id}
      and  from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (until_on is null or until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(
    trx,
  )
  const held = new Set(rows.map((each) => each.duty_code))
  const missing = needed.find((indicator) => !held.has(indicator.duty))
  if (missing) throw new Refusal('release.not_your_duty', { indicator: missing.code })
}

const wordsOf = (body: RequestOf<typeof contracts.draftRelease>['body']) => ({
  title_vi: body.title_vi,
  title_en: body.title_en,
  note: body.note ?? null,
  year: body.year,
  last_quarter: body.last_quarter,
  asked: JSON.stringify(body.asked),
  replaces: body.replaces ?? null,
})

/** What a release takes the place of must be published. Refuses with `record.not_found` and `release.wrong_state`. */
async function askReplaced(trx: Writer, id: string | undefined): Promise<void> {
  if (id !== undefined) askMove(await getRelease(trx, id), 'supersede')
}

/** Begins a release. Refuses with `release.not_offered`, `release.one_breakdown`, and for the replaced one like a move of it. */
export function draftRelease(ctx: Context, { body }: RequestOf<typeof contracts.draftRelease>) {
  return inTransaction(ctx, async (trx) => {
    askTables(body.asked)
    await askReplaced(trx, body.replaces)
    const id = newId()
    const { provinceId, agencyId, staffId } = ctx.session
    await trx
      .insertInto('release')
      .values({
        ...wordsOf(body),
        id,
        province_id: provinceId,
        agency_id: agencyId,
        recorded_by: staffId,
        recorded_at: ctx.now(),
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Changes a draft. Refuses with `record.not_found`, `version.stale`, `release.wrong_state`, and like `draftRelease`. */
export function changeRelease(ctx: Context, { params, body }: RequestOf<typeof contracts.changeRelease>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockRelease(trx, params.release_id)
    sameVersion(body.version, row.version)
    askMove(row, 'check')
    askTables(body.asked)
    await askReplaced(trx, body.replaces)
    return moved(trx, row, wordsOf(body))
  })
}

/**
 * Counts, guards and freezes. Refuses with `record.not_found`, `version.stale`, `release.wrong_state`, `release.not_your_duty`,
 * `release.quarter_open`, `release.one_breakdown`, `release.not_offered`.
 */
export async function checkRelease(ctx: Context, { params, body }: RequestOf<typeof contracts.checkRelease>) {
  const made = await entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const row = await getRelease(trx, params.release_id)
    askMove(row, 'check')
    await askDuties(trx, row)
    return prepare(ctx, trx, row)
  })
  return inTransaction(ctx, async (trx) => {
    const row = await lockRelease(trx, params.release_id)
    sameVersion(body.version, row.version)
    const status = askMove(row, 'check')
    const attempt = row.attempt + 1
    await keepCounts(trx, row, attempt, made)
    const content = JSON.stringify(made.tables.map(({ why: _, ...table }) => table))
    return moved(trx, row, {
      status,
      attempt,
      content,
      sha256: createHash('sha256').update(content).digest('hex'),
      told_before: made.toldBefore,
      checked_by: ctx.session.staffId,
      checked_at: ctx.now(),
    })
  })
}

async function keepCounts(
  trx: Writer,
  row: ReleaseRow,
  attempt: number,
  { counts }: Prepared,
): Promise<void> {
  const head = { release_id: row.id, attempt, province_id: row.province_id, year: row.year }
  for (let at = 0; at < counts.length; at += 500)
    await trx
      .insertInto('release_count')
      .values(counts.slice(at, at + 500).map((count) => ({ ...head, ...count })))
      .execute()
}

/** Takes a checked release back. Refuses with `record.not_found`, `version.stale`, `release.wrong_state`. */
export function reopenRelease(ctx: Context, { params, body }: RequestOf<typeof contracts.reopenRelease>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockRelease(trx, params.release_id)
    sameVersion(body.version, row.version)
    const nothing = { content: null, sha256: null, told_before: null, checked_by: null, checked_at: null }
    return moved(trx, row, { status: askMove(row, 'reopen'), ...nothing })
  })
}

/**
 * Publishes what was checked. Refuses with `record.not_found`, `version.stale`, `release.wrong_state`, `release.same_person`, and with
 * `release.told_meanwhile` where another release told numbers of the same indicators and year since.
 */
export function publishRelease(ctx: Context, { params, body }: RequestOf<typeof contracts.publishRelease>) {
  return inTransaction(ctx, async (trx) => {
    await oneAtATime(trx, ctx.session.provinceId)
    const row = await lockRelease(trx, params.release_id)
    sameVersion(body.version, row.version)
    const status = askMove(row, 'publish')
    if (row.checked_by === ctx.session.staffId) throw new Refusal('release.same_person', { id: row.id })
    const codes = row.asked.map((each) => each.indicator)
    const told = await listTold(trx, row.province_id, row.year, codes)
    if (told.length !== row.told_before) throw new Refusal('release.told_meanwhile', { id: row.id })
    await tell(trx, ctx, row)
    if (row.replaces) await supersede(trx, ctx, row.replaces)
    return moved(trx, row, { status, published_by: ctx.session.staffId, published_at: ctx.now() })
  })
}

/** From here on these numbers are told: a later release says the same of each. */
async function tell(trx: Writer, ctx: Context, row: ReleaseRow): Promise<void> {
  const cells = (row.content ?? []).flatMap((table) =>
    table.exact
      ? []
      : table.rows.flatMap((line) =>
          table.spans.map((span, at) => ({
            province_id: row.province_id,
            indicator: table.indicator,
            year: row.year,
            span,
            dimension: line.category === null ? '' : (table.by ?? ''),
            category: line.category ?? '',
            told: line.values[at] ?? null,
            release_id: row.id,
            told_at: ctx.now(),
          })),
        ),
  )
  for (let at = 0; at < cells.length; at += 500)
    await trx
      .insertInto('release_told')
      .values(cells.slice(at, at + 500))
      .onConflict((met) => met.doNothing())
      .execute()
}

async function supersede(trx: Writer, ctx: Context, id: string): Promise<void> {
  const old = await lockRelease(trx, id)
  await moved(trx, old, { status: askMove(old, 'supersede'), ended_at: ctx.now() })
}

/** Withdraws a release with the reason. Refuses with `record.not_found`, `version.stale`, `release.wrong_state`. */
export function withdrawRelease(ctx: Context, { params, body }: RequestOf<typeof contracts.withdrawRelease>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockRelease(trx, params.release_id)
    sameVersion(body.version, row.version)
    return moved(trx, row, { status: askMove(row, 'withdraw'), ended_at: ctx.now(), ended_why: body.reason })
  })
}

async function moved(trx: Writer, row: ReleaseRow, change: Record<string, unknown>) {
  const made = await trx
    .updateTable('release')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', row.id)
    .returning(['status', 'version'])
    .executeTakeFirstOrThrow()
  return { id: row.id, status: made.status as ReleaseRow['status'], version: made.version }
}

/** The tables as everybody gets them. Refuses with `record.not_found`, and with `release.wrong_state` before they are frozen. */
export function downloadRelease(
  ctx: Context,
  { params }: RequestOf<typeof contracts.downloadRelease>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const row = await getRelease(trx, params.release_id)
    if (!row.content) throw wrongState(row)
    await sql`select audit.note('exported', 'release', ${row.id}, '{}'::jsonb)`.execute(trx)
    return {
      name: `so-lieu-${row.year}-${row.id.slice(-6)}.csv`,
      bytes: Buffer.from(releaseCsv(row.year, row.content, ctx.session.language)),
    }
  })
}

import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isPicture, safeName, strippedPicture, typeOf, unpacksSafely } from '#modules/documents/index.ts'
import { takenTypes } from './file-kind.part.ts'
import type * as contracts from './inbox.contract.ts'
import type { ReportItem } from './inbox.contract.ts'
import * as queries from './inbox.queries.ts'
import { insertWord } from './public-report.queries.ts'
import { privateAt } from './public-report.service.ts'
import { type ReportMove, reportLife } from './report.life.ts'
import { type Bytes, openPart, openText, sealText, unwrapForDuty } from './sealing.part.ts'

const bytes = (buffer: Uint8Array): Bytes => new Uint8Array(buffer)
const mostInDanger = 50
/** Signs that show nothing, or turn the words around them: whoever typed them wanted to confuse the reader. */
const unprintable = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** A row as lists show it. */
function itemOf(row: queries.ListedReport): ReportItem {
  const { received_micros: _, received_at, last_word_at, opened_at, ...rest } = row
  return {
    ...(rest as unknown as ReportItem), // codes are held to the same lists by constraints
    received_at: received_at.toISOString(),
    last_word_at: last_word_at.toISOString(),
    opened_at: opened_at?.toISOString() ?? null,
  }
}

/** Reports of my duty, newest first. */
export function showInbox(ctx: Context, { query }: RequestOf<typeof contracts.listReportsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await queries.listReports(trx, filter, { after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.received_micros, row.id])
    return { items: shown.map(itemOf), next }
  })
}

/** One report, its words covered. Refuses with `record.not_found`. */
export function showReport(ctx: Context, { params }: RequestOf<typeof contracts.reportStructureContract>) {
  return inTransaction(ctx, async (trx) => itemOf(await queries.getReport(trx, params.report_id)))
}

/** What waits, for Hôm nay and the board. */
export function showWaiting(ctx: Context) {
  return inTransaction(ctx, (trx) => waitingReports(trx))
}

/** The same inside another story: how many wait, since when, and those whose sender is in danger. */
export async function waitingReports(trx: Writer) {
  const rows = (await queries.listWaiting(trx, 500)).map(itemOf)
  const oldest = rows.map((row) => row.last_word_at).sort()[0]
  return {
    waiting: rows.length,
    oldest_at: oldest ?? null,
    danger: rows.filter((row) => row.danger === 'now' || row.danger === 'soon').slice(0, mostInDanger),
  }
}

export interface OpenedReport {
  locator: string
  key: Bytes
}

/** Opens a report's key in the session of somebody entitled; recorded. Nothing where it was erased. */
export async function openReportKey(
  trx: Writer,
  ctx: Context,
  id: string,
  what: string,
): Promise<OpenedReport | undefined> {
  const row = await queries.readSealedReport(trx, id, { opened: what })
  if (!row?.locator || !row.ephemeral_key || !row.wrapped_key) return undefined
  const duty = ctx.vault.openRecordKey('intake_key', row.key_id, row.sealed_key)
  const pair = {
    publicKey: bytes(row.public_key),
    privateKey: bytes(duty.openBytes(privateAt(row.key_id), row.sealed_private)),
  }
  const sealed = { ephemeral: bytes(row.ephemeral_key), wrapped: bytes(row.wrapped_key) }
  try {
    return { locator: row.locator, key: await unwrapForDuty(sealed, row.locator, pair) }
  } catch {
    throw new Refusal('intake.broken', { id })
  }
}

/** Words that do not open (sent broken, or by a program that seals otherwise) are told as such, and the rest is shown. */
async function wordOf(
  opened: OpenedReport | undefined,
  { sealed, side }: { sealed: Buffer | null; side: 'reporter' | 'staff' },
): Promise<string | null> {
  if (!opened || !sealed) return null
  const text = await openText(opened.key, opened.locator, 'word', bytes(sealed)).catch(() => null)
  return (side === 'staff' ? text : text?.replace(unprintable, '')) ?? null
}

/** The words of a report that its sender wrote, one after the other: for the contact that grows out of it. */
export async function reporterWords(
  trx: Writer,
  opened: OpenedReport | undefined,
  id: string,
): Promise<string> {
  const words = await queries.listWords(trx, id)
  const open = words.filter((word) => word.side === 'reporter').map((word) => wordOf(opened, word))
  return (await Promise.all(open)).filter(Boolean).join('\n\n')
}

/** One report, opened and recorded; the first opening is told to colleagues. Refuses with `record.not_found`, `intake.broken`. */
export function openReport(ctx: Context, { params }: RequestOf<typeof contracts.openReportContract>) {
  return inTransaction(ctx, async (trx) => {
    const id = params.report_id
    const stored = await queries.lockReport(trx, id)
    const opened = await openReportKey(trx, ctx, id, 'report')
    if (!stored.opened_at) await noteOpened(trx, ctx, stored)
    const words = await queries.listWords(trx, id)
    const files = await queries.listFiles(trx, id)
    return {
      ...itemOf(await queries.getReport(trx, id)),
      words: await Promise.all(
        words.map(async ({ side, at, sealed, written_by_name }) => ({
          side,
          at: at.toISOString(),
          written_by_name,
          text: await wordOf(opened, { side, sealed }),
        })),
      ),
      attachments: await Promise.all(
        files.map(async (file) => ({
          file_no: file.file_no,
          name: await nameOf(opened, file),
          whole: file.come === file.chunks,
        })),
      ),
    }
  })
}

async function nameOf(
  opened: OpenedReport | undefined,
  file: { file_no: number; sealed_about: Buffer | null },
) {
  if (!opened || !file.sealed_about) return null
  const name = await openText(
    opened.key,
    opened.locator,
    `file ${file.file_no}`,
    bytes(file.sealed_about),
  ).catch(() => null)
  return name?.slice(0, 200) ?? null
}

/** Says who has opened it first; noise that somebody looks into stays noise. */
export async function noteOpened(
  trx: Writer,
  ctx: Context,
  stored: { id: string; state: queries.ReportRow['state'] },
): Promise<void> {
  await queries.changeReport(trx, stored.id, {
    ...(stored.state === 'new' ? { state: 'opened' as const } : {}),
    opened_at: ctx.now(),
    opened_by: ctx.session.staffId,
  })
}

function nextState(stored: { id: string; state: queries.ReportRow['state'] }, move: ReportMove) {
  const next = reportLife[stored.state as keyof typeof reportLife][move]
  if (!next) throw new Refusal('intake.wrong_state', { id: stored.id, status: stored.state })
  return next
}

/** Writes an answer, sealed with the report's own key. Refuses with `version.stale`, `intake.wrong_state`, `intake.erased`. */
export function answerReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.answerReportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockReport(trx, params.report_id)
    sameVersion(body.version, stored.version)
    const state = nextState(stored, 'answer')
    const opened = await openReportKey(trx, ctx, stored.id, 'answer')
    if (!opened) throw new Refusal('intake.erased', { id: stored.id })
    const at = ctx.now()
    await insertWord(trx, {
      id: newId(at.getTime()),
      report_id: stored.id,
      side: 'staff',
      sealed: Buffer.from(await sealText(opened.key, opened.locator, 'word', body.text)),
      written_by: ctx.session.staffId,
      at,
    })
    const version = await queries.changeReport(trx, stored.id, {
      state,
      waits: false,
      settled_by: null,
      last_word_at: at,
      ...(stored.answered_at ? {} : { answered_at: at }),
    })
    return { id: stored.id, version, state }
  })
}

/** Closes, lays aside unread, or brings back. Refuses with `version.stale`, `intake.wrong_state`. */
export function moveReport(ctx: Context, { params, body }: RequestOf<typeof contracts.moveReportContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockReport(trx, params.report_id)
    sameVersion(body.version, stored.version)
    const next = nextState(stored, body.move)
    const state = next === 'opened' && !stored.opened_at ? 'new' : next // brought back before anybody had opened it
    const settled = state === 'closed' || state === 'spam'
    const version = await queries.changeReport(trx, stored.id, {
      state,
      waits: body.move === 'restore',
      settled_by: settled ? ctx.session.staffId : null,
    })
    return { id: stored.id, version, state }
  })
}

/** A file as it may be handled: type told by its own bytes, a picture without place and device. Refuses with `record.not_found`, `intake.file_refused`. */
export function readReportFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readReportFileContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockReport(trx, params.report_id)
    const file = (await queries.listFiles(trx, stored.id)).find((each) => each.file_no === params.no)
    const opened = await openReportKey(trx, ctx, stored.id, `file ${params.no}`)
    if (!file || !opened || file.come !== file.chunks)
      throw new Refusal('record.not_found', { id: stored.id })
    const plain = await joined(opened, params.no, await queries.readChunks(trx, stored.id, params.no))
    const type = plain && typeOf(plain)
    if (type && !takenTypes.includes(type)) throw new Refusal('intake.file_refused', { id: stored.id })
    if (!plain || !type || !(await unpacksSafely(plain, type)))
      throw new Refusal('intake.file_refused', { id: stored.id })
    const shown = isPicture(type) ? strippedPicture(plain, type) : plain
    if (!shown) throw new Refusal('intake.file_refused', { id: stored.id })
    const name = (await nameOf(opened, file)) ?? `tep-${params.no}`
    return { name: safeName(name, type), bytes: shown, type }
  })
}

async function joined(opened: OpenedReport, fileNo: number, chunks: Buffer[]): Promise<Buffer | undefined> {
  try {
    const open = chunks.map((sealed, at) =>
      openPart(opened.key, opened.locator, `piece ${fileNo} ${at}`, bytes(sealed)),
    )
    return Buffer.concat(await Promise.all(open))
  } catch {
    return undefined
  }
}

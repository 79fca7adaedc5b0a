import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { isPicture, type MediaType, mostCaseBytes } from './file.codes.ts'
import type {
  addFileContract,
  listFilesContract,
  openOriginalContract,
  readFileContract,
  removeFileContract,
} from './file.contract.ts'
import { safeName } from './file.name.ts'
import {
  bytesOfCase,
  type FoundFile,
  findFiles,
  insertFile,
  lockFile,
  lockFileHome,
  readBytes,
  recordIsOfCase,
} from './file.queries.ts'
import { typeOf } from './file.type.ts'
import { strippedPicture } from './picture.ts'

const nameAt = (fileId: string) => ({ table: 'sealed_file', column: 'sealed_name', row: fileId })
const digestAt = (fileId: string) => ({ table: 'sealed_file', column: 'sealed_digest', row: fileId })
const removedAt = (fileId: string) => ({ table: 'sealed_file', column: 'sealed_removed', row: fileId })
const keyOf = (ctx: Context, found: { case_id: string; sealed_key: Buffer }): RecordKey =>
  ctx.vault.openRecordKey('case', found.case_id, found.sealed_key)

/** Files of a case. Names for those who work on it. Refuses with `record.not_found`. */
export function listFiles(ctx: Context, { params }: RequestOf<typeof listFilesContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findFiles(trx, params.case_id)
    if (!found) throw new Refusal('record.not_found', { id: params.case_id })
    const { home } = found
    const key = home.works_on ? keyOf(ctx, { case_id: home.id, sealed_key: home.sealed_key }) : undefined
    return {
      works_on: home.works_on,
      open: home.status === 'open',
      bytes: found.bytes,
      most_bytes: mostCaseBytes,
      items: found.items.map(({ sealed_name, ...line }) => ({
        ...line,
        taken_at: line.taken_at && new Date(line.taken_at).toISOString(),
        uploaded_at: new Date(line.uploaded_at).toISOString(),
        removed_at: line.removed_at && new Date(line.removed_at).toISOString(),
        name: key && sealed_name ? key.open(nameAt(line.id), sealed_name) : null,
      })),
    }
  })
}

/**
 * Takes in a file, all or nothing: type told by its bytes, name made safe, bytes sealed in pieces, and beside a picture
 * a copy without place and device. Also after closing, since results arrive late. Refuses with `record.not_found`,
 * `case.not_assigned`, `file.not_taken` (wrong type, or two types in one), `file.case_full`, `file.in_future`.
 */
export function addFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof addFileContract>,
): Promise<ReplyOf<typeof addFileContract>> {
  const bytes = Buffer.from(file ?? [])
  const type = bytes.length > 0 ? typeOf(bytes) : undefined
  const stripped = type && isPicture(type) ? strippedPicture(bytes, type) : undefined
  return inTransaction(ctx, async (trx) => {
    const home = await lockFileHome(trx, params.case_id)
    if (!home.works_on) throw new Refusal('case.not_assigned', { id: home.id })
    if (!type) throw new Refusal('file.not_taken', { id: home.id })
    if (body.taken_at && Date.parse(body.taken_at) > ctx.now().getTime() + 300_000)
      throw new Refusal('file.in_future', { id: home.id })
    if ((await bytesOfCase(trx, home.id)) + bytes.length + (stripped?.length ?? 0) > mostCaseBytes)
      throw new Refusal('file.case_full', { id: home.id, most_mb: Math.floor(mostCaseBytes / 1_048_576) })
    const about =
      body.record_kind && body.record_id ? { kind: body.record_kind, id: body.record_id } : undefined
    if (about && !(await recordIsOfCase(trx, home.id, about)))
      throw new Refusal('record.not_found', { id: about.id })

    const key = keyOf(ctx, { case_id: home.id, sealed_key: home.sealed_key })
    const row = (id: string, plain: Buffer, of?: string) => ({
      id,
      case_id: home.id,
      province_id: home.province_id,
      kind: body.kind,
      record_kind: about?.kind ?? null,
      record_id: about?.id ?? null,
      media_type: type,
      bytes: plain.length,
      derivative_of: of ?? null,
      taken_at: body.taken_at ?? null,
      uploaded_at: ctx.now(),
      uploaded_by: ctx.session.staffId,
      sealed_name: key.seal(nameAt(id), safeName(body.name, type)),
      sealed_digest: key.seal(digestAt(id), createHash('sha256').update(plain).digest('hex')),
    })
    const id = newId()
    await insertFile(trx, key, row(id, bytes), bytes)
    if (stripped) {
      const copy = newId()
      await insertFile(trx, key, row(copy, stripped, id), stripped)
    }
    return { id, version: 1, media_type: type, stripped: stripped !== undefined }
  })
}

/**
 * A file as people use it: of a picture the copy without place and device. Refuses with `file.original_only` where
 * there is no such copy of a picture, `file.removed`, `case.not_assigned`.
 */
export function readFile(ctx: Context, { params }: RequestOf<typeof readFileContract>): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await lockReadable(trx, params)
    const type = found.media_type as MediaType
    if (isPicture(type) && !found.stripped_id) throw new Refusal('file.original_only', { id: found.id })
    await noteOpened(trx, found, { version: found.stripped_id ? 'stripped' : 'original' })
    return handOut(trx, ctx, found, found.stripped_id ?? found.id)
  })
}

/** The original, on purpose. The reason is recorded as a code; its words go sealed beside the case's openings. */
export function openOriginal(
  ctx: Context,
  { params, body }: RequestOf<typeof openOriginalContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await lockReadable(trx, params)
    if (body.words) {
      const noteId = newId()
      const sealed = keyOf(ctx, found).seal(
        { table: 'case_note', column: 'sealed_note', row: noteId },
        body.words,
      )
      await trx
        .insertInto('case_note')
        .values({
          id: noteId,
          case_id: found.case_id,
          kind: 'opening',
          happened_at: ctx.now(),
          written_by: ctx.session.staffId,
          sealed_note: sealed,
        })
        .execute()
    }
    await noteOpened(trx, found, {
      version: 'original',
      reason: body.reason,
      words: body.words !== undefined,
    })
    return handOut(trx, ctx, found, found.id)
  })
}

/** Hides a file and its copy, with the reason. Refuses with `file.removed` when it is hidden, `version.stale`. */
export function removeFile(ctx: Context, { params, body }: RequestOf<typeof removeFileContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockReadable(trx, params)
    sameVersion(body.version, found.version)
    const at = ctx.now()
    for (const id of [found.id, ...(found.stripped_id ? [found.stripped_id] : [])]) {
      await trx
        .updateTable('sealed_file')
        .set({
          removed_at: at,
          removed_by: ctx.session.staffId,
          removed_reason: body.reason,
          sealed_removed: body.words ? keyOf(ctx, found).seal(removedAt(id), body.words) : null,
          version: sql<number>`version + 1`,
        })
        .where('id', '=', id)
        .execute()
    }
    return { id: found.id, version: found.version + 1, removed_at: at.toISOString() }
  })
}

async function lockReadable(trx: Writer, params: { case_id: string; file_id: string }): Promise<FoundFile> {
  const found = await lockFile(trx, params.case_id, params.file_id)
  if (!found.works_on) throw new Refusal('case.not_assigned', { id: found.case_id })
  if (found.removed_at) throw new Refusal('file.removed', { id: found.id })
  return found
}

async function noteOpened(trx: Writer, found: FoundFile, how: object): Promise<void> {
  const detail = JSON.stringify({ file: found.id, ...how })
  await sql`select audit.note('file_opened', 'case', ${found.case_id}, ${detail}::jsonb)`.execute(trx)
}

async function handOut(trx: Writer, ctx: Context, found: FoundFile, fileId: string): Promise<FileReply> {
  const key = keyOf(ctx, found)
  return {
    name: key.open(nameAt(found.id), found.sealed_name),
    type: found.media_type,
    bytes: await readBytes(trx, key, fileId),
  }
}

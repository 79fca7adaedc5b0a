import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { type Context, sameVersion } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { wordsOf } from './file.words.ts'
import { identifyingIn } from './identifying.rule.ts'
import { mostRecordBytes } from './kept-file.codes.ts'
import type { KeptBody, KeptLine, KeptRemoval } from './kept-file.contract.ts'
import { openKept, sealForKeeping } from './kept-file.ts'

/** Where the files of one kind of record stand: the table, and the column that names the record. */
export interface FilesOf {
  table: string
  owner: string
}

/** Files of a record that are not hidden, as one column of a query that reads the record. */
export const keptLines = ({ table, owner }: FilesOf, record: RawBuilder<unknown>) => sql<KeptLine[]>`
  coalesce((select jsonb_agg(jsonb_build_object('id', kept.id, 'version', kept.version, 'name', kept.name, 'kind', kept.kind, 'media_type', kept.media_type, 'bytes', kept.bytes,
                                                'uploaded_at', kept.uploaded_at) order by kept.uploaded_at, kept.id)
            from ${sql.table(table)} kept where ${sql.ref(`kept.${owner}`)} = ${record} and kept.removed_at is null), '[]')`

/** A line as it is told: the instant as JSON says it. */
export const keptLine = (line: KeptLine): KeptLine => ({
  ...line,
  uploaded_at: new Date(line.uploaded_at).toISOString(),
})

/**
 * Takes in a paper or picture of a record that the caller holds, so that two at once count against one room: type told by its
 * bytes, a picture freed of place and device, bytes sealed. Refuses with `file.not_taken`, `file.record_full`, and with
 * `file.may_identify` where its name or words could let a reader recognise somebody who is helped and nobody has looked again.
 */
export async function keepFile(
  trx: Writer,
  ctx: Context,
  of: FilesOf,
  recordId: string,
  said: z.output<typeof KeptBody> & { bytes: Uint8Array },
): Promise<{ id: string; version: number; stripped: boolean }> {
  const file = sealed(ctx, of, recordId, said)
  const signs = identifyingIn(
    said.name.replace(/\.[a-z0-9]{2,5}$/i, ''),
    wordsOf(Buffer.from(said.bytes), file.media_type),
  )
  if (signs.length > 0 && !said.looked)
    throw new Refusal('file.may_identify', { id: recordId, signs: signs.join(' ') })
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::int as bytes from ${sql.table(of.table)} where ${sql.ref(of.owner)} = ${recordId}`.execute(
    trx,
  )
  if ((rows[0]?.bytes ?? 0) + file.bytes > mostRecordBytes)
    throw new Refusal('file.record_full', {
      id: recordId,
      most_mb: Math.floor(mostRecordBytes / 1_048_576),
    })
  return insert(trx, ctx, of, {
    ...file,
    [of.owner]: recordId,
    kind: said.kind,
    people_shown: said.people_shown,
  })
}

/**
 * Takes in a file whose table has columns of its own, as `more` says them; nothing else is asked of it. Refuses with
 * `file.not_taken` (a type we do not take, or a picture that cannot be freed of place and device).
 */
export async function storeFile(
  trx: Writer,
  ctx: Context,
  of: FilesOf,
  recordId: string,
  { more, ...said }: { name: string; bytes: Uint8Array; more: Readonly<Record<string, unknown>> },
): Promise<{ id: string; version: number; stripped: boolean }> {
  return insert(trx, ctx, of, { ...sealed(ctx, of, recordId, said), [of.owner]: recordId, ...more })
}

function sealed(ctx: Context, of: FilesOf, recordId: string, said: { name: string; bytes: Uint8Array }) {
  const id = newId()
  const kept = sealForKeeping(ctx.vault, {
    kind: of.table,
    id,
    name: said.name,
    bytes: Buffer.from(said.bytes),
  })
  if (!kept) throw new Refusal('file.not_taken', { id: recordId })
  return { id, ...kept }
}

async function insert(
  trx: Writer,
  ctx: Context,
  of: FilesOf,
  row: Readonly<Record<string, unknown>> & { id: string; stripped: boolean },
): Promise<{ id: string; version: number; stripped: boolean }> {
  const whole = { ...row, uploaded_by: ctx.session.staffId, uploaded_at: ctx.now() }
  await sql`
    insert into ${sql.table(of.table)} (${sql.join(Object.keys(whole).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(whole))})`.execute(trx)
  return { id: row.id, version: 1, stripped: row.stripped }
}

/** A file of a record as an attachment. Refuses with `record.not_found`, hidden ones too. */
export async function openFileOf(
  trx: Writer,
  ctx: Context,
  of: FilesOf,
  recordId: string,
  fileId: string,
): Promise<FileReply> {
  const { rows } = await sql<Parameters<typeof openKept>[2]>`
    select id, name, media_type, sealed_key, sealed_bytes from ${sql.table(of.table)}
    where  id = ${fileId} and ${sql.ref(of.owner)} = ${recordId} and removed_at is null`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id: fileId })
  return openKept(ctx.vault, of.table, rows[0])
}

/** Hides a file of a record that the caller may write, with its reason where its table has room for one. Refuses with `record.not_found`, `version.stale`. */
export async function hideFile(
  trx: Writer,
  ctx: Context,
  of: FilesOf,
  at: { recordId: string; fileId: string },
  { version, why }: Pick<z.output<typeof KeptRemoval>, 'version'> & Partial<z.output<typeof KeptRemoval>>,
): Promise<{ id: string; version: number }> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from ${sql.table(of.table)} where id = ${at.fileId} and ${sql.ref(of.owner)} = ${at.recordId} and removed_at is null for update`.execute(
    trx,
  )
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id: at.fileId })
  sameVersion(version, found.version)
  const because = why ? sql`, removed_why = ${why}` : sql``
  await sql`update ${sql.table(of.table)} set removed_at = ${ctx.now()}${because}, version = version + 1 where id = ${found.id}`.execute(
    trx,
  )
  return { id: found.id, version: found.version + 1 }
}

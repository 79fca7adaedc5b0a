import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { SealedFile } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { FileLine } from './file.contract.ts'

/** What a file asks of the case it belongs to. This module stands before `cases`, so it asks the row itself. */
export interface FileHome {
  id: string
  province_id: string
  status: string
  sealed_key: Buffer
  works_on: boolean
}

/** The case, held so that two uploads count against one quota, or `record.not_found`. */
export async function lockFileHome(trx: Writer, caseId: string): Promise<FileHome> {
  const { rows } = await sql<FileHome>`
    select id, province_id, status, sealed_key, access.works_on(id) as works_on from case_file where id = ${caseId} for update`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id: caseId })
  return rows[0]
}

export type StoredLine = Omit<FileLine, 'name'> & { sealed_name: Buffer | null }

/** Files of a case with the key to their names, in one statement that also records the reading. */
export async function findFiles(
  trx: Writer,
  caseId: string,
): Promise<{ home: FileHome; bytes: number; items: StoredLine[] } | undefined> {
  const { rows: homes } = await sql<FileHome & { noted: boolean; bytes: number }>`
    select f.id, f.province_id, f.status, access.works_on(f.id) as works_on, case when access.works_on(f.id) then f.sealed_key end as sealed_key,
           audit.read('case', f.id, '{"part": "files"}') as noted,
           (select coalesce(sum(s.bytes), 0)::int from sealed_file s where s.case_id = f.id) as bytes
    from   case_file f where f.id = ${caseId}`.execute(trx)
  const home = homes[0]
  if (!home) return undefined
  const { rows } = await sql<StoredLine & { uploaded_at: string }>`
    select f.id, f.kind, f.record_kind, f.record_id, f.media_type, f.bytes, case when access.works_on(f.case_id) then f.sealed_name end as sealed_name,
           d.id is not null as stripped, f.taken_at, f.uploaded_at, s.display_name as uploaded_by, f.removed_at, f.removed_reason, f.version
    from   sealed_file f join staff s on s.id = f.uploaded_by left join sealed_file d on d.derivative_of = f.id
    where  f.case_id = ${caseId} and f.derivative_of is null order by f.uploaded_at desc, f.id desc limit 500`.execute(
    trx,
  )
  return { home, bytes: home.bytes, items: rows }
}

/** Bytes of all files of a case, copies and hidden ones included: what is kept is what counts. */
export async function bytesOfCase(trx: Writer, caseId: string): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select coalesce(sum(bytes), 0)::int as bytes from sealed_file where case_id = ${caseId}`.execute(trx)
  return rows[0]?.bytes ?? 0
}

/** Whether a record of this kind belongs to the case. */
export async function recordIsOfCase(
  trx: Writer,
  caseId: string,
  record: { kind: string; id: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(record.kind)} r where r.id = ${record.id} and r.case_id = ${caseId}`.execute(
    trx,
  )
  return rows.length > 0
}

const chunkBytes = 262_144 - 64
const chunkAt = (fileId: string, no: number) => ({
  table: 'sealed_chunk',
  column: 'sealed',
  row: `${fileId}/${no}`,
})

/** A file's row and its bytes, sealed piece by piece; no more than one sealed piece is held at a time. */
export async function insertFile(
  trx: Writer,
  key: RecordKey,
  row: Insertable<SealedFile>,
  bytes: Buffer,
): Promise<void> {
  await trx.insertInto('sealed_file').values(row).execute()
  for (let no = 0; no * chunkBytes < bytes.length; no++) {
    const sealed = key.seal(chunkAt(row.id, no), bytes.subarray(no * chunkBytes, (no + 1) * chunkBytes))
    await trx
      .insertInto('sealed_chunk')
      .values({ file_id: row.id, no, case_id: row.case_id, sealed })
      .execute()
  }
}

/** The plain bytes of a file. */
export async function readBytes(trx: Writer, key: RecordKey, fileId: string): Promise<Buffer> {
  const rows = await trx
    .selectFrom('sealed_chunk')
    .select(['no', 'sealed'])
    .where('file_id', '=', fileId)
    .orderBy('no')
    .execute()
  return Buffer.concat(rows.map(({ no, sealed }) => key.openBytes(chunkAt(fileId, no), sealed)))
}

export interface FoundFile {
  id: string
  case_id: string
  media_type: string
  sealed_name: Buffer
  sealed_key: Buffer
  stripped_id: string | null
  works_on: boolean
  removed_at: Date | null
  version: number
}

/** One file that came in (never a copy), held; or `record.not_found`. */
export async function lockFile(trx: Writer, caseId: string, fileId: string): Promise<FoundFile> {
  const { rows } = await sql<FoundFile>`
    select f.id, f.case_id, f.media_type, f.sealed_name, c.sealed_key, access.works_on(c.id) as works_on, f.removed_at, f.version,
           (select d.id from sealed_file d where d.derivative_of = f.id) as stripped_id
    from   sealed_file f join case_file c on c.id = f.case_id
    where  f.id = ${fileId} and f.case_id = ${caseId} and f.derivative_of is null for update of f`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id: fileId })
  return rows[0]
}

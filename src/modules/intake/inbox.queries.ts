import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { PublicReport } from '#kernel/database.types.ts'
import { foldedTokens } from '#kernel/fold.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { ReportState } from './intake.codes.ts'

export type ReportRow = Selectable<PublicReport>

export interface ListedReport {
  id: string
  version: number
  kind: string
  danger: string
  about: string
  is_named: boolean
  place_id: string | null
  place_name: string | null
  language: string
  sealed_in: string
  files: number
  received_at: Date
  last_word_at: Date
  state: string
  waits: boolean
  opened_at: Date | null
  opened_by_name: string | null
  contact_id: string | null
  erased: boolean
  received_micros: number
}

const shown = sql`r.id, r.version, r.kind, r.danger, r.about, r.is_named, r.place_id, p.name as place_name, r.language, r.sealed_in, r.files, r.received_at,
  r.last_word_at, r.state, r.waits, r.opened_at, s.display_name as opened_by_name, r.contact_id, r.erased_at is not null as erased,
  (extract(epoch from r.received_at) * 1000000)::bigint as received_micros`
const withNames = sql`left join place p on p.id = r.place_id left join staff s on s.id = r.opened_by`
const mine = sql`unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)`

export interface ReportFilter {
  q?: string
  kind?: string
  state?: string
  waits?: 'true' | 'false'
  danger?: string
  from?: string
  until?: string
}

/** What a word of a search fits: the beginning of a receipt, or the place its sender chose. */
function fits(word: string) {
  if (/^\d{4,9}$/.test(word)) return sql`r.locator like ${`${word}%`}`
  return sql`exists (select 1 from place l where l.id = r.place_id and l.folded_name like ${`%${word}%`})`
}

/** Reports of my duty, newest first; noise only where it is asked for. */
export async function listReports(
  db: Reader,
  filter: ReportFilter,
  page: { after?: readonly [number, string]; limit: number },
): Promise<ListedReport[]> {
  const parts = [filter.state ? sql`r.state = ${filter.state}` : sql`r.state <> 'spam'`]
  if (filter.waits)
    parts.push(sql`(r.waits and r.state in ('new', 'opened', 'answered')) = ${filter.waits === 'true'}`)
  for (const column of ['danger', 'kind'] as const)
    if (filter[column]) parts.push(sql`r.${sql.ref(column)} = ${filter[column]}`)
  if (filter.from)
    parts.push(sql`r.received_at >= ${filter.from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  if (filter.until)
    parts.push(sql`r.received_at < ${filter.until}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  parts.push(...foldedTokens(filter.q ?? '').map(fits))
  if (page.after) {
    const [micros, id] = page.after
    parts.push(
      sql`(r.received_at, r.id) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`,
    )
  }
  const { rows } = await sql<ListedReport>`
    select ${shown} from ${mine}
    cross join lateral (select * from public_report r where r.agency_id = mine.agency_id and ${sql.join(parts, sql` and `)}
                        order by r.received_at desc, r.id desc limit ${page.limit}) r
    ${withNames} order by r.received_at desc, r.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** What waits for a word of ours: those that told of danger first, then the longest waiting. */
export async function listWaiting(db: Reader, limit: number): Promise<ListedReport[]> {
  const { rows } = await sql<ListedReport>`
    select ${shown} from ${mine}
    cross join lateral (select * from public_report r where r.agency_id = mine.agency_id and r.waits and r.state in ('new', 'opened', 'answered')
                        order by r.received_at limit ${limit}) r
    ${withNames} order by r.danger = 'now' desc, r.danger = 'soon' desc, r.received_at`.execute(db)
  return rows
}

/** One report with the names a list shows. Refuses with `record.not_found`. */
export async function getReport(db: Reader, id: string): Promise<ListedReport> {
  const { rows } =
    await sql<ListedReport>`select ${shown} from public_report r ${withNames} where r.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** The report, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockReport(trx: Writer, id: string): Promise<ReportRow & { state: ReportState }> {
  const row = await trx
    .selectFrom('public_report')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row as ReportRow & { state: ReportState }
}

export interface SealedReportRow extends Pick<ReportRow, 'id' | 'locator' | 'ephemeral_key' | 'wrapped_key'> {
  key_id: string
  public_key: Buffer
  sealed_key: Buffer
  sealed_private: Buffer
}

/** What opens one report; the reading is recorded by the same statement. Nothing where its keys were destroyed. */
export async function readSealedReport(
  trx: Writer,
  id: string,
  what: { opened: string },
): Promise<SealedReportRow | undefined> {
  const { rows } = await sql<SealedReportRow>`
    select r.id, r.locator, r.ephemeral_key, r.wrapped_key, k.id as key_id, k.public_key, k.sealed_key, k.sealed_private,
           audit.read('public_report', r.id, ${JSON.stringify(what)}::jsonb)
    from   public_report r join intake_key k on k.id = r.key_id where r.id = ${id} and r.erased_at is null`.execute(
    trx,
  )
  return rows[0]
}

export async function listWords(db: Reader, id: string) {
  const { rows } = await sql<{
    side: 'reporter' | 'staff'
    at: Date
    sealed: Buffer | null
    written_by_name: string | null
  }>`
    select w.side, w.at, w.sealed, coalesce(s.working_name, s.display_name) as written_by_name
    from   public_report_word w left join staff s on s.id = w.written_by where w.report_id = ${id} order by w.id`.execute(
    db,
  )
  return rows
}

export async function listFiles(db: Reader, id: string) {
  const { rows } = await sql<{ file_no: number; chunks: number; sealed_about: Buffer | null; come: number }>`
    select f.file_no, f.chunks, f.sealed_about,
           (select count(*)::int from public_report_chunk c where c.report_id = f.report_id and c.file_no = f.file_no) as come
    from   public_report_file f where f.report_id = ${id} order by f.file_no`.execute(db)
  return rows
}

export async function readChunks(db: Reader, id: string, fileNo: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('public_report_chunk')
    .select('sealed')
    .where('report_id', '=', id)
    .where('file_no', '=', fileNo)
    .orderBy('chunk_no')
    .execute()
  return rows.map((row) => row.sealed)
}

export interface ReportChange {
  state?: ReportState
  waits?: boolean
  opened_at?: Date
  opened_by?: string
  answered_at?: Date
  last_word_at?: Date
  contact_id?: string
  settled_by?: string | null
}

export async function changeReport(trx: Writer, id: string, change: ReportChange): Promise<number> {
  const { version } = await trx
    .updateTable('public_report')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

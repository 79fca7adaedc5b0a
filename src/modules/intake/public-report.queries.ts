import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type {
  PublicReport,
  PublicReportChunk,
  PublicReportFile,
  PublicReportWord,
} from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

export interface Receiver {
  agency_id: string
  province_id: string
  key_id: string | null
  public_key: Buffer | null
}

/** The body that takes the hotline for a place, and the key to seal to. */
export async function findReceiver(db: Reader, placeId: string | null): Promise<Receiver | undefined> {
  const { rows } = await sql<Receiver>`select * from access.receiver_for(${placeId})`.execute(db)
  return rows[0]
}

export async function layKey(
  db: Reader,
  row: { id: string; agency_id: string; public: Uint8Array; wrapped: Buffer; sealed: Buffer; at: Date },
): Promise<void> {
  await sql`select access.lay_intake_key(${row.id}, ${row.agency_id}, ${Buffer.from(row.public)}, ${row.wrapped}, ${row.sealed}, ${row.at})`.execute(
    db,
  )
}

/** Refuses with `intake.work_again` when another report bears the locator, `place.unknown`. */
export async function insertReport(trx: Writer, row: Insertable<PublicReport>): Promise<void> {
  await refusing(trx.insertInto('public_report').values(row).execute(), {
    public_report_locator: () => new Refusal('intake.work_again'),
    public_report_place: () => new Refusal('place.unknown', { place_id: String(row.place_id) }),
    public_report_key: () => new Refusal('intake.work_again'),
  })
}

export async function insertWord(trx: Writer, row: Insertable<PublicReportWord>): Promise<void> {
  await trx.insertInto('public_report_word').values(row).execute()
}

export async function insertFiles(trx: Writer, rows: readonly Insertable<PublicReportFile>[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('public_report_file')
      .values([...rows])
      .execute()
}

/** A piece that comes twice is there once. Refuses with `intake.upload_over` where there is no such file. */
export async function insertChunk(trx: Writer, row: Insertable<PublicReportChunk>): Promise<void> {
  await refusing(trx.insertInto('public_report_chunk').values(row).execute(), {
    public_report_chunk_pkey: () => new Refusal('intake.piece_there'),
    public_report_chunk_file: () => new Refusal('intake.upload_over'),
  })
}

export async function findReceipt(
  db: Reader,
  locator: string,
): Promise<{ report_id: string; receipt_hash: string } | undefined> {
  const { rows } = await sql<{ report_id: string; receipt_hash: string }>`
    select * from access.receipt_of(${locator})`.execute(db)
  return rows[0]
}

export interface ThreadLine {
  sealed_key: Buffer
  sealed_reporter: Buffer
  side: 'reporter' | 'staff'
  sealed: Buffer
  at: Date
}

export async function readThread(db: Reader, reportId: string): Promise<ThreadLine[]> {
  const { rows } = await sql<ThreadLine>`
    select sealed_key, sealed_reporter, side, sealed, at from access.thread_of(${reportId})`.execute(db)
  return rows
}

/** Pieces that a page without script brought with its report, a few at a time. */
export async function insertArrivedPieces(
  trx: Writer,
  rows: readonly Insertable<PublicReportChunk>[],
): Promise<void> {
  for (const row of rows) await trx.insertInto('public_report_chunk').values(row).execute()
}

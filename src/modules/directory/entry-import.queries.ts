import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

/** What a list is held against: communes, bodies and entries that are there already. */
export interface Known {
  /** Commune by name as people write it, on a day. */
  placeOf(said: string, on: string): string | 'unknown' | 'ambiguous'
  agencyOf(said: string): string | 'unknown' | 'ambiguous'
  /** Entries that are open: kind, folded name and place. */
  there: ReadonlySet<string>
  /** Bodies that have an open social work office. */
  withOffice: ReadonlySet<string>
}

/** What makes two entries the same one. */
export const sameness = (kind: string, name: string, placeId: string) => `${kind} ${placeId} ${fold(name)}`

export async function readKnown(db: Reader, provinceId: string): Promise<Known> {
  const places = await sql<{
    id: string
    folded: string
    valid_from: string | null
    valid_until: string | null
  }>`
    select id, folded_name as folded, valid_from, valid_until from place where province_id = ${provinceId} and level = 'commune'`.execute(
    db,
  )
  const agencies = await sql<{ id: string; name: string; short_name: string | null }>`
    select id, name, short_name from agency where province_id = ${provinceId} and valid_until is null`.execute(
    db,
  )
  const entries = await sql<{ kind: string; name: string; place_id: string; agency_id: string | null }>`
    select kind, name, place_id, agency_id from directory_entry where province_id = ${provinceId} and closed_on is null`.execute(
    db,
  )
  const bare = (folded: string) => folded.replace(/^(?:xa|phuong|thi tran|dac khu|p|x|tt) /, '')
  const byPlace = Map.groupBy(places.rows, (row) => bare(row.folded))
  const byAgency = Map.groupBy(
    agencies.rows.flatMap((row) =>
      [...new Set([row.name, row.short_name ?? row.name].map(fold))].map((name) => ({ id: row.id, name })),
    ),
    (row) => row.name,
  )
  const only = (ids: readonly string[]) =>
    ids.length === 0 ? 'unknown' : ids.length > 1 ? 'ambiguous' : (ids[0] ?? 'unknown')
  return {
    placeOf(said, on) {
      const alike = byPlace.get(bare(fold(said))) ?? []
      const standing = alike.filter(
        (row) => (row.valid_from ?? '') <= on && (row.valid_until === null || row.valid_until > on),
      )
      return only((standing.length > 0 ? standing : alike).map((row) => row.id))
    },
    agencyOf: (said) => only((byAgency.get(fold(said)) ?? []).map((row) => row.id)),
    there: new Set(entries.rows.map((row) => sameness(row.kind, row.name, row.place_id))),
    withOffice: new Set(
      entries.rows.flatMap((row) =>
        row.kind === 'social_work_office' && row.agency_id ? [row.agency_id] : [],
      ),
    ),
  }
}

/** Whether this very file was brought in before. */
export async function broughtBefore(db: Reader, agencyId: string, hash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('import_batch')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('kind', '=', 'directory')
    .where('file_hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

/** One list that is brought in. Refuses with `import.done_before`. */
export async function insertBatch(
  trx: Writer,
  batch: { provinceId: string; agencyId: string; by: string; at: Date; rows: number; hash: Buffer },
): Promise<string> {
  const id = newId()
  await refusing(
    trx
      .insertInto('import_batch')
      .values({
        id,
        province_id: batch.provinceId,
        agency_id: batch.agencyId,
        kind: 'directory',
        file_hash: batch.hash,
        rows: batch.rows,
        imported_by: batch.by,
        imported_at: batch.at,
      })
      .execute(),
    { import_batch_file_once: () => new Refusal('import.done_before') },
  )
  return id
}

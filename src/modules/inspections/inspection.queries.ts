import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findRecordingAgency, writing } from '#modules/activities/index.ts'

/** Whether the person asking writes at the visits of a round: their agency leads it, or sends somebody into its team. */
export const ofTeam = (round: RawBuilder<unknown>) => sql<boolean>`
  (exists (select 1 from inspection_round mine where mine.id = ${round} and mine.agency_id = any (${writing}))
   or exists (select 1 from inspection_member mine where mine.round_id = ${round} and mine.removed_at is null and mine.agency_id = any (${writing})))`

/** Whether the person asking may look again at a finding: of its team, or of that of another visit to the same unit. */
export const ofUnit = (unit: RawBuilder<unknown>) => sql<boolean>`
  exists (select 1 from inspection_visit near where near.unit_id = ${unit} and ${ofTeam(sql`near.round_id`)})`

/** The agency for which the person asking plans; refuses with `inspection.no_agency`. */
export async function planningAgency(trx: Writer, preferred: string): Promise<string> {
  const agency = await findRecordingAgency(trx, preferred)
  if (!agency) throw new Refusal('inspection.no_agency')
  return agency
}

/** Refuses with `record.not_found` unless every agency named is there to see. */
export async function agenciesSeen(db: Reader, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await db.selectFrom('agency').select('id').where('id', 'in', wanted).execute()
  const missing = wanted.find((id) => !found.some((row) => row.id === id))
  if (missing) throw new Refusal('record.not_found', { id: missing })
}

/** A unit with everything that lies in it, or that it was made of: records keep the place they were written for. */
export const placesWithin = (place: string) => sql`
  (with recursive down (id) as (
     select ${place}::text collate "C" union select c.id from place c join down on c.parent_id = down.id
   ), back (id) as (
     select id from down union select s.from_id from place_successor s join back on s.to_id = back.id
   ) select id from back)`

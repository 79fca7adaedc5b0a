import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Handover } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { HandoverFacts } from './handover.contract.ts'

/** Writes a hand-over signed by who leaves. Refuses with `handover.two_people`. */
export async function insertHandover(trx: Writer, row: Insertable<Handover>): Promise<void> {
  await refusing(trx.insertInto('handover').values(row).execute(), {
    handover_two_people: () => new Refusal('handover.two_people', { to_staff: row.to_staff }),
    handover_shift: () => new Refusal('record.not_found', { id: row.shift_id ?? null }),
  })
}

/** Who gives, who takes, and whether it is signed. Refuses with `record.not_found`. */
export async function getHandover(db: Reader, id: string) {
  const row = await db
    .selectFrom('handover')
    .select(['id', 'from_staff', 'to_staff', 'signed_from_at', 'signed_to_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** The second signature; false when it stands already. */
export async function setSignedTo(trx: Writer, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('handover')
    .set({ signed_to_at: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('signed_to_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface ListedHandover {
  id: string
  shift_name: string | null
  from_staff: string
  from_name: string
  to_staff: string
  to_name: string
  signed_from_at: Date
  signed_to_at: Date | null
  facts: HandoverFacts
  signed_micros: number
}

/** The hand-over book of one hotline, newest first. */
export async function listHandoversOf(
  db: Reader,
  agencyId: string,
  page: { after?: readonly [number, string]; limit: number },
): Promise<ListedHandover[]> {
  const onwards = page.after
    ? sql`and (h.signed_from_at, h.id) < (timestamptz 'epoch' + ${page.after[0]}::bigint * interval '1 microsecond', ${page.after[1]}::uuid)`
    : sql``
  const { rows } = await sql<ListedHandover>`
    select h.id, k.name as shift_name, h.from_staff, f.display_name as from_name, h.to_staff, t.display_name as to_name,
           h.signed_from_at, h.signed_to_at, h.facts, (extract(epoch from h.signed_from_at) * 1000000)::bigint as signed_micros
    from   handover h join staff f on f.id = h.from_staff join staff t on t.id = h.to_staff left join shift k on k.id = h.shift_id
    where  h.agency_id = ${agencyId} ${onwards}
    order by h.signed_from_at desc, h.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** The sealed notes of a hand-over; the reading is recorded by the same statement. Refuses with `record.not_found`. */
export async function readSealedHandover(trx: Writer, id: string) {
  const { rows } = await sql<{ id: string; sealed_key: Buffer; sealed_notes: Buffer }>`
    select h.id, h.sealed_key, h.sealed_notes, audit.read('handover', h.id) from handover h where h.id = ${id}`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** The newest hand-over that waits for one person's signature. */
export async function findHandoverToSign(
  db: Reader,
  agencyId: string,
  staffId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('handover')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('to_staff', '=', staffId)
    .where('signed_to_at', 'is', null)
    .orderBy('signed_from_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Whether a shift is one of those the asker sees; a foreign key alone would also know the others. */
export async function seesShift(db: Reader, id: string): Promise<boolean> {
  return (await db.selectFrom('shift').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Of the records a hand-over names, those the reader may see today: row policies decide, conflicts included. */
export async function idsStillSeen(db: Reader, facts: readonly HandoverFacts[]): Promise<Set<string>> {
  const contacts = facts.flatMap((each) => [...each.open_dangers, ...each.suicide_risks])
  const callBacks = facts.flatMap((each) => [
    ...each.calls_to_return,
    ...each.emergencies_asked,
    ...each.emergencies_to_review,
  ])
  const clocks = facts.flatMap((each) => each.running_clocks.map((clock) => clock.id))
  const { rows } = await sql<{ id: string }>`
    select id from contact where id = any (${contacts}::uuid[])
    union all select id from call_back where id = any (${callBacks}::uuid[])
    union all select id from clock where id = any (${clocks}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.id))
}

import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { AddressReason } from './entry.codes.ts'

export interface OpenedAddress {
  outcome: 'opened' | 'not_found' | 'step_up' | 'too_many' | 'none'
  address_id: string | null
  sealed_key: Buffer | null
  sealed_address: Buffer | null
}

/** Opens one sealed address by the database's own rules, which record it in this transaction. */
export async function openSealed(
  trx: Writer,
  entryId: string,
  reason: AddressReason,
): Promise<OpenedAddress> {
  const { rows } = await sql<OpenedAddress>`select * from access.open_address(${entryId}, ${reason})`.execute(
    trx,
  )
  if (!rows[0]) throw new Error('access.open_address answers with one row')
  return rows[0]
}

/** Lays an address down and destroys the one before, by the database's own rules. */
export async function writeSealed(
  trx: Writer,
  row: { entryId: string; version: number; id: string; key: Buffer; address: Buffer },
): Promise<'written' | 'not_found' | 'step_up' | 'stale'> {
  const { rows } = await sql<{ how: 'written' | 'not_found' | 'step_up' | 'stale' }>`
    select access.write_address(${row.entryId}, ${row.version}, ${row.id}, ${row.key}, ${row.address}) as how`.execute(
    trx,
  )
  return rows[0]?.how ?? 'not_found'
}

export interface KeeperRow {
  id: string
  entry_id: string
  staff_id: string
  name: string
  agency_name: string | null
  from_at: Date
  until_at: Date
  ended_at: Date | null
  version: number
}

/** Assignments to one address, latest first; row rules decide whether any. */
export async function listKeeperRows(db: Reader, entryId: string): Promise<KeeperRow[]> {
  const { rows } = await sql<KeeperRow>`
    select k.id, k.entry_id, k.staff_id, s.display_name as name,
           (select a.name from staff_role r join agency a on a.id = r.agency_id where r.staff_id = s.id and r.until_on is null order by r.from_on, r.id limit 1) as agency_name,
           k.from_at, k.until_at, k.ended_at, k.version
    from   address_keeper k join staff s on s.id = k.staff_id where k.entry_id = ${entryId} order by k.from_at desc, k.id limit 100`.execute(
    db,
  )
  return rows
}

/** The latest looks at one address. */
export async function listLookRows(db: Reader, entryId: string) {
  const { rows } = await sql<{ id: string; name: string; reason: AddressReason; at: Date }>`
    select l.id, s.display_name as name, l.reason, l.at from address_look l join staff s on s.id = l.staff_id
    where  l.entry_id = ${entryId} order by l.at desc, l.id desc limit 100`.execute(db)
  return rows
}

/** Requests for this address that wait for a second person. */
export async function countAsked(db: Reader, entryId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from two_person_request
    where  record_id = ${entryId} and kind = 'address_keeper' and status = 'asked' and expires_at > now()`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export async function overseesAddress(db: Reader, entryId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select access.oversees_address(${entryId}) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

/** An assignment the person asking may end, held; undefined where there is none. */
export async function lockKeeper(trx: Writer, id: string) {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from address_keeper where id = ${id} and ended_at is null for update`.execute(trx)
  return rows[0]
}

export async function endKeeperRow(trx: Writer, id: string, by: string, at: Date) {
  return trx
    .updateTable('address_keeper')
    .set({ ended_at: at, ended_by: by, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Assigns whom a request names, once it is approved. */
export async function keepAddress(trx: Writer, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select access.keep_address(${requestId}) as yes`.execute(trx)
  return rows[0]?.yes ?? false
}

/** Somebody who may hold an address: works here, in the same province. */
export async function findWorker(db: Reader, staffId: string, provinceId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.display_name as name from staff s where s.id = ${staffId} and s.enabled
      and exists (select 1 from staff_role r join agency a on a.id = r.agency_id where r.staff_id = s.id and a.province_id = ${provinceId}
                  and r.role in ('shelter_keeper', 'case_manager', 'duty_leader', 'supervisor', 'operator')
                  and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date))`.execute(
    db,
  )
  return rows[0]
}

import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { OrderStatus } from './order.life.ts'

export interface LockedOrder {
  id: string
  case_id: string
  province_id: string
  agency_id: string
  commune_agency_id: string
  place_id: string
  status: OrderStatus
  requested_by: string
  life_threat: boolean
  reasons: string[]
  priority: string[]
  protected_person_id: string
  banned_person_id: string
  received_at: Date | null
  signed_at: Date | null
  ends_at: Date | null
  sealed_key: Buffer
  sealed_her_name: Buffer
  sealed_his_name: Buffer
  sealed_his_birth_year: Buffer | null
  version: number
}

/** An order I may change, held until the transaction ends, or `record.not_found`: overseeing one is not changing it. */
export async function lockOrder(trx: Writer, id: string): Promise<LockedOrder> {
  const { rows } = await sql<LockedOrder>`select * from no_contact_order where id = ${id} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** New values of an order; its version moves on. */
export async function updateOrder(
  trx: Writer,
  id: string,
  values: Record<string, unknown>,
): Promise<{ id: string; version: number; status: OrderStatus }> {
  const row = await trx
    .updateTable('no_contact_order')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as OrderStatus }
}

/** Communes of the caller's province that stand today. */
export async function listCommunes(trx: Writer, provinceId: string, today: string) {
  const { rows } = await sql<{ id: string; name: string; place_id: string }>`
    select id, name, place_id from agency where kind = 'commune' and province_id = ${provinceId}
      and valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date) order by name, id`.execute(
    trx,
  )
  return rows
}

/** Officers of a commune, who hear that a request came. */
export async function listOfficers(trx: Writer, communeId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = ${communeId} and r.role = 'commune_officer'
      and  r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)`.execute(trx)
  return rows.map((row) => row.staff_id)
}

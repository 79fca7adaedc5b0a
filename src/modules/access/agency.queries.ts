import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Agency as AgencyTable } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Agency } from './agency.contract.ts'

/** Every agency with what it holds today: some hundreds in a province, so search and page are done on the list. */
export async function listEveryAgency(
  trx: Writer,
  asked: { closed: boolean; today: string },
): Promise<Agency[]> {
  const { rows } = await sql<Agency>`
    select a.id, a.name, a.short_name, a.symbol, a.kind, a.place_id, p.name as place_name, a.parent_id,
           a.valid_from::text as valid_from, a.valid_until::text as valid_until, a.version,
           coalesce((select array_agg(distinct d.duty_code) from agency_duty d where d.agency_id = a.id and d.from_on <= ${asked.today}::date
                     and (d.until_on is null or d.until_on > ${asked.today}::date)), '{}') as duties
    from   agency a join place p on p.id = a.place_id
    where  ${asked.closed} or a.valid_until is null or a.valid_until > ${asked.today}::date`.execute(trx)
  return rows
}

export async function insertAgency(trx: Writer, row: Insertable<AgencyTable>): Promise<void> {
  await trx.insertInto('agency').values(row).execute()
}

/** One agency, held until the transaction ends, or `record.not_found`. */
export async function lockAgency(
  trx: Writer,
  id: string,
): Promise<{ id: string; version: number; valid_from: string }> {
  const row = await trx
    .selectFrom('agency')
    .select(['id', 'version', sql<string>`valid_from::text`.as('valid_from')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

export async function updateAgency(
  trx: Writer,
  id: string,
  values: Updateable<AgencyTable>,
): Promise<{ id: string; version: number }> {
  return trx
    .updateTable('agency')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** How many duties and roles an agency would still hold on a day. */
export async function countHeld(
  trx: Writer,
  agencyId: string,
  day: string,
): Promise<{ duties: number; roles: number }> {
  const { rows } = await sql<{ duties: number; roles: number }>`
    select (select count(*)::integer from agency_duty d where d.agency_id = ${agencyId} and (d.until_on is null or d.until_on > ${day}::date)) as duties,
           (select count(*)::integer from staff_role r where r.agency_id = ${agencyId} and (r.until_on is null or r.until_on > ${day}::date)) as roles`.execute(
    trx,
  )
  return rows[0] ?? { duties: 0, roles: 0 }
}

/** The province of a place, or undefined when there is no such place. */
export async function findProvinceOf(trx: Writer, placeId: string): Promise<string | undefined> {
  return (await trx.selectFrom('place').select('province_id').where('id', '=', placeId).executeTakeFirst())
    ?.province_id
}

import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { AgencyDuty } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Duty } from './duty.contract.ts'

export async function listDutiesHeld(trx: Writer, agencyId: string | undefined): Promise<Duty[]> {
  const ofAgency = agencyId ? sql`and h.agency_id = ${agencyId}` : sql``
  const { rows } = await sql<Duty>`
    select d.code, d.name_vi, d.name_en, d.source,
           (select coalesce(json_agg(json_build_object('id', h.id, 'agency_id', h.agency_id, 'agency_name', a.name, 'place_id', h.place_id,
              'place_name', p.name, 'from_on', h.from_on, 'until_on', h.until_on, 'basis', h.basis, 'version', h.version)
              order by h.from_on desc, p.name, h.id), '[]')
            from agency_duty h join agency a on a.id = h.agency_id join place p on p.id = h.place_id
            where h.duty_code = d.code ${ofAgency}) as held
    from   duty d order by d.code`.execute(trx)
  return rows
}

export interface Holding {
  id: string
  agency_id: string
  duty_code: string
  place_id: string
  from_on: string
  until_on: string | null
  version: number
}

/** One holding, held until the transaction ends, or `record.not_found`. */
export async function lockHolding(trx: Writer, id: string): Promise<Holding> {
  const { rows } = await sql<Holding>`
    select id, agency_id, duty_code, place_id, from_on::text as from_on, until_on::text as until_on, version
    from   agency_duty where id = ${id} for update`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** Makes two people who give the same duty in the same place stand in line. */
export async function lineUp(trx: Writer, dutyCode: string, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('duty'), hashtext(${`${dutyCode}\n${placeId}`}))`.execute(
    trx,
  )
}

/** Whether a duty exists, and whether somebody holds it in a place on or after a day. */
export async function findDuty(
  trx: Writer,
  dutyCode: string,
  placeId: string,
  fromOn: string,
): Promise<{ held: boolean } | undefined> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select 1 from agency_duty h where h.duty_code = d.code and h.place_id = ${placeId}
                   and (h.until_on is null or h.until_on > ${fromOn}::date)) as held
    from   duty d where d.code = ${dutyCode}`.execute(trx)
  return rows[0]
}

export async function insertHolding(trx: Writer, row: Insertable<AgencyDuty>): Promise<void> {
  await trx.insertInto('agency_duty').values(row).execute()
}

export async function endHolding(trx: Writer, id: string, on: string): Promise<void> {
  await trx
    .updateTable('agency_duty')
    .set({ until_on: on, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Codes of the duties that the agencies of the person asking hold today. */
export async function listMyDuties(trx: Writer): Promise<string[]> {
  const { rows } = await sql<{ duty_code: string }>`
    select distinct d.duty_code from agency_duty d
    where  d.agency_id = any ((select access.current_agencies())::uuid[]) and d.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
      and  (d.until_on is null or d.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    order  by d.duty_code`.execute(trx)
  return rows.map((row) => row.duty_code)
}

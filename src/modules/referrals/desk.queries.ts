import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { ReferralDesk } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Desk } from './desk.contract.ts'

/** Desks by agency and name; those that have ended only where asked for. */
export async function listDesks(
  trx: Writer,
  ask: {
    q?: string | undefined
    service?: string | undefined
    ended: boolean
    language: 'vi' | 'en'
    today: string
  },
): Promise<Desk[]> {
  const { rows } = await sql<Desk>`
    select d.id, d.agency_id, a.name as agency_name, a.kind as agency_kind, d.name, d.services,
           (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from place p where p.id = any (d.places)) as places,
           d.duty_code, d.duty_place_id, u.${sql.ref(`name_${ask.language}`)} as duty_name, d.hours_to_answer, d.urgent_hours, d.signs_in, d.phone,
           d.open_hours, d.valid_until::text as valid_until, d.version
    from   referral_desk d join agency a on a.id = d.agency_id left join duty u on u.code = d.duty_code
    where  (${ask.ended} or d.valid_until is null or d.valid_until > ${ask.today}::date)
      and  (${ask.service ?? null}::text is null or ${ask.service ?? null} = any (d.services))
      and  (${ask.q ?? null}::text is null or position(lower(${ask.q ?? ''}) in lower(d.name || ' ' || a.name)) > 0)
    order by a.name, d.name, d.id limit 300`.execute(trx)
  return rows
}

export interface OpenDesk {
  id: string
  agency_id: string
  agency_kind: string
  hours_to_answer: number
  urgent_hours: number
}

/** A desk that takes referrals today, or `record.not_found`. */
export async function findOpenDesk(trx: Writer, id: string, today: string): Promise<OpenDesk> {
  const { rows } = await sql<OpenDesk>`
    select d.id, d.agency_id, a.kind as agency_kind, d.hours_to_answer, d.urgent_hours from referral_desk d join agency a on a.id = d.agency_id
    where  d.id = ${id} and (d.valid_until is null or d.valid_until > ${today}::date)`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** Where the case happened, for figures by place. */
export async function findPlaceOf(trx: Writer, caseId: string): Promise<string | null> {
  const row = await trx.selectFrom('case_file').select('place_id').where('id', '=', caseId).executeTakeFirst()
  return row?.place_id ?? null
}

export async function countPlaces(trx: Writer, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from place where id = any (${[...ids]}::text[])`.execute(trx)
  return rows[0]?.n ?? 0
}

const unknown = {
  referral_desk_agency: () => new Refusal('record.not_found'),
  referral_desk_duty: () => new Refusal('record.not_found'),
  referral_desk_duty_at: () => new Refusal('place.unknown'),
}

export async function insertDesk(trx: Writer, row: Insertable<ReferralDesk>): Promise<void> {
  await refusing(trx.insertInto('referral_desk').values(row).execute(), unknown)
}

export async function lockDesk(trx: Writer, id: string): Promise<{ id: string; version: number }> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from referral_desk where id = ${id} for update`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export function updateDesk(trx: Writer, id: string, values: Updateable<ReferralDesk>) {
  return refusing(
    trx
      .updateTable('referral_desk')
      .set({ ...values, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow(),
    unknown,
  )
}

export async function provinceOfAgency(trx: Writer, agencyId: string): Promise<string> {
  const row = await trx
    .selectFrom('agency')
    .select('province_id')
    .where('id', '=', agencyId)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id: agencyId })
  return row.province_id
}

import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type {
  InitiativeHost,
  InitiativePlace,
  InitiativeStep,
  Initiative as InitiativeTable,
} from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Kind } from './initiative.codes.ts'

/** A kind with what it holds to; dates are days of the province. */
export interface KindRow {
  code: Kind
  form: string
  name_vi: string
  name_en: string
  members: 'listed' | 'counted'
  counted_for: 'survivors' | 'children' | null
  valid_from: string
  valid_until: string | null
}

/** Every kind, in the order shown. */
export async function listKinds(db: Reader): Promise<KindRow[]> {
  const { rows } = await sql<KindRow>`
    select code, form, name_vi, name_en, members, counted_for, valid_from, valid_until from initiative_kind order by position, code`.execute(
    db,
  )
  return rows
}

/** Every phase, in the order shown. */
export async function listPhases(db: Reader) {
  const { rows } = await sql<{
    code: string
    name_vi: string
    name_en: string
    from_on: string
    until_on: string
  }>`
    select code, name_vi, name_en, from_on, until_on from initiative_phase order by position, code`.execute(
    db,
  )
  return rows
}

/** Places by id, with their province and the days they stood. */
export async function listPlaces(db: Reader, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    level: string
    province_id: string
    valid_from: string | null
    valid_until: string | null
  }>`
    select id, level, province_id, valid_from, valid_until from place where id = any (${[...ids]}::text[])`.execute(
    db,
  )
  return rows
}

/** Whether an agency stands in a province. */
export async function isAgencyOf(db: Reader, id: string, provinceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agency')
    .select('id')
    .where('id', '=', id)
    .where('province_id', '=', provinceId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether I may host there: for an agency of mine, or for any of the province from a body of the province itself. */
export async function mayHost(db: Reader, agencyId: string, provinceId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select ${agencyId}::uuid = any (access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))
           or ${provinceId} = any (access.provinces_as('union_officer', 'provincial_officer')) as may`.execute(
    db,
  )
  return rows[0]?.may === true
}

/** Whether a duty is one of the house's. */
export async function isDuty(db: Reader, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('duty').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
  )
}

/** One that stands under the same name at the same place, or undefined. */
export function findAlike(
  db: Reader,
  asked: { provinceId: string; kind: string; placeId: string; alike: string; but?: string },
) {
  return db
    .selectFrom('initiative')
    .select('id')
    .where('province_id', '=', asked.provinceId)
    .where('kind_code', '=', asked.kind)
    .where('place_id', '=', asked.placeId)
    .where('alike', '=', asked.alike)
    .where('stage', '<>', 'closed')
    .$if(asked.but !== undefined, (query) => query.where('id', '<>', asked.but ?? ''))
    .executeTakeFirst()
}

export interface NewRows {
  initiatives: Insertable<InitiativeTable>[]
  steps: Insertable<InitiativeStep>[]
  places: Insertable<InitiativePlace>[]
  hosts: Insertable<InitiativeHost>[]
}

/** Rows one statement takes; a statement has 65,535 parameters at most. */
const atOnce = 500
/** Calls a write for so many rows at a time. */
export async function inLots<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce))
}

/** Writes initiatives with their first steps, places and hosts. Refuses with `initiative.duplicate`. */
export async function insertInitiatives(trx: Writer, rows: NewRows): Promise<void> {
  const duplicate = { initiative_alike_once: () => new Refusal('initiative.duplicate') }
  await inLots(rows.initiatives, (some) =>
    refusing(trx.insertInto('initiative').values(some).execute(), duplicate),
  )
  await inLots(rows.steps, (some) => trx.insertInto('initiative_step').values(some).execute())
  await inLots(rows.places, (some) => trx.insertInto('initiative_place').values(some).execute())
  await inLots(rows.hosts, (some) => trx.insertInto('initiative_host').values(some).execute())
}

/** One I may write, held until the transaction ends. Refuses with `record.not_found`, also for one I may only read. */
export async function lockInitiative(trx: Writer, id: string) {
  const row = await trx
    .selectFrom('initiative')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { initiative: id })
  return row
}

/** Changes one and counts its version up. Refuses with `initiative.duplicate`. */
export async function updateInitiative(
  trx: Writer,
  id: string,
  change: Updateable<InitiativeTable>,
): Promise<number> {
  const { version } = await refusing(
    trx
      .updateTable('initiative')
      .set({ ...change, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow(),
    { initiative_alike_once: () => new Refusal('initiative.duplicate') },
  )
  return version
}

/** Writes the next step of a life. */
export async function insertStep(trx: Writer, step: Omit<Insertable<InitiativeStep>, 'no'>): Promise<void> {
  await trx
    .insertInto('initiative_step')
    .values({
      ...step,
      no: sql<number>`(select coalesce(max(s.no), 0) + 1 from initiative_step s where s.initiative_id = ${step.initiative_id})`,
    })
    .execute()
}

/** Ends the host there is on a day and begins another. */
export async function changeHost(trx: Writer, host: Insertable<InitiativeHost>): Promise<void> {
  await trx
    .updateTable('initiative_host')
    .set({ until_on: host.from_on })
    .where('initiative_id', '=', host.initiative_id)
    .where('until_on', 'is', null)
    .execute()
  await trx.insertInto('initiative_host').values(host).execute()
}

/** Day on which the host there is began. */
export async function hostSince(trx: Writer, id: string): Promise<string> {
  const row = await trx
    .selectFrom('initiative_host')
    .select('from_on')
    .where('initiative_id', '=', id)
    .where('until_on', 'is', null)
    .executeTakeFirstOrThrow()
  return row.from_on
}

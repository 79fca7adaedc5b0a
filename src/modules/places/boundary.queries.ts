import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Shape } from './boundary.rule.ts'

export interface Unit {
  id: string
  code: string
  name: string
  province_id: string
}

/** Every commune that stood on a day, of all provinces. */
export async function listCommunesOn(db: Reader, on: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select id, code, name, province_id from place
    where  level = 'commune' and (valid_from is null or valid_from <= ${on}::date) and (valid_until is null or valid_until > ${on}::date)
    order  by name, id`.execute(db)
  return rows
}

/** The set that holds on a day: the latest day it is from, and of one day the latest brought. */
export async function findSetOn(
  trx: Writer,
  provinceId: string,
  on: string,
): Promise<{ id: string; valid_from: string; source: string; sha256: Buffer } | undefined> {
  const { rows } = await sql<{ id: string; valid_from: string; source: string; sha256: Buffer }>`
    select id, valid_from::text as valid_from, source, sha256 from boundary_set
    where  province_id = ${provinceId} and valid_from <= ${on}::date order by valid_from desc, brought_at desc, id desc limit 1`.execute(
    trx,
  )
  return rows[0]
}

export async function listShapes(
  trx: Writer,
  setId: string,
): Promise<{ id: string; name: string; shape: [number, number][][][] }[]> {
  const { rows } = await sql<{ id: string; name: string; shape: [number, number][][][] }>`
    select b.place_id as id, p.name, b.shape from boundary b join place p on p.id = b.place_id
    where  b.set_id = ${setId}::uuid order by p.name, p.id`.execute(trx)
  return rows
}

export async function listSets(trx: Writer, provinceId: string) {
  const { rows } = await sql<{
    id: string
    valid_from: string
    source: string
    communes: number
    brought_by: string
    brought_at: Date
  }>`
    select b.id, b.valid_from::text as valid_from, b.source, s.display_name as brought_by, b.brought_at,
           (select count(*)::int from boundary x where x.set_id = b.id) as communes
    from   boundary_set b join staff s on s.id = b.brought_by
    where  b.province_id = ${provinceId} order by b.valid_from desc, b.brought_at desc, b.id desc`.execute(
    trx,
  )
  return rows
}

export async function insertSet(
  trx: Writer,
  set: {
    id: string
    province_id: string
    valid_from: string
    source: string
    sha256: Buffer
    brought_by: string
    brought_at: Date
  },
  shapes: ReadonlyMap<string, Shape>,
): Promise<void> {
  await trx
    .insertInto('boundary_set')
    .values({ ...set, brought_at: set.brought_at.toISOString() })
    .execute()
  await sql`
    insert into boundary (set_id, place_id, shape)
    select ${set.id}::uuid, key, value from jsonb_each(${JSON.stringify(Object.fromEntries(shapes))}::jsonb)`.execute(
    trx,
  )
}

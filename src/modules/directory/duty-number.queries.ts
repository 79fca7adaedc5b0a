import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { DutyNumber as DutyNumberTable } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { DutyNumber } from './duty-number.contract.ts'

/** Numbers in force on a day for these places, in their order (the commune before its province), then by service. */
export async function listNumbersOf(
  db: Reader,
  places: readonly string[],
  asked: { on: string; service?: string },
): Promise<DutyNumber[]> {
  const { rows } = await sql<DutyNumber>`
    select d.id, d.place_id, p.name as place_name, p.level = 'province' as province_wide, d.service, d.name, d.phone, d.hours, d.note,
           d.last_tested_on, s.display_name as last_tested_by_name, d.valid_from, d.valid_until, d.version
    from   unnest(${[...places]}::text[]) with ordinality as asked (place_id, position)
    join   duty_number d on d.place_id = asked.place_id
    join   place p on p.id = d.place_id
    left join staff s on s.id = d.last_tested_by
    where  d.valid_from <= ${asked.on}::date and (d.valid_until is null or d.valid_until > ${asked.on}::date)
           ${asked.service ? sql`and d.service = ${asked.service}` : sql``}
    order by p.level = 'province', asked.position, d.service, d.id`.execute(db)
  return rows
}

/** A place's level, province and name, or `undefined`. */
export function findPlace(db: Reader, id: string) {
  return db
    .selectFrom('place')
    .select(['id', 'name', 'level', 'province_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Units of a day, of the same level or below, that a place became: itself while it stands, its successors after. A
 * former district is told in communes.
 */
export async function listStandingFor(db: Reader, id: string, on: string) {
  const { rows } = await sql<{
    id: string
    name: string
    level: string
    province_id: string
    needs_choice: boolean
  }>`
    with recursive walk (id, needs_choice) as (
      select ${id}::text collate "C", false
      union
      select s.to_id, walk.needs_choice or s.needs_choice
      from   walk join place_successor s on s.from_id = walk.id and s.on_day <= ${on}::date
    )
    select p.id, p.name, p.level, p.province_id, bool_or(walk.needs_choice) as needs_choice
    from   walk join place p on p.id = walk.id
    where  p.valid_until is null or p.valid_until > ${on}::date
    group by p.id, p.name, p.level, p.province_id, p.folded_name order by p.folded_name, p.id`.execute(db)
  return rows
}

export async function insertNumber(trx: Writer, row: Insertable<DutyNumberTable>): Promise<void> {
  await trx.insertInto('duty_number').values(row).execute()
}

/** One number, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockNumber(trx: Writer, id: string) {
  const row = await trx
    .selectFrom('duty_number')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

export async function updateNumber(
  trx: Writer,
  id: string,
  change: Updateable<DutyNumberTable>,
): Promise<number> {
  const { version } = await trx
    .updateTable('duty_number')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

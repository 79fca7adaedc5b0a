import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { ActivityCode } from './code.contract.ts'

/** Every line of every list, in the order shown. */
export async function listCodes(db: Reader): Promise<ActivityCode[]> {
  const { rows } = await sql<ActivityCode>`
    select list, code, title_vi, title_en, family, training, never_named, valid_from::text as valid_from, valid_until::text as valid_until, source, version
    from   activity_code order by list, place_order, title_vi, code`.execute(db)
  return rows
}

import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { PersonRelation } from '#kernel/database.types.ts'

/** A person of a case by role, sex and age, for modules that must offer or check one. */
export interface PersonOfCase {
  id: string
  part: string
  sex: string
  age_years: number | null
  accompanies: boolean
  marital: string | null
  disabilities: string[] | null
  displacement: string | null
  country: string | null
  separation: string | null
  version: number
}

/** Persons of a case, the survivor first; nobody's name. */
export async function listPersonsOf(trx: Writer, caseId: string): Promise<PersonOfCase[]> {
  const { rows } = await sql<PersonOfCase>`
    select id, part, sex, age_years, accompanies, marital, disabilities, displacement, country, separation, version
    from   person where case_id = ${caseId} order by part <> 'survivor', added_at, id`.execute(trx)
  return rows
}

export interface RelationRow {
  id: string
  from_person: string
  to_person: string
  kind: string
  lives_together: boolean | null
  version: number
}

/** Relations of a case that stand. */
export async function listRelationsOf(trx: Writer, caseId: string): Promise<RelationRow[]> {
  return trx
    .selectFrom('person_relation')
    .select(['id', 'from_person', 'to_person', 'kind', 'lives_together', 'version'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'kept')
    .orderBy('changed_at')
    .orderBy('id')
    .execute()
}

export async function insertRelation(trx: Writer, row: Insertable<PersonRelation>): Promise<void> {
  await trx.insertInto('person_relation').values(row).execute()
}

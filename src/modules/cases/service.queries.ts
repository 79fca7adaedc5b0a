import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { ServiceGiven } from '#kernel/database.types.ts'

/** A service and whom it was given to. */
export async function insertService(
  trx: Writer,
  row: Insertable<ServiceGiven>,
  personIds: readonly string[],
): Promise<void> {
  await trx.insertInto('service_given').values(row).execute()
  await trx
    .insertInto('service_given_person')
    .values(personIds.map((person_id) => ({ service_id: row.id, case_id: row.case_id, person_id })))
    .execute()
}

/** Services of a case, newest first. */
export async function listServices(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    kind: string
    provider: string
    given_at: Date
    given_by: string | null
    recorded_by: string
    state: string
    person_ids: string[]
    sealed_provider: Buffer | null
    sealed_note: Buffer | null
    version: number
  }>`
    select v.id, v.kind, v.provider, v.given_at, g.display_name as given_by, r.display_name as recorded_by, v.state, v.version,
           (select coalesce(array_agg(x.person_id order by x.person_id), '{}') from service_given_person x where x.service_id = v.id) as person_ids,
           case when ${assigned} then v.sealed_provider end as sealed_provider, case when ${assigned} then v.sealed_note end as sealed_note
    from   service_given v left join staff g on g.id = v.given_by join staff r on r.id = v.recorded_by
    where  v.case_id = ${caseId} order by v.given_at desc, v.id desc`.execute(trx)
  return rows
}

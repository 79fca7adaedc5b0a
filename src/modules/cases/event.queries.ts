import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

export interface EventRow {
  id: number
  kind: string
  record_id: string | null
  happened_at: Date
  recorded_at: Date
  by: string | null
  micros: number
}

/** Events of a case, newest first, from one index and without offset. */
export async function listEvents(
  trx: Writer,
  asked: {
    caseId: string
    noun: string | undefined
    after: readonly [number, number] | undefined
    limit: number
  },
): Promise<EventRow[]> {
  const onwards = asked.after
    ? sql`and (e.happened_at, e.id) < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::bigint)`
    : sql``
  const ofNoun = asked.noun ? sql`and split_part(e.kind, '.', 1) = ${asked.noun}` : sql``
  const { rows } = await sql<EventRow>`
    select e.id, e.kind, e.record_id, e.happened_at, e.recorded_at, s.display_name as by, (extract(epoch from e.happened_at) * 1000000)::bigint as micros
    from   case_event e left join staff s on s.id = e.staff_id
    where  e.case_id = ${asked.caseId} ${ofNoun} ${onwards} order by e.happened_at desc, e.id desc limit ${asked.limit}`.execute(
    trx,
  )
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { HandoverLine } from './handover.shapes.ts'

export interface HandoverFilter {
  direction?: string | undefined
  other_kind?: string | undefined
  status?: string | undefined
  from?: string | undefined
  until?: string | undefined
  /** A whole number of a case; empty finds nothing. */
  code?: string | undefined
}

export type LineRow = Omit<HandoverLine, 'happened_at'> & { happened_at: Date; micros: number }

const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`

/** Hand-overs of the cases one may see, newest first, from one index and without offset. */
export async function listLines(
  trx: Writer,
  asked: { filter: HandoverFilter; after?: readonly [number, string] | undefined; limit: number },
): Promise<LineRow[]> {
  const { filter, after, limit } = asked
  const wanted: RawBuilder<unknown>[] = [
    sql`true`,
    ...(filter.direction ? [sql`h.direction = ${filter.direction}`] : []),
    ...(filter.other_kind ? [sql`h.other_kind = ${filter.other_kind}`] : []),
    ...(filter.status ? [sql`h.status = ${filter.status}`] : []),
    ...(filter.from ? [sql`h.happened_at >= ${startOf(filter.from)}`] : []),
    ...(filter.until ? [sql`h.happened_at < ${startOf(filter.until)}`] : []),
    ...(filter.code === undefined ? [] : [sql`f.code = ${filter.code}`]),
    ...(after
      ? [
          sql`(h.happened_at, h.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<LineRow>`
    select h.id, h.case_id, f.code as case_code, h.direction, h.other_kind, g.name as other_agency, h.status, h.happened_at, l.name as place_name, h.arrival,
           n.persons, n.children, (extract(epoch from h.happened_at) * 1000000)::bigint as micros
    from   person_handover h join case_file f on f.id = h.case_id left join agency g on g.id = h.other_agency_id left join place l on l.id = h.place_id
    cross  join lateral (select count(*)::integer as persons, (count(*) filter (where p.age_years < 18))::integer as children
                         from person_handover_person x join person p on p.id = x.person_id where x.handover_id = h.id) n
    where  ${sql.join(wanted, sql` and `)}
    order  by h.happened_at desc, h.id desc limit ${limit}`.execute(trx)
  return rows
}

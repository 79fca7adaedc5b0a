import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'

/** An event the public is told of: no name of anybody, not even of who speaks. */
export interface ShownEvent {
  id: string
  title: string
  on_day: string
  clock: string
  place: string
  venue: string | null
  lines: { clock: string; what: string }[]
}

/** Events of a province's own plan of one campaign and year that are flagged for the public, by day and hour; asked for as the public page. */
export async function listShownEvents(
  db: Reader,
  of: { provinceId: string; campaign: string; year: number },
): Promise<ShownEvent[]> {
  const { rows } = await sql<ShownEvent>`
    select e.id, e.title, e.on_day::text as on_day, to_char(e.clock, 'HH24:MI') as clock, v.name as place, e.venue,
           coalesce((select jsonb_agg(jsonb_build_object('clock', to_char(x.clock, 'HH24:MI'), 'what', x.what) order by x.position)
                     from campaign_event_line x where x.event_id = e.id and x.removed_at is null), '[]') as lines
    from   campaign_plan p join campaign_event e on e.plan_id = p.id join place v on v.id = e.place_id
    where  p.kept_in = p.province_id and p.province_id = ${of.provinceId} and p.campaign = ${of.campaign} and p.plan_year = ${of.year} and e.is_public and e.removed_at is null
    order by e.on_day, e.clock, e.id limit 200`.execute(db)
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { RecordsAsked } from '../indicator.ts'

/**
 * Initiatives that stand on the last day of a span (today, while it runs), each with its home, stage and whether it lives:
 * a sign within the months its kind asked for then, newly founded, or nothing known.
 */
export function standing({ from, until, provinces }: RecordsAsked): RawBuilder<unknown> {
  return sql`
    select i.id, i.province_id, p.place_id, d.on_date, i.kind, i.kind as initiative_kind, i.form, i.phase, s.stage,
           case when exists (select 1 from fact_initiative_sign g where g.initiative_id = i.id and g.on_day <= d.on_date
                             and g.on_day > (d.on_date - make_interval(months => r.months))::date) then 'kept'
                when i.founded_on > (d.on_date - make_interval(months => r.months))::date then 'new'
                else 'silent' end as life
    from   (select least(${until}::date - 1, (now() at time zone 'Asia/Ho_Chi_Minh')::date) as on_date) d
    join   fact_initiative i on i.province_id = any (${[...provinces]}::text[]) and i.founded_on <= d.on_date
    join   fact_initiative_stage s on s.initiative_id = i.id and s.from_on <= d.on_date and (s.until_on is null or s.until_on > d.on_date)
    join   fact_initiative_rhythm r on r.kind = i.kind and r.from_on <= d.on_date and (r.until_on is null or r.until_on > d.on_date)
    left join fact_initiative_place p on p.initiative_id = i.id and p.home and p.from_on <= d.on_date and (p.until_on is null or p.until_on > d.on_date)
    where  d.on_date >= ${from}::date and s.stage <> 'closed'`
}

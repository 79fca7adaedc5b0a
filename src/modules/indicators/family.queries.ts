import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type Counted, parts, spanOf } from './family.ts'
import { columnsOf, type Indicator, type Span } from './indicator.ts'
import { medianOf } from './median.rule.ts'
import type { UnitMap } from './units.ts'

interface CountedRow {
  part: Counted['part']
  province_id: string
  place_id: string | null
  dimension: Counted['dimension']
  category: string | null
  n: number
}

/** Counts everything the answers about one calendar year can show, in one statement. */
export async function countYear(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  year: number,
): Promise<Counted[]> {
  const columns = columnsOf(indicator)
  const spans: { part: Counted['part']; span: Span; broken: boolean }[] = [
    ...parts.map((part) => ({ part, span: spanOf(year, part), broken: !part.startsWith('M') })),
    { part: 'late_june', span: { from: `${year}-06-15`, until: `${year}-07-01` }, broken: false },
    { part: 'late_december', span: { from: `${year}-12-15`, until: `${year + 1}-01-01` }, broken: false },
  ]
  // Where parts add up each record stands on its day alone, so the year is read once and its parts are cut from it.
  const adds = !indicator.repeats && !indicator.stands
  const recordsOf = (span: Span) => indicator.records({ ...span, provinces: map.provinces })
  const whole = adds ? sql`with whole as materialized (${recordsOf(spanOf(year, 'Y'))}) ` : sql``
  const selects = spans.map(({ part, span, broken }) => {
    const records = adds
      ? sql`select * from whole where on_date >= ${span.from}::date and on_date < ${span.until}::date`
      : recordsOf(span)
    return broken && columns.length > 0 ? brokenDown(part, records, columns) : together(part, records)
  })
  const { rows } = await sql<CountedRow>`${whole}${sql.join(selects, sql` union all `)}`.execute(facts)
  return rows.map((row) => ({
    part: row.part,
    atom: map.atomOf(row.province_id, row.place_id),
    dimension: row.dimension,
    category: row.category,
    n: row.n,
  }))
}

function together(part: string, records: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${part}::text as part, province_id, place_id, null::text as dimension, null::text as category, count(*)::integer as n
              from (${records}) r group by province_id, place_id)`
}

function brokenDown(
  part: string,
  records: RawBuilder<unknown>,
  columns: readonly string[],
): RawBuilder<unknown> {
  const refs = columns.map((column) => sql.ref(column))
  const one = (ref: RawBuilder<unknown>) => sql`grouping(${ref}) = 0`
  const dimension = sql.join(
    refs.map((ref, at) => sql`when ${one(ref)} then ${columns[at]}::text`),
    sql` `,
  )
  const category = sql.join(
    refs.map((ref) => sql`when ${one(ref)} then ${ref}::text`),
    sql` `,
  )
  const groups = sql.join([
    sql`(province_id, place_id)`,
    ...refs.map((ref) => sql`(province_id, place_id, ${ref})`),
  ])
  return sql`(select ${part}::text as part, province_id, place_id, case ${dimension} end as dimension, case ${category} end as category,
                     count(*)::integer as n
              from (${records}) r group by grouping sets (${groups}))`
}

/** Places as records name them. */
interface RecordPlaces {
  provinces: string[]
  places: string[]
  n: number
}

/** Where the records of a set of places were written for, and how many there are. */
export async function recordPlaces(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  set: number,
  span: Span,
  only?: Only,
): Promise<RecordPlaces> {
  const { rows } = await sql<{ province_id: string; place_id: string | null; n: number }>`
    select province_id, place_id, count(*)::integer as n from (${recordsOf(indicator, map, span, only)}) r group by province_id, place_id`.execute(
    facts,
  )
  const atoms = new Set(map.sets[set])
  const inside = rows.filter((row) => atoms.has(map.atomOf(row.province_id, row.place_id)))
  return {
    provinces: inside.map((row) => row.province_id),
    places: inside.map((row) => row.place_id ?? ''),
    n: inside.reduce((sum, row) => sum + row.n, 0),
  }
}

/** Digest over the ids of records in their order: other records, another digest. Made where they lie, since there may be many. */
export async function digestOf(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  at: RecordPlaces,
  span: Span,
  only?: Only,
): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(r.id::text, chr(10) order by r.id::uuid), ''), 'UTF8')), 'hex') as digest
    from   (${recordsOf(indicator, map, span, only)}) r where ${lieAt(at)}`.execute(facts)
  return rows[0]?.digest ?? ''
}

/** One page of the records of some places, newest first, those after a given one. */
export async function pageRecords(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  at: RecordPlaces,
  span: Span,
  page: { only?: Only | undefined; after?: readonly [string, string] | undefined; limit: number },
): Promise<FoundRecord[]> {
  const after = page.after
    ? sql`(r.on_date, r.id::uuid) < (${page.after[0]}::date, ${page.after[1]}::uuid)`
    : sql`true`
  const { rows } = await sql<FoundRecord>`
    select r.id, r.place_id, r.on_date::text as on_date from (${recordsOf(indicator, map, span, page.only)}) r
    where  ${lieAt(at)} and ${after} order by r.on_date desc, r.id::uuid desc limit ${page.limit}`.execute(
    facts,
  )
  return rows
}

interface FoundRecord {
  id: string
  place_id: string | null
  on_date: string
}

type Only = { dimension: string; category: string }

/** A condition on each record and no join: a planner that starts from the places reads the records once for each. */
const lieAt = ({ provinces, places }: RecordPlaces) =>
  sql`r.province_id || '/' || coalesce(r.place_id, '') = any (${provinces.map((province, at) => `${province}/${places[at]}`)}::text[])`

function recordsOf(
  indicator: Indicator,
  map: UnitMap,
  span: Span,
  only: Only | undefined,
): RawBuilder<unknown> {
  const records = indicator.records({ ...span, provinces: map.provinces })
  return only
    ? sql`select * from (${records}) every where every.${sql.ref(only.dimension)} = ${only.category}`
    : records
}

/** Ids of the records behind a figure with the place each was written for, newest first. */
export async function listRecords(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  span: Span,
  only?: { dimension: string; category: string },
): Promise<{ id: string; atom: string; place_id: string | null; on_date: string }[]> {
  const records = indicator.records({ ...span, provinces: map.provinces })
  // One line for all of them, at fixed places: there may be tens of thousands, and a row each takes longer to read than to find.
  const { rows } = await sql<{ found: string | null }>`
    select string_agg(concat(r.id, r.on_date, r.province_id, '/', r.place_id), ' ' order by r.on_date desc, r.id desc) as found from (${records}) r
    where  ${only ? sql`${sql.ref(only.dimension)} = ${only.category}` : sql`true`}`.execute(facts)
  const found = rows[0]?.found
  return (found ? found.split(' ') : []).map((line) => {
    const [province = '', place = ''] = line.slice(46).split('/')
    const place_id = place === '' ? null : place
    return {
      id: line.slice(0, 36),
      on_date: line.slice(36, 46),
      place_id,
      atom: map.atomOf(province, place_id),
    }
  })
}

/** What comes of what the records of a set of places weigh, to the whole number, and over how many; null over none, but for a sum. */
export async function weighExactly(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  set: number,
  span: Span,
): Promise<{ value: number | null; n: number }> {
  const records = indicator.records({ ...span, provinces: map.provinces })
  const { rows } = await sql<{ province_id: string; place_id: string | null; weight: number }>`
    select province_id, place_id, weight::float8 as weight from (${records}) r`.execute(facts)
  const atoms = new Set(map.sets[set])
  const weights = rows
    .filter((row) => atoms.has(map.atomOf(row.province_id, row.place_id)))
    .map((row) => row.weight)
  const n = weights.length
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (indicator.measure === 'sum') return { n, value: Math.round(sum) }
  const median = medianOf(weights)
  if (median === null) return { n, value: null }
  const value = {
    mean: sum / n,
    longest: weights.reduce((most, each) => Math.max(most, each)),
    median,
    count: n,
  }[indicator.measure]
  return { n, value: Math.round(value) }
}

/** How many records a set of record places has, nothing covered: for those whose duty it is to report it. */
export async function countExactly(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  set: number,
  span: Span,
): Promise<number> {
  const { rows } =
    await sql<CountedRow>`${together('', indicator.records({ ...span, provinces: map.provinces }))}`.execute(
      facts,
    )
  const atoms = new Set(map.sets[set])
  return rows.reduce(
    (sum, row) => (atoms.has(map.atomOf(row.province_id, row.place_id)) ? sum + row.n : sum),
    0,
  )
}

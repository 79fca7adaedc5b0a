import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Indicator, Span } from './indicator.ts'
import { medianOf } from './median.rule.ts'
import type { UnitMap } from './units.ts'

/** Places as records name them. */
export interface RecordPlaces {
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
  return readLine(
    facts,
    map,
    sql`select r.id, r.place_id, r.province_id, r.on_date from (${recordsOf(indicator, map, span, page.only)}) r
        where  ${lieAt(at)} and ${after} order by r.on_date desc, r.id::uuid desc limit ${page.limit}`,
  )
}

export interface FoundRecord {
  id: string
  /** Record place as the map of units knows it. */
  atom: string
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

/** The records behind a figure with the place each was written for, newest first. */
export function listRecords(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  span: Span,
  only?: Only,
): Promise<FoundRecord[]> {
  return readLine(facts, map, recordsOf(indicator, map, span, only))
}

/** Records in one line, at fixed places: there may be tens of thousands, and a row each takes longer to read than to find. */
async function readLine(facts: Reader, map: UnitMap, records: RawBuilder<unknown>): Promise<FoundRecord[]> {
  const { rows } = await sql<{ found: string | null }>`
    select string_agg(concat(r.id, r.on_date, r.province_id, '/', r.place_id), ' ' order by r.on_date desc, r.id::uuid desc) as found
    from   (${records}) r`.execute(facts)
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
  return (await recordPlaces(facts, indicator, map, set, span)).n
}

import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { ColumnDimension } from './dimension.codes.ts'
import { type Counted, parts, spanOf, wide } from './family.ts'
import { columnsOf, type Indicator, type Span } from './indicator.ts'
import type { UnitMap } from './units.ts'

interface CountedRow {
  /** Which of the asked parts, or which piece of the year. */
  piece: number
  province_id: string
  place_id: string | null
  dimension: ColumnDimension | null
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
  const { statement, partsOf } =
    indicator.repeats || indicator.stands
      ? partByPart(indicator, map, year)
      : pieceByPiece(indicator, map, year)
  const { rows } = await sql<CountedRow>`${statement}`.execute(facts)
  const sums = new Map<string, Counted>()
  for (const { piece, province_id, place_id, dimension, category, n } of rows) {
    const atom = map.atomOf(province_id, place_id)
    for (const part of partsOf(piece, dimension !== null)) {
      const key = `${part} ${atom} ${dimension} ${category}`
      const sum = sums.get(key)
      if (sum) sum.n += n
      else sums.set(key, { part, atom, dimension, category, n })
    }
  }
  return [...sums.values()]
}

interface Asking {
  statement: RawBuilder<unknown>
  /** The parts of the year that a piece of it belongs to; months are not told by category. */
  partsOf(piece: number, isBroken: boolean): readonly Counted['part'][]
}

/** Where parts add up each record stands on its day alone: the year is read once, in the smallest pieces every part is made of. */
function pieceByPiece(indicator: Indicator, map: UnitMap, year: number): Asking {
  const spans = spansOf(year)
  const begins = [...new Set(spans.map(({ span }) => span.from))].sort()
  const whole = indicator.records({ ...spanOf(year, 'Y'), provinces: map.provinces })
  const half = spanOf(year, 'H2').from
  const records = sql`
    select r.*, width_bucket(on_date, ${begins}::date[]) as piece, case when on_date < ${half}::date then 1 else ${begins.indexOf(half) + 1}::integer end as half
    from   (${whole}) r`
  return {
    statement: counted(records, columnsOf(indicator)),
    partsOf(piece, isBroken) {
      const begin = begins[piece - 1] ?? ''
      const around = spans.filter(({ span }) => span.from <= begin && begin < span.until)
      return (isBroken ? around.filter(isWide) : around).map(({ part }) => part)
    },
  }
}

/** Where a thing may be in several parts each part is asked for; what stands on a last day is asked for once for all parts that end on it. */
function partByPart(indicator: Indicator, map: UnitMap, year: number): Asking {
  const spans = spansOf(year)
  const pieces = Map.groupBy(spans, ({ part, span }) => (indicator.stands ? span.until : part))
  const asked = [...pieces.values()]
  const selects = asked.map((together, piece) => {
    const span = together[0]?.span ?? spanOf(year, 'Y')
    const records = sql`
      select r.*, ${piece}::integer as piece, ${piece}::integer as half
      from   (${indicator.records({ ...span, provinces: map.provinces })}) r`
    return counted(records, together.some(isWide) ? columnsOf(indicator) : [])
  })
  return {
    statement: sql.join(selects, sql` union all `),
    partsOf: (piece, isBroken) =>
      (asked[piece] ?? []).filter((each) => !isBroken || isWide(each)).map(({ part }) => part),
  }
}

/** The parts of a year, and the two that the reporting years (15/12–14/12) cut off at its ends. */
function spansOf(year: number): { part: Counted['part']; span: Span }[] {
  return [
    ...parts.map((part) => ({ part, span: spanOf(year, part) })),
    { part: 'late_june', span: { from: `${year}-06-15`, until: `${year}-07-01` } },
    { part: 'late_december', span: { from: `${year}-12-15`, until: `${year + 1}-01-01` } },
  ]
}

const isWide = ({ part }: { part: Counted['part'] }) => wide.some((each) => each === part)

/** Records counted by piece and place, and by half and place and each column. */
function counted(records: RawBuilder<unknown>, columns: readonly string[]): RawBuilder<unknown> {
  const refs = columns.map((column) => sql.ref(column))
  const one = (what: (ref: RawBuilder<unknown>, at: number) => RawBuilder<unknown>) =>
    refs.length === 0
      ? sql`null::text`
      : sql`case ${sql.join(
          refs.map((ref, at) => sql`when grouping(${ref}) = 0 then ${what(ref, at)}`),
          sql` `,
        )} end`
  const groups = sql.join([
    sql`(piece, province_id, place_id)`,
    ...refs.map((ref) => sql`(half, province_id, place_id, ${ref})`),
  ])
  return sql`(select ${refs.length === 0 ? sql`piece` : sql`coalesce(piece, half)`} as piece, province_id, place_id, ${one((_, at) => sql`${columns[at]}::text`)} as dimension,
                     ${one((ref) => sql`${ref}::text`)} as category, count(*)::integer as n
              from   (${records}) pieces group by grouping sets (${groups}))`
}

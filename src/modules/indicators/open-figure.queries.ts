import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Asked } from './cut.ts'
import { categories, type Dimension } from './dimension.codes.ts'
import type { Figure } from './indicator.contract.ts'
import type { Indicator, Span } from './indicator.ts'
import { medianOf } from './median.rule.ts'
import { listNames } from './units.queries.ts'
import type { AskedUnit } from './units.service.ts'

interface Row {
  province_id: string
  place_id: string | null
  key: string | null
  n: number
}

/** Rows of an indicator's measure by record place, and by one column where that is asked; for a median each record is one. */
async function measuredRows(
  facts: Reader,
  indicator: Indicator,
  { map }: AskedUnit,
  span: Span,
  how: { filter?: Asked['filter']; column?: string } = {},
): Promise<Row[]> {
  const amount =
    indicator.measure === 'sum'
      ? sql`coalesce(sum(r.weight), 0)::bigint`
      : indicator.measure === 'median'
        ? sql`r.weight::float8`
        : sql`count(*)::bigint`
  const key: RawBuilder<unknown> = how.column ? sql`${sql.ref(`r.${how.column}`)}::text` : sql`null::text`
  const { filter } = how
  const { rows } = await sql<Row>`
    select r.province_id, r.place_id, ${key} as key, ${amount} as n from (${indicator.records({ ...span, provinces: map.provinces })}) r
    where  ${filter ? sql`${sql.ref(`r.${filter.dimension}`)} = ${filter.category}` : sql`true`}
    ${indicator.measure === 'median' ? sql`` : sql`group by 1, 2, 3`}`.execute(facts)
  return rows
}

/**
 * What the records of a span come to, whole and by each category of one column, with nothing covered: for a release, which guards
 * what it tells by itself.
 */
export async function countOpenly(
  facts: Reader,
  indicator: Indicator,
  unit: AskedUnit,
  span: Span,
  column?: string,
): Promise<{ total: number; by: ReadonlyMap<string, number> }> {
  const rows = within(unit, await measuredRows(facts, indicator, unit, span, column ? { column } : {}))
  const byKey = Map.groupBy(rows, (row) => row.key ?? '')
  return {
    total: sumOf(indicator, rows),
    by: new Map([...byKey].map(([key, some]) => [key, sumOf(indicator, some)])),
  }
}

/** What rows come to together: their sum, or the median of what each record weighs; 0 where there is none. */
function sumOf(indicator: Indicator, rows: readonly Row[]): number {
  if (indicator.measure !== 'median') return rows.reduce((sum, row) => sum + row.n, 0)
  return medianOf(rows.map((row) => row.n)) ?? 0
}

function within({ map, set }: AskedUnit, rows: readonly Row[], of: number = set): Row[] {
  const atoms = new Set(map.sets[of])
  return rows.filter((row) => atoms.has(map.atomOf(row.province_id, row.place_id)))
}

/** A figure told as it is: its records carry nobody who is helped, so nothing has to be covered. */
export async function openValue(
  facts: Reader,
  indicator: Indicator,
  unit: AskedUnit,
  asked: Span & { filter?: Asked['filter'] },
): Promise<number> {
  return sumOf(
    indicator,
    within(unit, await measuredRows(facts, indicator, unit, asked, { filter: asked.filter })),
  )
}

/** The same by one breakdown. A category that was added to a list stands after the shipped ones, under its own title. */
export async function openBreakdown(
  facts: Reader,
  indicator: Indicator,
  unit: AskedUnit,
  asked: Span,
  by: Dimension,
): Promise<NonNullable<Figure['by']>> {
  if (by === 'place') return byPlace(facts, indicator, unit, asked)
  if (by === 'month') {
    const items = await Promise.all(
      monthsBetween(asked).map(async ({ key, ...span }) => ({
        key,
        name: null,
        value: await openValue(facts, indicator, unit, span),
      })),
    )
    return { dimension: by, items, rest: [] }
  }
  const rows = within(unit, await measuredRows(facts, indicator, unit, asked, { column: by }))
  const byKey = Map.groupBy(rows, (row) => row.key ?? '')
  const known = categories[by]
  const added = [...byKey.keys()].filter((key) => key !== '' && !known.includes(key)).sort()
  const titles = await titlesOf(facts, added)
  const item = (key: string, name: string | null) => ({
    key,
    name,
    value: sumOf(indicator, byKey.get(key) ?? []),
  })
  return {
    dimension: by,
    items: [...known.map((key) => item(key, null)), ...added.map((key) => item(key, titles.get(key) ?? key))],
    rest: [],
  }
}

async function byPlace(facts: Reader, indicator: Indicator, unit: AskedUnit, asked: Span) {
  const rows = await measuredRows(facts, indicator, unit, asked)
  const division = unit.map.divisionOf(unit.id, unit.day)
  const names = await listNames(facts, division?.children.map((child) => child.unit) ?? [], unit.day)
  const collator = new Intl.Collator('vi')
  const items = (division?.children ?? []).map((child) => ({
    key: child.unit,
    name: names.get(child.unit) ?? child.unit,
    value: sumOf(indicator, within(unit, rows, child.set)),
  }))
  return {
    dimension: 'place' as const,
    items: items.toSorted((a, b) => collator.compare(a.name, b.name)),
    rest: (division?.rest ?? []).map((rest) => ({
      why: rest.why,
      value: sumOf(indicator, within(unit, rows, rest.set)),
    })),
  }
}

async function titlesOf(facts: Reader, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; title: string }>`
    select code, min(title_vi) as title from activity_code where code = any (${[...codes]}::text[]) group by code
    union all select code, name_vi from dialogue_topic where code = any (${[...codes]}::text[])
    union all select id::text, name from agency where id::text = any (${[...codes]}::text[])`.execute(facts)
  return new Map(rows.map((row) => [row.code, row.title]))
}

/** Calendar months that a span touches, the first and the last cut to it. */
function monthsBetween({ from, until }: Span): (Span & { key: string })[] {
  const months: (Span & { key: string })[] = []
  for (let at = from; at < until; ) {
    const [year = 0, month = 1] = at.split('-').map(Number)
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
    months.push({ key: at.slice(0, 7), from: at, until: next < until ? next : until })
    at = next
  }
  return months
}

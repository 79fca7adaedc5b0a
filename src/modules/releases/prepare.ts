import type { Context } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  askUnit,
  type ColumnDimension,
  catalogue,
  categories,
  columnsOf,
  countOpenly,
  dayBefore,
  definitionVersion,
  getIndicator,
  type Indicator,
  indicatorWords,
} from '#modules/indicators/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { guard, type Told, type Why } from './guard.ts'
import {
  type CellName,
  daysOf,
  keyOf,
  type Lattice,
  type Quarter,
  quarters,
  quartersOf,
  type SpanName,
  spans,
} from './lattice.ts'
import type { ReleasedTable } from './release.contract.ts'
import {
  type AskedTable,
  type CountRow,
  listCounts,
  listTold,
  quarterNo,
  type ReleaseRow,
  type ToldRow,
} from './release.queries.ts'

/** A table with the reason for every number that is kept back. */
export interface PreparedTable extends ReleasedTable {
  why: Why[][]
}

export interface Prepared {
  tables: PreparedTable[]
  /** What was counted now, for quarters that no published release has counted. */
  counts: CountRow[]
  /** How many numbers of these indicators and this year had been told already. */
  toldBefore: number
}

/** Records of no listed category: they belong to the whole, and are never shown by themselves. */
const rest = '-'

const isOffered = ({ floor, measure, repeats, stands, within }: Indicator) =>
  floor === 'prevention'
    ? measure === 'count' || measure === 'sum'
    : measure === 'count' && !repeats && !stands && !within

/** Breakdowns whose categories are a list of the house: what each province adds by itself is not published. */
const breakdownsOf = (indicator: Indicator) =>
  columnsOf(indicator).filter((dimension) => categories[dimension].length > 0)

/** Indicators that may be published, with their breakdowns. */
export function listOffered() {
  const say = (words: Readonly<Record<string, string>>, code: string) =>
    words[`indicators.dimension.${code}`] ?? code
  return {
    items: catalogue.filter(isOffered).map((indicator) => ({
      indicator: indicator.code,
      title: indicator.title,
      exact: indicator.floor === 'prevention',
      by: breakdownsOf(indicator).map((code) => ({
        code,
        name: { vi: say(indicatorWords.vi, code), en: say(indicatorWords.en, code) },
      })),
    })),
  }
}

/**
 * Whether a table may be asked for: an indicator of response is one whose quarters add up, and no part of another's records. Refuses
 * with `release.not_offered`, and with `release.one_breakdown` where one indicator is asked for in two ways.
 */
export function askTables(asked: readonly AskedTable[]): void {
  for (const { indicator: code, by } of asked) {
    const indicator = getIndicator(code)
    if (!isOffered(indicator) || !(by === null || breakdownsOf(indicator).includes(by as ColumnDimension)))
      throw new Refusal('release.not_offered', { indicator: code })
  }
  if (new Set(asked.map((each) => each.indicator)).size < asked.length)
    throw new Refusal('release.one_breakdown')
}

/**
 * The tables of a release as they would be told now. Refuses with `release.quarter_open` while its last quarter is not over, and with
 * `release.one_breakdown` where an indicator was told by another breakdown in the same year: two of them could be crossed.
 */
export async function prepare(ctx: Context, db: Reader, release: ReleaseRow): Promise<Prepared> {
  const counted = quarters.slice(0, release.last_quarter)
  const last = counted.at(-1)
  if (!last || daysOf(release.year, last).until > dayInVietNam(ctx.now()))
    throw new Refusal('release.quarter_open', { year: release.year, quarter: release.last_quarter })
  askTables(release.asked)
  const codes = release.asked.map((each) => each.indicator)
  const ledger = await listCounts(db, release.province_id, release.year, codes)
  const told = await listTold(db, release.province_id, release.year, codes)
  const made = { tables: [] as PreparedTable[], counts: [] as CountRow[] }
  for (const asked of release.asked) {
    const indicator = getIndicator(asked.indicator)
    if (indicator.floor === 'prevention') {
      made.tables.push(await openTable(ctx, release, indicator, asked, counted))
      continue
    }
    const known = ledger.filter((row) => row.indicator === asked.indicator)
    const now = await countNow(
      ctx,
      release,
      indicator,
      counted.filter((quarter) => !known.some((row) => row.quarter === quarterNo(quarter))),
    )
    made.counts.push(...now)
    const before = told.filter((row) => row.indicator === asked.indicator)
    made.tables.push(guardedTable(ctx.facts, indicator, asked, counted, [...known, ...now], before))
  }
  return { ...made, toldBefore: told.length }
}

const spansOf = (counted: readonly Quarter[]): SpanName[] =>
  spans.filter((span) => quartersOf[span].every((quarter) => counted.includes(quarter)))

async function unitAt(ctx: Context, release: ReleaseRow, until: string) {
  return askUnit(ctx.facts, release.province_id, dayBefore(until))
}

/** Everything the public could later ask about these quarters, counted at one time: the whole and every breakdown. */
async function countNow(
  ctx: Context,
  release: ReleaseRow,
  indicator: Indicator,
  wanted: readonly Quarter[],
): Promise<CountRow[]> {
  const rows: CountRow[] = []
  for (const quarter of wanted) {
    const days = daysOf(release.year, quarter)
    const unit = await unitAt(ctx, release, days.until)
    const row = { indicator: indicator.code, quarter: quarterNo(quarter) }
    const whole = await countOpenly(ctx.facts, indicator, unit, days)
    rows.push({ ...row, dimension: '', category: '', n: whole.total })
    for (const dimension of columnsOf(indicator)) {
      const { by } = await countOpenly(ctx.facts, indicator, unit, days, dimension)
      for (const category of categories[dimension])
        rows.push({ ...row, dimension, category, n: by.get(category) ?? 0 })
    }
  }
  return rows
}

function guardedTable(
  facts: Reader,
  indicator: Indicator,
  asked: AskedTable,
  counted: readonly Quarter[],
  counts: readonly CountRow[],
  before: readonly ToldRow[],
): PreparedTable {
  const toldBy = before.find((row) => row.dimension !== '')?.dimension ?? null
  if (toldBy !== null && asked.by !== null && toldBy !== asked.by)
    throw new Refusal('release.one_breakdown', { indicator: indicator.code })
  const by = asked.by ?? toldBy
  const listed: readonly string[] = by === null ? [] : categories[by as ColumnDimension]
  const lattice = latticeOf(by, listed, counted, counts)
  const columns = spansOf(counted)
  const shown = [null, ...(asked.by === null ? [] : listed)]
  const names = shown.flatMap((category) => columns.map((span): CellName => ({ span, category })))
  const known = new Map(
    before.map((row) => [keyOf({ span: row.span, category: row.category || null }), row.told]),
  )
  const decided = new Map(guard(lattice, known, names).map((each) => [keyOf(each.name), each]))
  return {
    ...headOf(facts, indicator, asked.by, columns, false),
    rows: shown.map((category) => ({
      category,
      name: nameOf(asked.by, category),
      values: columns.map((span): Told => decided.get(keyOf({ span, category }))?.told ?? null),
    })),
    why: shown.map((category) =>
      columns.map((span): Why => decided.get(keyOf({ span, category }))?.why ?? 'small'),
    ),
  }
}

function latticeOf(
  by: string | null,
  listed: readonly string[],
  counted: readonly Quarter[],
  counts: readonly CountRow[],
): Lattice {
  const n = (quarter: Quarter, dimension: string, category: string) =>
    counts.find(
      (row) => row.quarter === quarterNo(quarter) && row.dimension === dimension && row.category === category,
    )?.n ?? 0
  if (by === null)
    return {
      quarters: counted,
      categories: [''],
      counts: counted.map((quarter) => n(quarter, '', '')),
    }
  return {
    quarters: counted,
    categories: [...listed, rest],
    counts: counted.flatMap((quarter) => {
      const each = listed.map((category) => n(quarter, by, category))
      return [...each, n(quarter, '', '') - each.reduce((sum, one) => sum + one, 0)]
    }),
  }
}

/** Figures of work are told as they are, every span counted by itself: what stands at the end of a year is no sum of quarters. */
async function openTable(
  ctx: Context,
  release: ReleaseRow,
  indicator: Indicator,
  asked: AskedTable,
  counted: readonly Quarter[],
): Promise<PreparedTable> {
  const columns = spansOf(counted)
  const told = await Promise.all(
    columns.map(async (span) => {
      const days = daysOf(release.year, span)
      const unit = await unitAt(ctx, release, days.until)
      return countOpenly(ctx.facts, indicator, unit, days, asked.by ?? undefined)
    }),
  )
  const listed = asked.by === null ? [] : categories[asked.by as ColumnDimension]
  const shown = [null, ...listed]
  return {
    ...headOf(ctx.facts, indicator, asked.by, columns, true),
    rows: shown.map((category) => ({
      category,
      name: nameOf(asked.by, category),
      values: told.map((each) => (category === null ? each.total : (each.by.get(category) ?? 0))),
    })),
    why: shown.map(() => columns.map((): Why => 'told')),
  }
}

function headOf(facts: Reader, indicator: Indicator, by: string | null, columns: SpanName[], exact: boolean) {
  const { code, title, unit, counts, leavesOut, source } = indicator
  return {
    indicator: code,
    title,
    unit,
    counts,
    leaves_out: leavesOut,
    source,
    definition_version: definitionVersion(indicator, facts),
    exact,
    by,
    spans: columns,
  }
}

/** The name of a category is frozen with the table: what a word is called may change later. */
function nameOf(by: string | null, category: string | null) {
  if (by === null || category === null) return null
  const key = `indicators.${by}.${category}`
  const say = (words: Readonly<Record<string, string>>) => words[key] ?? category
  return { vi: say(indicatorWords.vi), en: say(indicatorWords.en) }
}

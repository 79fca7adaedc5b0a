import { type RawBuilder, sql } from 'kysely'
import { type Context, entered } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { catalogue, getIndicator } from './catalogue.ts'
import { type Asked, type Cut, filterOf, monthsOf, offeredCut } from './cut.ts'
import { type ColumnDimension, categories, type Dimension } from './dimension.codes.ts'
import { threshold } from './disclosure.ts'
import { countExactly, weighExactly } from './family.queries.ts'
import { familyOf } from './family.service.ts'
import type { CellName, Family } from './family.ts'
import type * as contracts from './indicator.contract.ts'
import { type CategoryRef, definitionVersion, type Indicator } from './indicator.ts'
import { openBreakdown, openValue } from './open-figure.queries.ts'
import { sharersOf } from './open-sharers.queries.ts'
import { listSchemesOf } from './period.queries.ts'
import { listNames } from './units.queries.ts'
import { type AskedUnit, askUnit, dayBefore } from './units.service.ts'

export type Value = contracts.FigureValue

/** Every indicator with its definition, in the order in which reports name them. */
export function listIndicators(ctx: Context): contracts.IndicatorSummary[] {
  return catalogue.map((indicator) => summaryOf(indicator, ctx.facts))
}

function summaryOf(indicator: Indicator, facts: Reader): contracts.IndicatorSummary {
  const { code, title, unit, measure, counts, leavesOut, source, by, duty, floor } = indicator
  return {
    code,
    title,
    unit,
    measure,
    counts,
    leaves_out: leavesOut,
    source,
    by: [...by],
    duty,
    floor,
    definition_version: definitionVersion(indicator, facts),
  }
}

/** A question that is offered, with what guards its answer. */
export interface Question {
  indicator: Indicator
  asked: Asked
  cut: Cut
  unit: AskedUnit
  /** The reader is told the value as it is, however small. */
  exact: boolean
  /** The guarded answers about that year; only for parts of a calendar year. */
  family(): Promise<{ family: Family; year: number; part: Extract<Cut, { kind: 'calendar' }>['part'] }>
}

/**
 * A figure: value, breakdown if asked, definition. Who asks decides only whether small values are covered, never
 * what is counted. Recorded. Refuses with `record.not_found` (no such indicator), `figure.place_unknown`,
 * `figure.cut_not_offered`.
 */
export async function readFigure(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.readFigure>,
): Promise<contracts.Figure> {
  const asked = { from: query.from, until: query.until, by: query.by, filter: filterOf(query) }
  const question = await understand(ctx, params.code, asked, query.place, query.units)
  const { indicator, unit } = question
  const units = query.units ?? dayBefore(query.until)
  const value = await measured(ctx.facts, question)
  const by = query.by === undefined ? undefined : await breakdownOf(ctx.facts, question, query.by)
  const share = await shareOf(ctx.facts, question, value)
  const per = await meanOf(ctx.facts, question)
  const names = await listNames(ctx.facts, [unit.id], unit.day)
  await note(ctx, 'figure_read', question)
  const { code, unit: unitOfMeasure, measure, by: _, ...definition } = summaryOf(indicator, ctx.facts)
  return {
    code,
    unit: unitOfMeasure,
    measure,
    value,
    ...(share ? { share } : {}),
    ...(per ? { per } : {}),
    ...(by ? { by } : {}),
    definition: {
      ...definition,
      from: query.from,
      until: query.until,
      units,
      place: { id: unit.id, name: names.get(unit.id) ?? unit.id },
    },
  }
}

/** A question, or the refusal of a cut that is not offered to this reader. */
export async function understand(
  ctx: Context,
  code: string,
  asked: Asked,
  place: string | undefined,
  unitsOn: string | undefined,
): Promise<Question> {
  const indicator = getIndicator(code)
  const unit = await askUnit(ctx.facts, place ?? ctx.session.provinceId, unitsOn ?? dayBefore(asked.until))
  const schemes = await listSchemesOf(ctx.facts, asked.from, asked.until)
  const exactSets = await setsOfDuty(ctx, indicator, unit)
  const isProvince = unit.map.provinceSets.has(unit.set) && unit.level === 'province'
  const cut = offeredCut(indicator, asked, schemes, isProvince, exactSets.has(unit.set))
  const legal =
    isProvince &&
    // Who reports a figure with its share is told both, and so the parts of that one breakdown.
    [asked.by, asked.filter?.dimension].every((each) => !each || each === indicator.share?.dimension) &&
    !(cut.kind === 'calendar' && cut.part.startsWith('M'))
  return {
    indicator,
    asked,
    cut,
    unit,
    exact: legal && exactSets.has(unit.set) && !indicator.within?.cell,
    async family() {
      if (cut.kind !== 'calendar')
        throw new Refusal('figure.cut_not_offered', { why: 'reporting_period', indicator: code })
      const family = await familyOf(
        ctx.facts,
        indicator.within?.indicator ?? indicator,
        unit.map,
        cut.year,
        exactSets,
      )
      return { family, year: cut.year, part: cut.part }
    },
  }
}

/** Provinces, of whichever day, that lie within one for which an agency of the reader holds the indicator's duty today. */
async function setsOfDuty(ctx: Context, indicator: Indicator, unit: AskedUnit): Promise<Set<number>> {
  const held = await entered(ctx.db, ctx.session.tokenHash, (trx) =>
    sql<{ place_id: string }>`
      select place_id from agency_duty
      where  agency_id = any ((select access.current_agencies())::uuid[]) and duty_code = ${indicator.duty}
        and  from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (until_on is null or until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(
      trx,
    ),
  )
  const { map } = unit
  const dutyAtoms = held.rows.flatMap(({ place_id }) => {
    const sets = [...map.epochs]
      .map((epoch) => map.setOf(place_id, epoch))
      .filter((set) => set !== undefined && map.provinceSets.has(set))
    return sets.map((set) => new Set(map.sets[set ?? -1]))
  })
  return new Set(
    [...map.provinceSets].filter((set) =>
      dutyAtoms.some((atoms) => (map.sets[set] ?? []).every((atom) => atoms.has(atom))),
    ),
  )
}

/** What is told of a figure by its measure. */
function measured(facts: Reader, question: Question): Promise<Value> {
  const { indicator, unit, asked } = question
  if (indicator.floor === 'prevention') return openValue(facts, indicator, unit, asked)
  return indicator.measure === 'count' ? guardedValue(facts, question) : guardedWeight(facts, question)
}

/**
 * What records weigh cannot be guarded by sums, so only who reports it is told, for the whole province, in a legal period
 * and, where it is not a sum, over enough records that no single one is it.
 */
async function guardedWeight(facts: Reader, { indicator, unit, asked, exact }: Question): Promise<Value> {
  if (!exact) return '…'
  const { value, n } = await weighExactly(facts, indicator, unit.map, unit.set, asked)
  return value === null || (n < threshold && indicator.measure !== 'sum') ? '…' : value
}

/** A count as this reader is told it. */
export async function guardedValue(facts: Reader, question: Question): Promise<Value> {
  const { indicator, unit, asked } = question
  if (question.exact) {
    const counted = asked.filter ? onlyShare(indicator, asked.filter) : indicator
    return countExactly(facts, counted, unit.map, unit.set, asked)
  }
  const { family, part } = await question.family()
  return told(family, { set: unit.set, part, ...(asked.filter ?? indicator.within?.cell) })
}

/** The share beside a value: exact where the value is, else guarded like a breakdown, which months do not tell. */
async function shareOf(facts: Reader, question: Question, denominator: Value) {
  const { indicator, asked, cut, unit, exact } = question
  if (!indicator.share || asked.filter) return undefined
  if (indicator.floor === 'prevention') {
    const numerator = await openValue(facts, indicator, unit, { ...asked, filter: indicator.share })
    const whole = Number(denominator)
    return {
      numerator,
      denominator,
      percent: whole > 0 ? Math.round((numerator / whole) * 1000) / 10 : null,
    }
  }
  const isBroken = cut.kind === 'calendar' && !cut.part.startsWith('M')
  if (!exact && !isBroken) return undefined
  const numerator = exact
    ? await countExactly(facts, onlyShare(indicator, indicator.share), unit.map, unit.set, asked)
    : await guardedShare(question, indicator.share)
  const isTold = typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0
  return {
    numerator,
    denominator,
    percent: isTold ? Math.round((numerator / denominator) * 1000) / 10 : null,
  }
}

async function guardedShare(question: Question, share: NonNullable<Indicator['share']>): Promise<Value> {
  const { family, part } = await question.family()
  return told(family, { set: question.unit.set, part, ...share })
}

/** A sum for each of those that share it. */
async function meanOf(facts: Reader, { indicator, unit, asked }: Question) {
  if (!indicator.perRecord) return undefined
  const { sharers, sum } = await sharersOf(facts, indicator, unit, asked)
  return { words: indicator.perRecord, sharers, mean: sharers > 0 ? Math.round(sum / sharers) : null }
}

/** The same records, of one category alone. */
function onlyShare(indicator: Indicator, { dimension, category }: CategoryRef): Indicator {
  return {
    ...indicator,
    records: (asked) =>
      sql`select * from (${indicator.records(asked)}) detected where detected.${sql.ref(dimension)} = ${category}`,
  }
}

async function breakdownOf(
  facts: Reader,
  question: Question,
  by: Dimension,
): Promise<NonNullable<contracts.Figure['by']>> {
  const { indicator, unit, asked } = question
  if (indicator.floor === 'prevention') return openBreakdown(facts, indicator, unit, asked, by)
  if (question.exact && indicator.share?.dimension === by)
    return reportedParts(facts, question, indicator.share.dimension)
  const { family, year, part } = await question.family()
  const { map, set } = unit
  if (by === 'place') {
    const division = map.divisionOf(unit.id, unit.day)
    const names = await listNames(facts, division?.children.map((child) => child.unit) ?? [], unit.day)
    const children = (division?.children ?? []).map((child) => ({
      key: child.unit,
      name: names.get(child.unit) ?? child.unit,
      value: told(family, { set: child.set, part }),
    }))
    const collator = new Intl.Collator('vi')
    return {
      dimension: by,
      items: children.toSorted((a, b) => collator.compare(a.name, b.name)),
      rest: (division?.rest ?? []).map((rest) => ({
        why: rest.why,
        value: told(family, { set: rest.set, part }),
      })),
    }
  }
  if (by === 'month') {
    const items = monthsOf(part).map((month) => ({
      key: `${year}-${month.slice(1).padStart(2, '0')}`,
      name: null,
      value: told(family, { set, part: month }),
    }))
    return { dimension: by, items, rest: [] }
  }
  const items = (question.indicator.within?.categories ?? categories[by]).map((category) => ({
    key: category,
    name: null,
    value: told(family, { set, part, dimension: by, category }),
  }))
  return { dimension: by, items, rest: [] }
}

/** The breakdown by which a figure is reported, told as it is. */
async function reportedParts(
  facts: Reader,
  { indicator, unit, asked }: Question,
  dimension: ColumnDimension,
): Promise<NonNullable<contracts.Figure['by']>> {
  const items: NonNullable<contracts.Figure['by']>['items'] = []
  for (const category of categories[dimension]) {
    const part = onlyShare(indicator, { dimension, category })
    const value = await countExactly(facts, part, unit.map, unit.set, asked)
    items.push({ key: category, name: null, value })
  }
  return { dimension, items, rest: [] }
}

function told(family: Family, name: CellName): Value {
  return family.shown(name) ?? '…'
}

/** Records the look itself. */
export function note(ctx: Context, act: string, question: Question): Promise<unknown> {
  return entered(ctx.db, ctx.session.tokenHash, (trx) => noted(question, act).execute(trx))
}

/** The look itself is recorded: which figure, which cut. */
function noted(question: Question, act: string): RawBuilder<unknown> {
  const { indicator, asked, unit } = question
  const { from, until, by, filter } = asked
  const detail = JSON.stringify({
    from,
    until,
    place: unit.id,
    units: unit.day,
    ...(by ? { by } : {}),
    ...(filter ? { filter: `${filter.dimension}=${filter.category}` } : {}),
  })
  return sql`select audit.note(${act}, 'indicator', ${indicator.code}, ${detail}::jsonb)`
}

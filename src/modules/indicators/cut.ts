import { Refusal } from '#kernel/refusal.ts'
import { type ColumnDimension, categories, columnDimensions, type Dimension } from './dimension.codes.ts'
import { type Part, parts, spanOf } from './family.ts'
import { columnsOf, type Indicator, type Span } from './indicator.ts'
import type { Scheme } from './period.contract.ts'

/** What is asked of an indicator besides its place. */
export interface Asked extends Span {
  by?: Dimension | undefined
  filter?: { dimension: ColumnDimension; category: string } | undefined
}

/**
 * A cut that is offered: a part of a calendar year, a reporting period (told to its own duty only), or any span of a
 * figure that is told as it is.
 */
export type Cut = { kind: 'calendar'; year: number; part: Part } | { kind: 'reporting' } | { kind: 'open' }

/** The filter of a query, refusing more than one: categories are guarded by themselves, not crossed. */
export function filterOf(
  query: Partial<Record<`filter.${ColumnDimension}`, string | undefined>>,
): Asked['filter'] {
  const given = columnDimensions.flatMap((dimension) => {
    const category = query[`filter.${dimension}`]
    return category === undefined ? [] : [{ dimension, category }]
  })
  if (given.length > 1) throw new Refusal('figure.cut_not_offered', { why: 'filters' })
  return given[0]
}

/**
 * The fixed set of cuts. A whole province: years, half-years and months of the calendar, and for the duty that
 * reports the figure also the reporting periods. Breakdowns, single categories and smaller places: years and
 * half-years of the calendar. Refuses everything else with `figure.cut_not_offered`, because answers for spans of
 * anybody's choice could be subtracted from each other.
 */
export function offeredCut(
  indicator: Indicator,
  asked: Asked,
  schemes: readonly Scheme[],
  isProvince: boolean,
  holdsDuty: boolean,
): Cut {
  const refuse = (why: string) => new Refusal('figure.cut_not_offered', { why, indicator: indicator.code })
  const { by, filter } = asked
  if (by !== undefined && filter !== undefined) throw refuse('by_and_filter')
  if (by !== undefined && !indicator.by.includes(by)) throw refuse('dimension')
  // Nothing is covered here, so nothing can be worked out: any span, place and breakdown is told.
  if (indicator.floor === 'prevention') {
    if (asked.from >= asked.until) throw refuse('period')
    if (filter && !columnsOf(indicator).includes(filter.dimension)) throw refuse('category')
    return { kind: 'open' }
  }
  if (
    filter &&
    !(
      columnsOf(indicator).includes(filter.dimension) &&
      categories[filter.dimension].includes(filter.category)
    )
  )
    throw refuse('category')
  if (schemes.length === 0) throw refuse('period')

  const year = Number(asked.from.slice(0, 4))
  const part = parts.find((each) => {
    const span = spanOf(year, each)
    return span.from === asked.from && span.until === asked.until
  })
  if (part === undefined) {
    // An Action Month cuts two months in two: with it the covered months beside it could be worked out.
    if (schemes.every((scheme) => scheme === 'action_month')) throw refuse('reporting_period')
    const isOwnShare = filter !== undefined && filter.dimension === indicator.share?.dimension
    if (!isProvince || by !== undefined || (filter && !isOwnShare) || !holdsDuty || indicator.within?.cell)
      throw refuse('reporting_period')
    return { kind: 'reporting' }
  }
  const isMonth = part.startsWith('M')
  // One category of another indicator's breakdown is guarded as such: years and half-years of a province.
  if (indicator.within?.cell && (isMonth || !isProvince)) throw refuse(isMonth ? 'month' : 'small_place')
  if (isMonth && (!isProvince || by !== undefined || filter)) throw refuse('month')
  if (!isProvince && ((by !== undefined && by !== 'place') || filter)) throw refuse('small_place')
  return { kind: 'calendar', year, part }
}

/** Months of a year or half-year. */
export function monthsOf(part: Part): Part[] {
  const months = parts.filter((each) => each.startsWith('M'))
  return part === 'H1' ? months.slice(0, 6) : part === 'H2' ? months.slice(6) : months
}

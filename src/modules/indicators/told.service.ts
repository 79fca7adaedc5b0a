import type { Context } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { getIndicator } from './catalogue.ts'
import { digestOf, recordPlaces, weighExactly } from './family.queries.ts'
import { readFigure } from './figure.service.ts'
import type { FigureValue } from './indicator.contract.ts'
import { type CategoryRef, definitionVersion, type Span } from './indicator.ts'
import { openValue } from './open-figure.queries.ts'
import { askUnit, dayBefore } from './units.service.ts'

/** A figure as a document keeps it. */
export interface ToldFigure extends Span {
  indicator: string
  place: string
  value: FigureValue
  /** Of the value, the part the indicator asks for, in percent; null where either is covered or nothing was counted. */
  percent: number | null
  definition_version: string
  /** SHA-256 over the ids of the records: tells that other records make up the same number. */
  records: string
}

/** What a document asks for: one figure, whole or of one category. */
export interface FigureAsked extends Span {
  indicator: string
  place: string
  filter?: CategoryRef | undefined
}

/**
 * A figure of a province for a document, as the person writing it is told it. Recorded like any look. A cut that is
 * not offered to that person is told as `…`: a report of many figures is not stopped by one.
 */
export async function tellFigure(ctx: Context, asked: FigureAsked): Promise<ToldFigure> {
  const { from, until, place, filter, indicator } = asked
  const { count: _, ...rest } = await provenance(ctx.facts, asked)
  const told = { indicator, from, until, place }
  try {
    const figure = await readFigure(ctx, {
      params: { code: indicator },
      query: { from, until, place, ...(filter ? { [`filter.${filter.dimension}`]: filter.category } : {}) },
      body: undefined,
    })
    return { ...told, value: figure.value, ...rest, percent: figure.share?.percent ?? null }
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'figure.cut_not_offered')) throw error
    return { ...told, value: '…', ...rest, percent: null }
  }
}

/** The same for the command line, where nobody is signed in: nothing is covered, nobody's look is recorded. */
export async function tellFigureExactly(facts: Reader, asked: FigureAsked): Promise<ToldFigure> {
  const { from, until, place, indicator } = asked
  const { count, ...rest } = await provenance(facts, asked)
  return { indicator, from, until, place, value: count, ...rest }
}

async function provenance(facts: Reader, asked: FigureAsked) {
  const indicator = getIndicator(asked.indicator)
  const unit = await askUnit(facts, asked.place, dayBefore(asked.until))
  const placesOf = (only?: CategoryRef) => recordPlaces(facts, indicator, unit.map, unit.set, asked, only)
  const at = await placesOf(asked.filter)
  const { measure, floor, share } = indicator
  const part = share && !asked.filter && at.n > 0 ? (await placesOf(share)).n : undefined
  const isWeighed = measure !== 'count'
  const count: FigureValue =
    floor === 'prevention'
      ? await openValue(facts, indicator, unit, asked)
      : isWeighed
        ? ((await weighExactly(facts, indicator, unit.map, unit.set, asked)).value ?? '…')
        : at.n
  return {
    count,
    percent: part === undefined ? null : Math.round((part / at.n) * 1000) / 10,
    definition_version: definitionVersion(indicator, facts),
    records: await digestOf(facts, indicator, unit.map, at, asked, asked.filter),
  }
}

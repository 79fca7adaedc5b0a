import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type ColumnDimension, columnDimensions, type Dimension } from './dimension.codes.ts'
import type { Measure } from './indicator.codes.ts'
import type { RecordKind } from './record.codes.ts'

/** What every text of a definition is told in. */
interface Bilingual {
  vi: string
  en: string
}

/** Days a figure is asked for: `from` belongs to it, `until` is the first day that no longer does. */
export interface Span {
  from: string
  until: string
}

/** The records a figure is asked for: whose province wrote them, and when they happened. */
export interface RecordsAsked extends Span {
  /** Ids as written on the records; a province that was formed anew has several over time. */
  provinces: readonly string[]
}

/** One category of one breakdown. */
export interface CategoryRef {
  dimension: ColumnDimension
  category: string
}

export interface Indicator {
  code: string
  title: Bilingual
  unit: Bilingual
  /** How the value comes from its records. */
  measure: Measure
  counts: Bilingual
  leavesOut: Bilingual
  source: Bilingual
  by: readonly Dimension[]
  /** A share is told beside the value: of its records, those of this category. Both are guarded as one family. */
  share?: { dimension: ColumnDimension; category: string }
  /** Whose duty reports it: only these see small values as they are. */
  duty: string
  /** Which floor the records belong to; values of Response are guarded. */
  floor: 'response'
  /** Whether a thing counted in two periods is the same thing counted again in the longer one: then parts do not add up. */
  repeats: boolean
  /** Counted as it stands on the last day: a longer period has the value of its last part. */
  stands?: true
  recordKind: RecordKind
  /**
   * Set where the records are those of another indicator, or some of them: then that one's answers are told, so that
   * the two can never be subtracted from each other. `cell` is the part that is counted (years and half-years of a
   * province only), `categories` are the ones of its breakdown that are shown.
   */
  within?: { indicator: Indicator; cell?: CategoryRef; categories?: readonly string[] }
  /** Sums of categories that are the same records told twice; they are guarded together. */
  ties?: readonly { left: readonly CategoryRef[]; right: readonly CategoryRef[] }[]
  /**
   * The records themselves, one row each: `id, province_id, place_id, on_date` and a column for every further
   * dimension; for every measure but a count also `weight`, what is added up or averaged. The value is the measure over these rows, so a figure and its records cannot disagree.
   */
  records(asked: RecordsAsked): RawBuilder<unknown>
}

/** Says that an object is an indicator, keeping its exact shape. */
export function indicator(definition: Indicator): Indicator {
  return definition
}

/** Dimensions of an indicator that are columns of its records. */
export function columnsOf(definition: Indicator): ColumnDimension[] {
  return columnDimensions.filter((dimension) => definition.by.includes(dimension))
}

/**
 * Twelve hex digits that change when the definition does, its SQL included. Stored with every frozen figure, so
 * that a later reader knows whether the number still means the same.
 */
export function definitionVersion(definition: Indicator, db: Reader): string {
  const { records, within, ...words } = definition
  const statement = records({ from: '2000-01-01', until: '2000-07-01', provinces: ['00'] }).compile(db).sql
  return createHash('sha256')
    .update(
      JSON.stringify([
        within ? { ...words, within: { ...within, indicator: within.indicator.code } } : words,
        statement.replace(/\s+/g, ' '),
      ]),
    )
    .digest('hex')
    .slice(0, 12)
}

import type { Context } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import {
  type FigureAsked,
  findEarlier,
  getIndicator,
  type Period,
  type Span,
  type ToldFigure,
  tellFigure,
  tellFigureExactly,
} from '#modules/indicators/index.ts'
import { FigureRef, figureKey, figureText, percentText } from './report.body.codes.ts'
import type { ReportFigure } from './report.contract.ts'
import type { Difference, Frozen, KeptFigure } from './report.print.ts'

/** How one figure is told: to the person who writes, or as it is. */
export type Teller = (asked: FigureAsked) => Promise<ToldFigure>

/** As the person asking may see it. */
export const toldTo =
  (ctx: Context): Teller =>
  (asked) =>
    tellFigure(ctx, asked)

/** As it is, for the command line. */
export const toldExactly =
  (facts: Reader): Teller =>
  (asked) =>
    tellFigureExactly(facts, asked)

/** Where and when the figures of a text are told, and what earlier issues told. */
export interface ToldFor {
  provinceId: string
  period: Period
  issues?: readonly { no: number; figures: { figures: readonly KeptFigure[] } }[]
}

/**
 * Figures of a text for a province and period, each with its definition. A period that is not on record, and a figure
 * an earlier issue did not tell, are told as `…`.
 */
export async function tellFigures(
  tell: Teller,
  facts: Reader,
  refs: readonly FigureRef[],
  { provinceId, period, issues = [] }: ToldFor,
): Promise<KeptFigure[]> {
  const spans = await spansOf(facts, period)
  return severalAtOnce(refs, async (ref): Promise<KeptFigure> => {
    const { title, unit, counts, leavesOut, source } = getIndicator(ref.indicator)
    const own = {
      key: figureKey(ref),
      period: ref.period,
      ...(ref.filter ? { filter: ref.filter } : {}),
      tells: ref.tells,
      ...(ref.issue === undefined ? {} : { issue: ref.issue }),
      title,
      unit,
      counts,
      leaves_out: leavesOut,
      source,
    }
    if (ref.issue !== undefined) {
      const { issue: _, ...then } = ref
      const kept = issues
        .find((one) => one.no === ref.issue)
        ?.figures.figures.find((one) => one.key === figureKey(then))
      return { ...(kept ?? untold(ref.indicator, provinceId, period)), ...own }
    }
    const span = spans[ref.period]
    const figure = span
      ? await tell({
          indicator: ref.indicator,
          from: span.from,
          until: span.until,
          place: provinceId,
          filter: ref.filter,
        })
      : untold(ref.indicator, provinceId, period)
    const text = ref.tells === 'percent' ? percentText(figure.percent) : figureText(figure.value)
    return { ...figure, ...own, text }
  })
}

const atOnce = 3

/** Does the same for each, some at a time so that others find a connection free; the answers keep the order. */
async function severalAtOnce<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  const waiting = items.entries()
  const work = async () => {
    for (const [at, item] of waiting) done[at] = await act(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}

/** The period of a report, the one before, the same a year earlier, and the calendar year it begins in. */
async function spansOf(facts: Reader, period: Period): Promise<Partial<Record<FigureRef['period'], Span>>> {
  const { previous, yearBefore } = await findEarlier(facts, period)
  const year = Number(period.from.slice(0, 4))
  return {
    this: period,
    ...(previous ? { previous } : {}),
    ...(yearBefore ? { year_before: yearBefore } : {}),
    year: { from: `${year}-01-01`, until: `${year + 1}-01-01` },
  }
}

function untold(indicator: string, place: string, { from, until }: Period): ToldFigure & { text: string } {
  return {
    indicator,
    from,
    until,
    place,
    value: '…',
    percent: null,
    definition_version: '',
    records: '',
    text: '…',
  }
}

/** Which figures a frozen issue tells, those left out that only say what an earlier one told. */
export function refsOf(frozen: Frozen): FigureRef[] {
  return frozen.figures
    .filter(({ issue }) => issue === undefined)
    .map(({ indicator, period, filter, tells }) => FigureRef.parse({ indicator, period, filter, tells }))
}

/** Without what only serves to compare. */
export function shownFigure({ records: _, ...figure }: KeptFigure): ReportFigure {
  return figure
}

/** Which figures are no longer made of the same records, or are counted by another definition. */
export function differencesOf(was: readonly KeptFigure[], now: readonly KeptFigure[]): Difference[] {
  const current = new Map(now.map((figure) => [figure.key, figure]))
  return was.flatMap((before) => {
    const after = current.get(before.key)
    if (!after) return []
    const records_changed = before.records !== after.records
    const definition_changed = before.definition_version !== after.definition_version
    if (!records_changed && !definition_changed) return []
    return [
      {
        key: before.key,
        title: before.title,
        was: before.value,
        now: after.value,
        was_text: before.text,
        now_text: after.text,
        records_changed,
        definition_changed,
      },
    ]
  })
}

import type { Context } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  findEarlier,
  getIndicator,
  type Period,
  type ToldFigure,
  tellFigure,
  tellFigureExactly,
} from '#modules/indicators/index.ts'
import { FigureRef, figureKey, figureText } from './report.body.codes.ts'
import type { ReportFigure } from './report.contract.ts'
import type { Difference, Frozen, KeptFigure } from './report.print.ts'

/** How one figure is told: to the person who writes, or as it is. */
export type Teller = (asked: {
  indicator: string
  from: string
  until: string
  place: string
}) => Promise<ToldFigure>

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

/** Figures of a text for a province and period, each with its definition. Refuses with `figure.no_period` before the first period on record. */
export async function tellFigures(
  tell: Teller,
  facts: Reader,
  refs: readonly FigureRef[],
  provinceId: string,
  period: Period,
): Promise<KeptFigure[]> {
  const { previous, yearBefore } = await findEarlier(facts, period)
  const told: KeptFigure[] = []
  for (const ref of refs) {
    const span = ref.period === 'this' ? period : ref.period === 'previous' ? previous : yearBefore
    if (!span) throw new Refusal('figure.no_period', { scheme: period.scheme, period: period.code })
    const { title, unit, counts, leavesOut, source } = getIndicator(ref.indicator)
    const figure = await tell({
      indicator: ref.indicator,
      from: span.from,
      until: span.until,
      place: provinceId,
    })
    told.push({
      ...figure,
      key: figureKey(ref),
      period: ref.period,
      text: figureText(figure.value),
      title,
      unit,
      counts,
      leaves_out: leavesOut,
      source,
    })
  }
  return told
}

/** Which figures a frozen issue tells. */
export function refsOf(frozen: Frozen): FigureRef[] {
  return frozen.figures.map(({ indicator, period }) => FigureRef.parse({ indicator, period }))
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
        records_changed,
        definition_changed,
      },
    ]
  })
}

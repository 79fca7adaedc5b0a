import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readFigure, understand } from './figure.service.ts'
import { itemsOf, openRecords } from './figure-records.service.ts'
import type * as contracts from './indicator.contract.ts'
import type { FigureValue } from './indicator.contract.ts'
import type { Span } from './indicator.ts'
import { listPeriods } from './period.queries.ts'

const most = 100

/**
 * One indicator in two periods, with the records that stand in one of them alone. How many stand in one alone is told for figures of
 * work only: for figures of response it would be the small number that the two answers keep. Recorded. Refuses like `readFigure`.
 */
export async function compareFigure(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.compareFigure>,
) {
  const spans: [Span, Span] = [
    { from: query.from, until: query.until },
    { from: query.other_from, until: query.other_until },
  ]
  const [first, second] = await Promise.all(
    spans.map(async (span) => {
      const { value } = await readFigure(ctx, {
        params,
        query: { ...span, place: query.place },
        body: undefined,
      })
      const question = await understand(ctx, params.code, span, query.place, undefined)
      const { records, opens } = await openRecords(ctx, question)
      return { span, value, question, records, opens, ids: new Set(records.map((record) => record.id)) }
    }),
  )
  if (!first || !second) throw new Error('two periods were asked for')
  const isOpen = first.question.indicator.floor === 'prevention'
  const side = async (one: typeof first, other: typeof first) => {
    const only = one.records.filter((record) => !other.ids.has(record.id))
    const shown = only.filter((record) => one.opens.has(record.id)).slice(0, most)
    return {
      ...one.span,
      value: one.value,
      only: isOpen ? only.length : null,
      items: await itemsOf(ctx, one.question, shown, one.opens),
    }
  }
  return {
    both: isOpen ? first.records.filter((record) => second.ids.has(record.id)).length : null,
    first: await side(first, second),
    second: await side(second, first),
  }
}

/** An indicator through the last eight periods of a calendar; one that is not offered to the reader stands as `…`. Recorded. */
export async function readTrend(ctx: Context, { params, query }: RequestOf<typeof contracts.readTrend>) {
  const periods = (await listPeriods(ctx.facts, query.scheme))
    .filter((period) => period.until <= query.until)
    .slice(-8)
  const items: { period: (typeof periods)[number]; value: FigureValue }[] = []
  for (const period of periods) {
    const { from, until } = period
    const told = await readFigure(ctx, {
      params,
      query: { from, until, place: query.place },
      body: undefined,
    }).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'figure.cut_not_offered') return undefined
      throw error
    })
    items.push({ period, value: told?.value ?? '…' })
  }
  return { items }
}

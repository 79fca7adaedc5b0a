import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import { listIndicators, readFigure } from './figure.service.ts'
import { isListed } from './figure-list.rule.ts'
import type * as contracts from './indicator.contract.ts'
import { messages } from './indicators.messages.ts'
import { messages as pageWords } from './indicators-pages.messages.ts'
import { dayBefore } from './units.service.ts'

const columns = [
  ['code', 10],
  ['indicator', 60],
  ['value', 14, 'number'],
  ['unit', 16],
  ['counts', 60],
  ['leaves_out', 50],
  ['by', 30],
  ['source', 50],
] as const

type Asked = RequestOf<typeof contracts.exportIndicators>['query']

/** A day as the title of a list tells it: `30/06/2026`. */
const shown = (day: string) => day.split('-').reverse().join('/')

/**
 * The list of figures as it is searched, as XLSX: each value through the one way figures are told, and recorded like any look; then
 * the list itself. Refuses with `figure.place_unknown`.
 */
export async function exportIndicators(ctx: Context, { query }: { query: Asked }): Promise<FileReply> {
  const { q, ...cut } = query
  const { language } = ctx.session
  const say = sayTo(ctx, messages, pageWords)
  const rows: (string | number)[][] = []
  let place = ''
  for (const indicator of listIndicators(ctx).filter((each) => isListed(each, q))) {
    const figure = await figureOf(ctx, indicator.code, cut)
    place = figure?.definition.place.name ?? place
    rows.push([
      indicator.code,
      indicator.title[language],
      figure?.value ?? say('indicators.list.not_offered'),
      indicator.unit[language],
      indicator.counts[language],
      indicator.leaves_out[language],
      indicator.by.map((each) => say(`indicators.dimension.${each}`)).join('; '),
      indicator.source[language],
    ])
  }
  const last = dayBefore(query.until)
  return listFile(ctx, async () => ({
    record: 'indicator',
    file: 'so-lieu',
    about: `${query.from}-${last}`,
    title: `${say('indicators.list.title')} ${shown(query.from)} – ${shown(last)}`,
    columns: headed(say, 'indicators.list', columns),
    rows,
    asked: query,
    notes: [
      place,
      ...(['under', 'over', 'silent'] as const).map((each) => say(`indicators.covered.${each}`)),
    ],
  }))
}

/** A figure as the reader is told it; undefined where it is not told for that period or place. */
async function figureOf(ctx: Context, code: string, query: Omit<Asked, 'q'>) {
  return readFigure(ctx, { params: { code }, query, body: undefined }).catch((refused: unknown) => {
    if (refused instanceof Refusal && refused.code === 'figure.cut_not_offered') return undefined
    throw refused
  })
}

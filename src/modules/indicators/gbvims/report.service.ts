import { sql } from 'kysely'
import { type Context, entered } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { spanOf } from '../family.ts'
import { readFigure } from '../figure.service.ts'
import type { FigureValue } from '../indicator.contract.ts'
import { messages } from '../indicators-pages.messages.ts'
import { leftOut, newIncidents } from './base.ts'
import { gbvimsIndicators } from './catalogue.ts'
import type * as contracts from './report.contract.ts'

type Asked = RequestOf<typeof contracts.readGbvims>['query']

/** The 24 statistics as the reader is told them: each through the one way figures are told, and recorded like any look. */
export async function readGbvims(ctx: Context, { query }: { query: Asked }): Promise<contracts.GbvimsReport> {
  const span = spanOf(query.year, query.part)
  const statistics: contracts.GbvimsReport['statistics'] = []
  for (const { code, by } of gbvimsIndicators) {
    const dimension = by.find((each) => each !== 'place' && each !== 'month')
    const shown = code === newIncidents.code ? undefined : dimension
    const figure = await readFigure(ctx, {
      params: { code },
      query: { ...span, ...(shown ? { by: shown } : {}) },
      body: undefined,
    })
    statistics.push({
      code,
      title: figure.definition.title,
      unit: figure.unit,
      counts: figure.definition.counts,
      value: figure.value,
      dimension: shown ?? null,
      items: figure.by?.items.map(({ key, value }) => ({ key, value })) ?? [],
    })
  }
  return {
    ...span,
    place: ctx.session.provinceId,
    leaves_out: leftOut,
    over_time: await overTime(ctx, query),
    statistics,
  }
}

/** New incidents over time. A quarter is nothing but the sum of three months that are told. */
async function overTime(
  ctx: Context,
  { year, part, group }: Asked,
): Promise<contracts.GbvimsReport['over_time']> {
  const told = async (of: 'Y' | 'H1' | 'H2', by?: 'month') =>
    readFigure(ctx, {
      params: { code: newIncidents.code },
      query: { ...spanOf(year, of), ...(by ? { by } : {}) },
      body: undefined,
    })
  if (group === 'year') return [{ key: String(year), value: (await told('Y')).value }]
  if (group === 'half') {
    const halves = part === 'Y' ? (['H1', 'H2'] as const) : [part]
    return Promise.all(
      halves.map(async (half) => ({ key: `${year}-${half}`, value: (await told(half)).value })),
    )
  }
  const months = (await told(part, 'month')).by?.items ?? []
  if (group === 'month') return months.map(({ key, value }) => ({ key, value }))
  return Array.from({ length: months.length / 3 }, (_, at) => ({
    key: `${year}-Q${at + 1 + (part === 'H2' ? 2 : 0)}`,
    value: sumOf(months.slice(at * 3, at * 3 + 3).map(({ value }) => value)),
  }))
}

/** The sum of values that are told; a covered one among them covers the sum. */
export function sumOf(values: readonly FigureValue[]): FigureValue {
  let sum = 0
  for (const value of values) {
    if (typeof value !== 'number') return '…'
    sum += value
  }
  return sum
}

const words = {
  vi: {
    title: 'Thống kê GBVIMS',
    headers: ['Mã', 'Thống kê', 'Nhóm', 'Giá trị', 'Đơn vị'],
    all: 'Tất cả',
    over: 'Theo thời gian',
    covered: 'Số nhỏ không hiện chính xác (<5, ≥5, …) để không lộ người trong cuộc.',
  },
  en: {
    title: 'GBVIMS statistics',
    headers: ['Code', 'Statistic', 'Group', 'Value', 'Unit'],
    all: 'All',
    over: 'Over time',
    covered: 'Small numbers are not shown exactly (<5, ≥5, …), so that nobody is given away.',
  },
} as const

/** The same as a spreadsheet, one line for each value. Recorded. */
export async function exportGbvims(ctx: Context, { query }: { query: Asked }): Promise<FileReply> {
  const report = await readGbvims(ctx, { query })
  const { language } = ctx.session
  const { title, headers, all, over, covered } = words[language]
  const known: Readonly<Record<string, string>> = messages[language]
  const [first] = report.statistics
  const rows = [
    ...report.over_time.map(({ key, value }) => ['GBV-01', over, key, value, first?.unit[language] ?? '']),
    ...report.statistics.flatMap((each) => [
      [each.code, each.title[language], all, each.value, each.unit[language]],
      ...each.items.map(({ key, value }) => [
        each.code,
        each.title[language],
        known[`indicators.${each.dimension}.${key}`] ?? key,
        value,
        each.unit[language],
      ]),
    ]),
  ]
  const detail = JSON.stringify({ ...query, rows: rows.length })
  await entered(ctx.db, ctx.session.tokenHash, (trx) =>
    sql`select audit.note('exported', 'indicator', 'GBVIMS', ${detail}::jsonb)`.execute(trx),
  )
  const bytes = await writeSpreadsheet({
    title: `${title} ${query.year}${query.part === 'Y' ? '' : ` ${query.part}`}`,
    columns: headers.map((header, at) => ({
      header,
      width: [10, 52, 52, 12, 12][at] ?? 12,
      kind: at === 3 ? 'number' : 'text',
    })),
    rows,
    notes: [report.leaves_out[language], covered, `${report.from} – ${report.until}`],
    frozenAt: ctx.now().toISOString(),
    creator: ctx.session.agencyName,
  })
  return { name: `gbvims-${query.year}-${query.part}.xlsx`, bytes }
}

import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import { dayBefore } from '#modules/indicators/index.ts'
import type * as contracts from './report.contract.ts'
import { listReported } from './reported.queries.ts'
import { messages } from './reports.messages.ts'
import { messages as pageWords } from './reports-pages.messages.ts'

const columns = [
  ['what', 50],
  ['from', 13, 'date'],
  ['last', 13, 'date'],
  ['value', 14, 'number'],
  ['unit', 16],
  ['body', 36],
  ['number', 22],
  ['day', 13, 'date'],
] as const

/** What other bodies have reported, as XLSX, each sum with its document. Recorded. */
export async function exportReportedFigures(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportReportedFigures>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'reported_figure',
    file: 'so-lieu-noi-khac-bao-cao',
    about: query.from,
    title: say('reports.reported.title'),
    columns: headed(say, 'reports.reported', columns),
    asked: query,
    rows: (await listReported(trx, ctx.session.provinceId, query)).map((figure) => [
      figure.title,
      figure.from,
      dayBefore(figure.until),
      figure.value,
      figure.unit,
      figure.body_name,
      figure.document_number,
      figure.document_date,
    ]),
  }))
}

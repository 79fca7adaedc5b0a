import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { dayInVietNam } from '#kernel/day.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './report.contract.ts'
import * as queries from './report.queries.ts'
import { saysReport } from './report.service.ts'
import { messages } from './reports.messages.ts'
import { messages as pageWords } from './reports-pages.messages.ts'

const columns = [
  ['status', 26],
  ['title_column', 70],
  ['agency', 36],
  ['period', 28],
  ['begun', 13, 'date'],
  ['signed', 13, 'date'],
  ['number', 10, 'number'],
  ['issued', 13, 'date'],
  ['remarks', 14, 'number'],
] as const

/** The list of reports as it is searched, as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportReports(ctx: Context, { query }: RequestOf<typeof contracts.exportReports>) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'report',
    file: 'danh-sach-bao-cao',
    title: say('reports.list.title'),
    columns: headed(say, 'reports.list', columns),
    rows: (await queries.listReports(trx))
      .filter((row) => saysReport(row, query.q))
      .map((row) => [
        say(`reports.status.${row.status}`),
        row.title,
        row.agency_name,
        ctx.session.language === 'vi' ? row.period_vi : row.period_en,
        dayInVietNam(row.begun_at),
        row.signed_on,
        row.number,
        row.issued_on,
        row.open_remarks,
      ]),
  }))
}

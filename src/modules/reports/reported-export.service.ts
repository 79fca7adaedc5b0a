import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayBefore } from '#modules/indicators/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './report.contract.ts'
import { listReported } from './reported.queries.ts'
import { messages } from './reports.messages.ts'
import { messages as pageWords } from './reports-pages.messages.ts'

const columns = [
  ['what', 50, 'text'],
  ['from', 13, 'date'],
  ['last', 13, 'date'],
  ['value', 14, 'number'],
  ['unit', 16, 'text'],
  ['body', 36, 'text'],
  ['number', 22, 'text'],
  ['day', 13, 'date'],
] as const

/** What other bodies have reported, as XLSX, each sum with its document. Recorded. */
export async function exportReportedFigures(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportReportedFigures>,
): Promise<FileReply> {
  const { language, agencyName, provinceId } = ctx.session
  const figures = await inTransaction(ctx, async (trx) => {
    const found = await listReported(trx, provinceId, query)
    await sql`select audit.note('exported', 'reported_figure', null, ${JSON.stringify({ rows: found.length, ...query })}::jsonb)`.execute(
      trx,
    )
    return found
  })
  return {
    name: `so-lieu-noi-khac-bao-cao-${query.from}.xlsx`,
    bytes: await writeSpreadsheet({
      title: messages[language]['reports.reported.title'],
      columns: columns.map(([key, width, kind]) => ({
        header: pageWords[language][`reports.reported.${key}`],
        width,
        kind,
      })),
      rows: figures.map((figure) => [
        figure.title,
        figure.from,
        dayBefore(figure.until),
        figure.value,
        figure.unit,
        figure.body_name,
        figure.document_number,
        figure.document_date,
      ]),
      frozenAt: ctx.now().toISOString(),
      creator: `${agencyName} · ${dayInVietNam(ctx.now())}`,
    }),
  }
}

import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { exportReportsContract } from './inbox.contract.ts'
import { type ListedReport, listReports } from './inbox.queries.ts'
import { exportWords } from './inbox-export.words.ts'
import { messages as known } from './intake.messages.ts'
import { messages } from './intake-pages.messages.ts'

type Language = 'vi' | 'en'
type List = Parameters<typeof writeSpreadsheet>[0]

const mostRows = 20_000

/**
 * The inbox as a spreadsheet, newest first: what senders chose and how far each message is. No words, no part of a code, no name
 * of staff. Recorded with the number of rows and what it was narrowed by. Refuses with `intake.export_too_many`.
 */
export function exportReports(
  ctx: Context,
  { query }: RequestOf<typeof exportReportsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listReports(trx, query, { limit: mostRows + 1 })
    if (rows.length > mostRows) throw new Refusal('intake.export_too_many', { max: mostRows })
    const { q, ...asked } = query
    const detail = JSON.stringify({ rows: rows.length, ...asked, searched: q !== undefined })
    await sql`select audit.note('exported', 'public_report', null, ${detail}::jsonb)`.execute(trx)
    const { language, agencyName } = ctx.session
    const words = exportWords[language]
    const columns: List['columns'] = words.columns.map(([header, width], index) => ({
      header,
      width,
      kind: index < 2 ? 'instant' : 'text',
    }))
    return {
      name: `${words.file}-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: words.title,
        columns,
        rows: rows.map((row) => cellsOf(row, language)),
        notes: words.notes,
        frozenAt: ctx.now().toISOString(),
        creator: agencyName,
      }),
    }
  })
}

function cellsOf(row: ListedReport, language: Language): List['rows'][number] {
  const said = { ...messages[language], ...known[language] } as Readonly<Record<string, string>>
  const label = (list: string, code: string | boolean) => said[`intake.${list}.${code}`] ?? String(code)
  const waits = row.waits && ['new', 'opened', 'answered'].includes(row.state)
  return [
    row.received_at.toISOString(),
    row.last_word_at.toISOString(),
    label('kind', row.kind),
    label('about', row.about),
    row.place_name ?? label('place', 'unknown'),
    label('danger', row.danger),
    label('state', row.state),
    waits ? exportWords[language].yes : '',
    label('sealed_in', row.sealed_in),
    String(row.files),
    row.contact_id ? exportWords[language].yes : '',
  ]
}

import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type ListedContact, listContacts } from './contact.queries.ts'
import type { exportContacts as exportContract } from './contact-export.contract.ts'
import { exportWords } from './contact-export.words.ts'
import { labels } from './hotline.labels.ts'

type Language = 'vi' | 'en'
type List = Parameters<typeof writeSpreadsheet>[0]

/** As many rows as a list read back in may have. */
const mostRows = 20_000

/**
 * The list of contacts as a spreadsheet, newest first. It names nobody: who took a call stays inside too. Recorded with
 * the number of rows. Refuses with `contact.export_too_many`.
 */
export function exportContacts(
  ctx: Context,
  { query }: RequestOf<typeof exportContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const filter = { ...query, taken_by: query.taken_by && ctx.session.staffId }
    const rows = await listContacts(trx, filter, { limit: mostRows + 1 })
    if (rows.length > mostRows) throw new Refusal('contact.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'contact', null, ${detail}::jsonb)`.execute(trx)
    return {
      name: `${exportWords[ctx.session.language].file}-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await sheetOf(ctx, rows),
    }
  })
}

function sheetOf(ctx: Context, rows: readonly ListedContact[]): Promise<Uint8Array> {
  const { language, agencyName } = ctx.session
  const words = exportWords[language]
  const columns: List['columns'] = words.columns.map(([header, width], index) => ({
    header,
    width,
    kind: index < 2 ? 'instant' : 'text',
  }))
  return writeSpreadsheet({
    title: words.title,
    columns,
    rows: rows.map((row) => cellsOf(row, language)),
    notes: words.notes,
    frozenAt: ctx.now().toISOString(),
    creator: agencyName,
  })
}

function cellsOf(row: ListedContact, language: Language): List['rows'][number] {
  const said = labels[language] as Readonly<Record<string, string>>
  const label = (list: string, code: string | null) => code && (said[`hotline.${list}.${code}`] ?? code)
  const words = exportWords[language]
  const mark = (is: boolean) => (is ? words.yes : '')
  return [
    row.started_at.toISOString(),
    row.ended_at.toISOString(),
    label('kind', row.kind),
    label('caller', row.caller),
    label('body', row.received_from),
    row.place_name,
    label('topic', row.topic),
    label('outcome', row.outcome),
    mark(row.gender_equality),
    mark(row.gbv),
    mark(row.danger_now),
    mark(row.sexual_assault),
    mark(row.suicide_risk),
  ]
}

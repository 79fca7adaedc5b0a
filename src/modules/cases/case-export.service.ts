import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type CaseLineRow, listCaseLines } from './case-list.queries.ts'
import type { exportCasesContract } from './case-work.contract.ts'
import { messages } from './cases.messages.ts'
import { childSecret, childsCasesAmong } from './child-case.queries.ts'

type List = Parameters<typeof writeSpreadsheet>[0]

/** As many rows as a list read back in may have. */
const mostRows = 20_000

const words = {
  vi: {
    file: 'ho-so',
    title: 'Danh sách hồ sơ',
    columns: ['Mã hồ sơ', 'Ngày mở', 'Tình trạng', 'Bước', 'Nguy cơ', 'Chủ đề', 'Tiếp nhận từ', 'Địa bàn', 'Số người', 'Trẻ em', 'Bạo lực trên cơ sở giới'],
    yes: 'có',
    note: 'Danh sách như đang xem, không có tên người và lời kể. Giữ trong đơn vị; hủy khi không còn dùng.',
  },
  en: {
    file: 'cases',
    title: 'Cases',
    columns: ['Case', 'Opened', 'State', 'Step', 'Danger', 'Topic', 'Received from', 'Place', 'Persons', 'Children', 'Gender-based violence'],
    yes: 'yes',
    note: 'The list as seen, without names and words. Keep it inside the agency; destroy it when no longer used.',
  },
} as const // biome-ignore format: a row of headings is read as a row

const widths = [14, 18, 14, 8, 16, 24, 20, 24, 10, 10, 14]

/** The list of cases as it is narrowed, as a spreadsheet without names. Recorded with its reason. Refuses with `case.export_too_many`. */
export function exportCases(
  ctx: Context,
  { query }: RequestOf<typeof exportCasesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { reason, ...filter } = query
    const rows = await listCaseLines(trx, {
      staffId: ctx.session.staffId,
      now: ctx.now(),
      filter,
      limit: mostRows + 1,
    })
    if (rows.length > mostRows) throw new Refusal('case.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, reason, ...filter })
    await sql`select audit.note('exported', 'case', null, ${detail}::jsonb)`.execute(trx)
    const childs = await childsCasesAmong(
      trx,
      rows.map((row) => row.id),
    )
    const said = words[ctx.session.language]
    return {
      name: `${said.file}-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: said.title,
        columns: said.columns.map((header, at) => ({
          header,
          width: widths[at] ?? 14,
          kind: at === 1 ? 'instant' : 'text',
        })) as List['columns'],
        rows: rows.map((row) => cellsOf(row, ctx.session.language, childs.has(row.id))),
        notes: [said.note],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

function cellsOf(row: CaseLineRow, language: 'vi' | 'en', isChilds: boolean): List['rows'][number] {
  const label = (list: string, code: string) =>
    (messages[language] as Readonly<Record<string, string>>)[`cases.${list}.${code}`] ?? code
  return [
    row.code,
    row.opened_at.toISOString(),
    label('status', row.status),
    String(row.step),
    label('danger', row.danger),
    label('topic', row.topic),
    label('received_from', row.received_from),
    isChilds ? childSecret[language] : row.place_name,
    String(row.persons),
    String(row.children),
    row.gbv ? words[language].yes : '',
  ]
}

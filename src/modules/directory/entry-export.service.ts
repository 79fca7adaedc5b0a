import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './directory.messages.ts'
import type { EntryLine, exportEntriesContract } from './entry.contract.ts'
import { listEntryLines } from './entry.queries.ts'

type List = Parameters<typeof writeSpreadsheet>[0]

/** As many rows as a list read back in may have. */
const mostRows = 20_000

const words = {
  vi: {
    file: 'danh-ba',
    title: 'Danh bạ dịch vụ hỗ trợ',
    columns: ['Loại', 'Tên', 'Đơn vị', 'Địa bàn', 'Vị trí', 'Đầu mối tiếp nhận', 'Điện thoại', 'Dịch vụ', 'Ngôn ngữ', 'Ban đêm', 'Ngày lễ', 'Sức chứa', 'Mở từ ngày', 'Đóng từ ngày', 'Kiểm tra gần nhất'],
    yes: 'có',
    note: 'Danh sách như đang xem. Nơi niêm phong chỉ có đầu mối công khai và tên tỉnh.',
  },
  en: {
    file: 'directory',
    title: 'Directory of services',
    columns: ['Kind', 'Name', 'Body', 'Place', 'Location', 'Front gate', 'Telephone', 'Help', 'Languages', 'At night', 'On days off', 'Capacity', 'Opened', 'Closed', 'Last checked'],
    yes: 'yes',
    note: 'The list as seen. Of a sealed place the front gate and the province alone.',
  },
} as const // biome-ignore format: a row of headings is read as a row

const widths = [20, 36, 28, 20, 12, 32, 16, 28, 20, 10, 10, 10, 12, 12, 14]
const days = new Set([12, 13, 14])

/** The directory as it is narrowed, as a spreadsheet. Recorded. Refuses with `directory.export_too_many`. */
export function exportEntries(
  ctx: Context,
  { query }: RequestOf<typeof exportEntriesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listEntryLines(trx, {
      provinceId: ctx.session.provinceId,
      today,
      filter: query,
      limit: mostRows + 1,
    })
    if (rows.length > mostRows) throw new Refusal('directory.export_too_many', { max: mostRows })
    const { q, ...codes } = query // words that were sought stay out of the record
    const detail = JSON.stringify({
      rows: rows.length,
      ...codes,
      ...(q === undefined ? {} : { searched: true }),
    })
    await sql`select audit.note('exported', 'directory_entry', null, ${detail}::jsonb)`.execute(trx)
    const said = words[ctx.session.language]
    return {
      name: `${said.file}-${today}.xlsx`,
      bytes: await writeSpreadsheet({
        title: said.title,
        columns: said.columns.map((header, at) => ({
          header,
          width: widths[at] ?? 14,
          kind: days.has(at) ? 'date' : 'text',
        })) as List['columns'],
        rows: rows.map((row) => cellsOf(row, ctx.session.language)),
        notes: [said.note],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

function cellsOf(row: EntryLine, language: 'vi' | 'en'): List['rows'][number] {
  const texts = messages[language] as Readonly<Record<string, string>>
  const label = (list: string, code: string) => texts[`directory.${list}.${code}`] ?? code
  const mark = (is: boolean) => (is ? words[language].yes : '')
  return [
    row.office_of
      ? `${label('kind', row.kind)} – ${label('office_of', row.office_of)}`
      : label('kind', row.kind),
    row.name,
    row.agency_name,
    row.place_name,
    label('location', row.location),
    row.front_gate,
    row.phone,
    row.services.map((code) => label('help', code)).join(', '),
    row.languages.map((code) => label('language', code)).join(', '),
    mark(row.at_night),
    mark(row.on_holidays),
    row.capacity === null ? '' : String(row.capacity),
    row.opened_on,
    row.closed_on,
    row.checked_on,
  ]
}

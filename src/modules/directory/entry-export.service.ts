import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { listFile, mostRows, type Spreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './directory.messages.ts'
import type { EntryLine, exportEntriesContract } from './entry.contract.ts'
import { listEntryLines } from './entry.queries.ts'

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

/** The directory as it is narrowed, as a spreadsheet. Recorded. Refuses with `list.too_long`. */
export function exportEntries(
  ctx: Context,
  { query }: RequestOf<typeof exportEntriesContract>,
): Promise<FileReply> {
  const said = words[ctx.session.language]
  return listFile(ctx, async (trx) => {
    const rows = await listEntryLines(trx, {
      provinceId: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: query,
      limit: mostRows + 1,
    })
    return {
      record: 'directory_entry',
      file: said.file,
      title: said.title,
      asked: query.q === undefined ? query : { ...query, searched: true },
      columns: said.columns.map((header, at) => ({
        header,
        width: widths[at] ?? 14,
        kind: days.has(at) ? 'date' : 'text',
      })) as Spreadsheet['columns'],
      rows: rows.map((row) => cellsOf(row, ctx.session.language)),
      notes: [said.note],
    }
  })
}

function cellsOf(row: EntryLine, language: 'vi' | 'en'): Spreadsheet['rows'][number] {
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

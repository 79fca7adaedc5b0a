import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { AidLine, exportAidContract } from './aid.contract.ts'
import { messages } from './aid.messages.ts'
import { listAidLines } from './aid.queries.ts'

type List = Parameters<typeof writeSpreadsheet>[0]

const mostRows = 20_000
const words = {
  vi: {
    title: 'Danh sách hỗ trợ khẩn cấp để ký nhận',
    columns: ['Mã hỗ trợ', 'Ngày', 'Loại', 'Số lượng', 'Đơn giá (đồng)', 'Thành tiền (đồng)', 'Thực chi (đồng)', 'Tình trạng', 'Căn cứ', 'Ký nhận'],
    day: 'Cộng ngày',
    note: 'Danh sách theo mã, không có tên người. Người nhận ký hoặc điểm chỉ trên bản giấy; bản giấy giữ tại đơn vị.',
  },
  en: {
    title: 'Emergency support, to be signed for',
    columns: ['Number', 'Day', 'Kind', 'Quantity', 'Each (đồng)', 'Sum (đồng)', 'Spent (đồng)', 'State', 'Basis', 'Signature'],
    day: 'Sum of the day',
    note: 'A list by number, without names. Whoever receives signs on paper; the paper stays with the body.',
  },
} as const // biome-ignore format: a row of headings is read as a row
const widths = [14, 12, 20, 10, 16, 18, 16, 16, 30, 22]
const numbers = new Set([3, 4, 5, 6])

/** The list to sign, by number and never by name, with the sum of each day. Recorded. Refuses with `aid.export_too_many`. */
export function exportAid(ctx: Context, { query }: RequestOf<typeof exportAidContract>): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listAidLines(trx, { filter: query, limit: mostRows + 1 })
    if (rows.length > mostRows) throw new Refusal('aid.export_too_many', { max: mostRows })
    await sql`select audit.note('exported', 'aid', null, ${JSON.stringify({ rows: rows.length, ...query })}::jsonb)`.execute(
      trx,
    )
    const said = words[ctx.session.language]
    return {
      name: `ho-tro-khan-cap-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: said.title,
        columns: said.columns.map((header, at) => ({
          header,
          width: widths[at] ?? 14,
          kind: at === 1 ? 'date' : numbers.has(at) ? 'number' : 'text',
        })) as List['columns'],
        rows: rowsOf(rows, ctx.session.language),
        notes: [said.note],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

/** Rows day by day, each day followed by its sum; what was cancelled stands there and is not added. */
function rowsOf(lines: readonly AidLine[], language: 'vi' | 'en'): List['rows'] {
  const texts = messages[language] as Readonly<Record<string, string>>
  const days = Map.groupBy(lines, (line) => line.asked_on)
  return [...days].flatMap(([day, ofDay]) => {
    const counted = ofDay.filter((line) => line.status !== 'cancelled')
    return [
      ...ofDay.map((line) => [
        line.code,
        line.asked_on,
        texts[`aid.kind.${line.kind}`] ?? line.kind,
        line.quantity,
        line.unit_amount,
        line.amount,
        line.spent,
        texts[`aid.status.${line.status}`] ?? line.status,
        line.basis,
        null,
      ]),
      [
        words[language].day,
        day,
        null,
        null,
        null,
        counted.reduce((sum, line) => sum + line.amount, 0),
        counted.reduce((sum, line) => sum + (line.spent ?? 0), 0),
        null,
        null,
        null,
      ],
    ]
  })
}

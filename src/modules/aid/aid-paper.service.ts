import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { letterheadOf } from '#modules/handovers/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { AidLine, aidPaperContract } from './aid.contract.ts'
import { messages } from './aid.messages.ts'
import { listAidLines } from './aid.queries.ts'

/** As many lines as somebody signs in one list. */
const mostLines = 500
const dong = (amount: number) => amount.toLocaleString('vi-VN')
const dayWords = (day: string) => day.split('-').toReversed().join('/')

/** The list to sign as a paper, by number and never by name; what was cancelled is left out. Recorded. Refuses with `aid.export_too_many`. */
export function printAid(ctx: Context, { query }: RequestOf<typeof aidPaperContract>): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await listAidLines(trx, { filter: query, limit: mostLines + 1 })
    if (found.length > mostLines) throw new Refusal('aid.export_too_many', { max: mostLines })
    const lines = found.filter((line) => line.status !== 'cancelled')
    const detail = JSON.stringify({ paper: true, rows: lines.length, ...query })
    await sql`select audit.note('exported', 'aid', null, ${detail}::jsonb)`.execute(trx)
    const head = await letterheadOf(trx, ctx.session.agencyId)
    const today = dayInVietNam(ctx.now())
    const says = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
    const bases = [...new Set(lines.flatMap((line) => line.basis ?? []))]
    return {
      name: `danh-sach-ky-nhan-${today}.docx`,
      bytes: await renderOfficialDocument({
        layout: 'state',
        frozenAt: ctx.now().toISOString(),
        parentBody: head.parent,
        issuingBody: head.name,
        issuedBy: head.name,
        symbol: head.symbol ? `DS-${head.symbol}` : 'DS',
        place: head.province,
        year: Number(today.slice(0, 4)),
        kind: 'Danh sách',
        subject: ['Ký nhận hỗ trợ khẩn cấp'],
        body: [
          ...(bases.length > 0 ? [says(`Mức chi theo: ${bases.join('; ')}.`)] : []),
          says('Danh sách theo mã, không ghi họ tên; người nhận ký hoặc điểm chỉ bên cạnh mã của mình.'),
          tableOf(lines),
          says(
            `Cộng: ${lines.length} khoản, ${dong(lines.reduce((sum, line) => sum + line.amount, 0))} đồng.`,
          ),
        ],
        signature: { authority: null, title: 'Người lập danh sách', name: null },
        recipients: { list: ['Bộ phận kế toán'] },
      }),
    }
  })
}

function tableOf(lines: readonly AidLine[]) {
  const texts: Readonly<Record<string, string>> = messages.vi
  return {
    kind: 'table' as const,
    columns: [
      { header: 'TT', width: 6, align: 'center' as const },
      { header: 'Mã hỗ trợ', width: 18, align: 'left' as const },
      { header: 'Ngày', width: 14, align: 'center' as const },
      { header: 'Loại', width: 20, align: 'left' as const },
      { header: 'Số lượng', width: 10, align: 'right' as const },
      { header: 'Thành tiền (đồng)', width: 16, align: 'right' as const },
      { header: 'Ký nhận', width: 16, align: 'center' as const },
    ],
    rows: lines.map((line, at) => ({
      cells: [
        String(at + 1),
        line.code,
        dayWords(line.asked_on),
        texts[`aid.kind.${line.kind}`] ?? line.kind,
        String(line.quantity),
        dong(line.amount),
        '',
      ],
    })),
  }
}

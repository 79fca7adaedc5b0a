import type { Context } from '#kernel/context.ts'
import type { FileReply } from '#kernel/module.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './shelter.messages.ts'

type List = Parameters<typeof writeSpreadsheet>[0]

/** As many rows as a list read back in may have. */
export const mostRows = 20_000

const notes = {
  vi: 'Sổ như đang xem, không có tên người và địa chỉ. Giữ trong đơn vị; hủy khi không còn dùng.',
  en: 'The register as seen, without names and addresses. Keep it inside the agency; destroy it when no longer used.',
}

/** What a code is called, in the reader's language. */
export function label(ctx: Context, list: string, code: string): string {
  const known: Readonly<Record<string, string>> = messages[ctx.session.language]
  return known[`shelter.${list}.${code}`] ?? code
}

/** A register as a spreadsheet; `moments` are the columns that hold instants. */
export async function registerFile(
  ctx: Context,
  said: { file: string; title: string; columns: readonly string[] },
  rows: readonly (readonly (string | number | null)[])[],
  moments: readonly number[],
): Promise<FileReply> {
  return {
    name: `${said.file}-${dayInVietNam(ctx.now())}.xlsx`,
    bytes: await writeSpreadsheet({
      title: said.title,
      columns: said.columns.map((header, at) => ({
        header,
        width: moments.includes(at) ? 18 : Math.max(12, Math.min(28, header.length + 4)),
        kind: moments.includes(at) ? 'instant' : 'text',
      })) as List['columns'],
      rows: rows.map((row) =>
        row.map((cell) => (typeof cell === 'number' ? String(cell) : cell)),
      ) as List['rows'],
      notes: [notes[ctx.session.language]],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

import type { Context } from '#kernel/context.ts'
import type { FileReply } from '#kernel/module.ts'
import { type Spreadsheet, writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type RegisterName, registerWords } from './register.words.ts'

/** A register as a spreadsheet in the reader's language. Rows hold numbers, dates and labels, never a name or a word typed; the list of persons, which two people decide, says so itself. */
export async function registerFile(
  ctx: Context,
  name: RegisterName,
  rows: Spreadsheet['rows'],
): Promise<FileReply> {
  const { language, agencyName } = ctx.session
  const words = registerWords[language].registers[name]
  const bytes = await writeSpreadsheet({
    title: words.title,
    columns: words.columns.map(([header, width, kind = 'text']) => ({ header, width, kind })),
    rows,
    notes: words.notes ?? registerWords[language].notes,
    frozenAt: ctx.now().toISOString(),
    creator: agencyName,
  })
  return { name: `${words.file}-${dayInVietNam(ctx.now())}.xlsx`, bytes }
}

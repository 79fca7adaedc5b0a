import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages as shared } from './dialogue.messages.ts'
import { messages as ofPages } from './dialogue-pages.messages.ts'

type Cell = string | number | null
type Catalogue = Record<'vi' | 'en', Readonly<Record<string, string>>>
type Say = (catalogue: Catalogue, key: string) => string

interface Register {
  kind: string
  file: string
  titleKey: string
  columns: readonly (readonly [key: string, kind: 'text' | 'number' | 'date', width: number])[]
  asked: object
  most: number
  rows: readonly ((say: Say) => Cell[])[]
}

/** A register of this module as XLSX. Recorded. Refuses with `dialogue.export_too_many`. */
export async function registerFile(trx: Writer, ctx: Context, register: Register): Promise<FileReply> {
  if (register.rows.length > register.most)
    throw new Refusal('dialogue.export_too_many', { max: register.most })
  await sql`select audit.note('exported', ${register.kind}, null, ${JSON.stringify({ rows: register.rows.length, ...register.asked })}::jsonb)`.execute(
    trx,
  )
  const { language } = ctx.session
  const say: Say = (catalogue, key) => catalogue[language][key] ?? key
  const own = (key: string) =>
    (shared[language] as Readonly<Record<string, string>>)[key] ?? say(ofPages, key)
  return {
    name: `${register.file}-${dayInVietNam(ctx.now())}.xlsx`,
    bytes: await writeSpreadsheet({
      title: own(register.titleKey),
      columns: register.columns.map(([key, kind, width]) => ({
        header: own(`dialogue.column.${key}`),
        kind,
        width,
      })),
      rows: register.rows.map((row) => row(say)),
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

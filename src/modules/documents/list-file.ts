import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { dayInVietNam } from '#kernel/day.ts'
import type { FileReply, Module } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CellKind, Column, Spreadsheet } from './spreadsheet.shapes.ts'
import { writeSpreadsheet } from './spreadsheet.ts'

/** As many rows as a list read back in may have: queries ask for one more, so that a longer list is refused and never cut. */
export const mostRows = 20_000

/** A list on its way out of the house. */
export interface ListOut {
  /** Table of the records, as the audit names what went out. */
  record: string
  /** The one record the list is of, where it is of one. */
  id?: string
  /** How the file's name begins; the day it is taken follows, or `about`. */
  file: string
  /** The year or day the list is of, where it is not the one of today. */
  about?: string
  title: string
  columns: readonly Column[]
  rows: Spreadsheet['rows']
  /** How the list was narrowed. The audit keeps it without the words that were searched for. */
  asked?: Readonly<Record<string, unknown>>
  notes?: readonly string[]
}

/**
 * A list as XLSX, read in one transaction with the note that it went out and how many rows it has. An empty list keeps its
 * headings. Refuses with `list.too_long`.
 */
export async function listFile(ctx: Context, read: (trx: Writer) => Promise<ListOut>): Promise<FileReply> {
  const list = await inTransaction(ctx, async (trx) => {
    const found = await read(trx)
    const { record, id = null, rows, asked = {} } = found
    if (rows.length > mostRows) throw new Refusal('list.too_long', { max: mostRows })
    const { q: _, ...told } = asked
    const detail = JSON.stringify({ rows: rows.length, ...told })
    await sql`select audit.note('exported', ${record}, ${id}, ${detail}::jsonb)`.execute(trx)
    return found
  })
  const { file, about = dayInVietNam(ctx.now()), title, columns, rows, notes = [] } = list
  const frozenAt = ctx.now().toISOString()
  const creator = ctx.session.agencyName
  return {
    name: `${file}-${about}.xlsx`,
    bytes: await writeSpreadsheet({ title, columns, rows, notes, frozenAt, creator }),
  }
}

/** Turns a key into the reader's words; one the catalogues do not hold stays as it is. */
export type Say = (key: string) => string

/** What catalogues say in the language of who asks, the first that knows a key. */
export function sayTo(ctx: Context, ...catalogues: readonly Module['messages'][]): Say {
  const known = catalogues.map((catalogue) => catalogue[ctx.session.language])
  return (key) => known.find((words) => words[key] !== undefined)?.[key] ?? key
}

/** Columns by key and width, headed by what is said of the key below a prefix; text unless another kind is named. */
export function headed(
  say: Say,
  prefix: string,
  columns: readonly (readonly [key: string, width: number, kind?: CellKind])[],
): Column[] {
  return columns.map(([key, width, kind = 'text']) => ({ header: say(`${prefix}.${key}`), width, kind }))
}

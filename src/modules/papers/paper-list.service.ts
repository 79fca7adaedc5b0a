import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { foldedTokens } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type CellKind, writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './paper.contract.ts'
import { listPaperLines } from './paper.queries.ts'
import { messages } from './papers-pages.messages.ts'

const mostWords = 8
export const mostRows = 20_000
export const wordsOf = (q: string | undefined) => foldedTokens(q ?? '').slice(0, mostWords)

/** Papers of my province, latest first. */
export function listPapers(ctx: Context, { query }: RequestOf<typeof contracts.listPapersContract>) {
  return inTransaction(ctx, async (trx) => {
    const { q, after, limit, ...rest } = query
    const rows = await listPaperLines(trx, {
      province: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: { ...rest, words: wordsOf(q) },
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.from_on, row.id])
    return { items: [...shown], next }
  })
}

export type Say = (key: string) => string
export const sayIn = (ctx: Context): Say => {
  const said: Readonly<Record<string, string>> = messages[ctx.session.language]
  return (key) => said[key] ?? key
}

/** A register as XLSX; noted in the audit with how it was narrowed, never with what was searched for. Refuses with `papers.export_too_many`. */
export async function asSheet(
  trx: Writer,
  ctx: Context,
  of: {
    name: string
    title: string
    kind: string
    columns: readonly (readonly [header: string, kind: CellKind, width: number])[]
    rows: readonly (readonly (string | number | null)[])[]
    told: object
  },
): Promise<FileReply> {
  if (of.rows.length > mostRows) throw new Refusal('papers.export_too_many', { max: mostRows })
  await sql`select audit.note('exported', ${of.kind}, null, ${JSON.stringify({ rows: of.rows.length, ...of.told })}::jsonb)`.execute(
    trx,
  )
  return {
    name: `${of.name}-${dayInVietNam(ctx.now())}.xlsx`,
    bytes: await writeSpreadsheet({
      title: of.title,
      columns: of.columns.map(([header, kind, width]) => ({ header, kind, width })),
      rows: of.rows.map((row) => [...row]),
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

/** The register as XLSX. Recorded. Refuses with `papers.export_too_many`. */
export function exportPapers(ctx: Context, { query }: RequestOf<typeof contracts.exportPapersContract>) {
  return inTransaction(ctx, async (trx) => {
    const { q, ...rest } = query
    const rows = await listPaperLines(trx, {
      province: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: { ...rest, words: wordsOf(q) },
      limit: mostRows + 1,
    })
    const say = sayIn(ctx)
    return asSheet(trx, ctx, {
      name: 'van-ban-chi-dao',
      title: say('papers.list.sheet'),
      kind: 'work_paper',
      told: rest,
      columns: [
        [say('papers.column.number'), 'text', 22],
        [say('papers.column.issued_on'), 'date', 14],
        [say('papers.column.kind'), 'text', 22],
        [say('papers.column.subject'), 'text', 60],
        [say('papers.column.issuer'), 'text', 36],
        [say('papers.column.from_on'), 'date', 14],
        [say('papers.column.until_on'), 'date', 14],
        [say('papers.column.state'), 'text', 18],
        [say('papers.column.tasks'), 'number', 12],
        [say('papers.column.done'), 'number', 12],
        [say('papers.column.late'), 'number', 12],
      ],
      rows: rows.map((row) => [
        row.number,
        row.issued_on,
        say(`papers.kind.${row.kind}`),
        row.subject,
        row.issuer,
        row.from_on,
        row.until_on,
        say(`papers.state.${row.state}`),
        row.tasks,
        row.done,
        row.late,
      ]),
    })
  })
}

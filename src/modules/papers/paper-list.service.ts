import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { foldedTokens } from '#kernel/fold.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './paper.contract.ts'
import { listPaperLines } from './paper.queries.ts'
import { messages } from './papers-pages.messages.ts'

const mostWords = 8
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

const columns = [
  ['number', 22],
  ['issued_on', 14, 'date'],
  ['kind', 22],
  ['subject', 60],
  ['issuer', 36],
  ['from_on', 14, 'date'],
  ['until_on', 14, 'date'],
  ['state', 18],
  ['tasks', 12, 'number'],
  ['done', 12, 'number'],
  ['late', 12, 'number'],
] as const

/** The register as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportPapers(ctx: Context, { query }: RequestOf<typeof contracts.exportPapersContract>) {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const { q, ...rest } = query
    const rows = await listPaperLines(trx, {
      province: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: { ...rest, words: wordsOf(q) },
      limit: mostRows + 1,
    })
    return {
      record: 'work_paper',
      file: 'van-ban-chi-dao',
      title: say('papers.list.sheet'),
      asked: query,
      columns: headed(say, 'papers.column', columns),
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
    }
  })
}

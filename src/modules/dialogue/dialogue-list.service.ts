import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { foldedTokens } from '#kernel/fold.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './dialogue.contract.ts'
import { messages } from './dialogue.messages.ts'
import { listLines } from './dialogue.queries.ts'
import { messages as pageWords } from './dialogue-pages.messages.ts'

const mostWords = 8

/** Dialogues of my province, latest first; every word typed has to be found, with or without marks. */
export function listDialogues(ctx: Context, { query }: RequestOf<typeof contracts.listDialoguesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, q, ...filter } = query
    const rows = await listLines(trx, {
      province: ctx.session.provinceId,
      filter: { ...filter, words: wordsOf(q) },
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.held_on, row.id])
    return { items: [...shown], next }
  })
}

/** Words typed, folded, a few of them. */
export const wordsOf = (q: string | undefined) => foldedTokens(q ?? '').slice(0, mostWords)

const columns = [
  ['held_on', 14, 'date'],
  ['title', 48],
  ['level', 12],
  ['place', 26],
  ['host', 34],
  ['status', 14],
  ['bodies', 10, 'number'],
  ['attended', 10, 'number'],
  ['voices', 10, 'number'],
] as const

/** The list as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportDialogues(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportDialoguesContract>,
) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => {
    const { q, ...filter } = query
    const rows = await listLines(trx, {
      province: ctx.session.provinceId,
      filter: { ...filter, words: wordsOf(q) },
      limit: mostRows + 1,
    })
    return {
      record: 'dialogue',
      file: 'doi-thoai',
      title: say('dialogue.list.title'),
      columns: headed(say, 'dialogue.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.held_on,
        row.title,
        say(`dialogue.level.${row.level}`),
        row.place_name,
        row.agency_name,
        say(`dialogue.status.${row.status}`),
        row.bodies,
        row.attended,
        row.voices,
      ]),
    }
  })
}

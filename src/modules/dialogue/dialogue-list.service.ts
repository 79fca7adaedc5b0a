import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { foldedTokens } from '#kernel/fold.ts'
import type * as contracts from './dialogue.contract.ts'
import { listLines } from './dialogue.queries.ts'
import { messages } from './dialogue-pages.messages.ts'
import { registerFile } from './register-file.ts'

const mostWords = 8
const mostRows = 20_000

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
  ['held_on', 'date', 14],
  ['title', 'text', 48],
  ['level', 'text', 12],
  ['place', 'text', 26],
  ['host', 'text', 34],
  ['status', 'text', 14],
  ['bodies', 'number', 10],
  ['attended', 'number', 10],
  ['voices', 'number', 10],
] as const

/** The list as XLSX. Recorded. Refuses with `dialogue.export_too_many`. */
export function exportDialogues(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportDialoguesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { q, ...filter } = query
    const rows = await listLines(trx, {
      province: ctx.session.provinceId,
      filter: { ...filter, words: wordsOf(q) },
      limit: mostRows + 1,
    })
    return registerFile(trx, ctx, {
      kind: 'dialogue',
      file: 'doi-thoai',
      titleKey: 'dialogue.list.title',
      columns,
      asked: filter,
      most: mostRows,
      rows: rows.map((row) => (say) => [
        row.held_on,
        row.title,
        say(messages, `dialogue.level.${row.level}`),
        row.place_name,
        row.agency_name,
        say(messages, `dialogue.status.${row.status}`),
        row.bodies,
        row.attended,
        row.voices,
      ]),
    })
  })
}

import { sql } from 'kysely'
import { type Context, entered, type House, inTransaction } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './dialogue.messages.ts'
import { listTopics } from './dialogue.queries.ts'
import { wordsOf } from './dialogue-list.service.ts'
import { messages as pageWords } from './dialogue-pages.messages.ts'
import type * as contracts from './petition.contract.ts'
import { countTurns, findFile, isByClock, type LineRow, listLines } from './petition-list.queries.ts'

/** Petitions I may see. */
export function listPetitions(ctx: Context, { query }: RequestOf<typeof contracts.listPetitionsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, q, ...filter } = query
    const rows = await listLines(trx, {
      provinceId: ctx.session.provinceId,
      agencyId: ctx.session.agencyId,
      now: ctx.now(),
      filter: { ...filter, words: wordsOf(q) },
      after,
      limit: limit + 1,
    })
    const byClock = isByClock(filter.view)
    const { shown, next } = pageOf(rows, limit, (row) => [byClock ? row.due_key : row.received_on, row.id])
    return { items: shown.map(lineOf), next }
  })
}

function lineOf({ due_key: _, ...row }: LineRow) {
  return { ...row, asked_at: row.asked_at?.toISOString() ?? null, due_at: row.due_at?.toISOString() ?? null }
}

/** Whose turn it is. */
export function readTurns(ctx: Context) {
  return inTransaction(ctx, (trx) => countTurns(trx, ctx.session.agencyId, ctx.now()))
}

/** One petition with its words and its way. Refuses with `record.not_found`. */
export function readPetition(ctx: Context, { params }: RequestOf<typeof contracts.readPetitionContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findFile(trx, params.petition_id)
    if (!found) throw new Refusal('record.not_found', { petition: params.petition_id })
    return found
  })
}

const columns = [
  ['no', 14],
  ['received_on', 14, 'date'],
  ['petition', 60],
  ['topic', 26],
  ['place', 26],
  ['askers', 10, 'number'],
  ['body', 36],
  ['state', 26],
  ['due_on', 14, 'date'],
] as const

/** The list as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportPetitions(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportPetitionsContract>,
) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => {
    const { q, ...filter } = query
    const rows = await listLines(trx, {
      provinceId: ctx.session.provinceId,
      agencyId: ctx.session.agencyId,
      now: ctx.now(),
      filter: { ...filter, words: wordsOf(q) },
      limit: mostRows + 1,
    })
    const topics = new Map((await listTopics(trx)).map((topic) => [topic.code, topic]))
    const { language } = ctx.session
    return {
      record: 'petition',
      file: 'kien-nghi',
      title: say('dialogue.petitions.title'),
      columns: headed(say, 'dialogue.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.no,
        row.received_on,
        row.title,
        (language === 'vi' ? topics.get(row.topic)?.name_vi : topics.get(row.topic)?.name_en) ?? row.topic,
        row.place_name,
        row.askers,
        row.body_name,
        say(`dialogue.state.${row.state}`),
        row.due_at ? dayInVietNam(row.due_at) : null,
      ]),
    }
  })
}

/** Progress of what somebody raised, by their code, without signing in. Refuses with `record.not_found`. */
export function readProgress(house: House, { params }: RequestOf<typeof contracts.readProgressContract>) {
  return entered(house.db, null, async (trx) => {
    const { rows } = await sql<ReplyOf<typeof contracts.readProgressContract>['items'][number]>`
      select * from access.petition_progress(${params.code})`.execute(trx)
    if (rows.length === 0) throw new Refusal('record.not_found')
    return { items: rows }
  })
}

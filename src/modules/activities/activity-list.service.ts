import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { foldedTokens } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './activities-pages.messages.ts'
import type * as contracts from './activity.contract.ts'
import { type ActivityFilter, listLines, listToday } from './activity.queries.ts'
import { listCodes } from './code.queries.ts'

const shownToday = 12
const mostWords = 8

/** Activities of my province, latest first; every word typed has to be found, with or without marks. */
export function listActivities(ctx: Context, { query }: RequestOf<typeof contracts.listActivitiesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await linesOf(trx, ctx, filter, limit + 1, after)
    const { shown, next } = pageOf(rows, limit, (row) => [row.starts_on, row.id])
    return { items: [...shown], next }
  })
}

/** What waits for my agency, its patterns, and what I recorded last. */
export function readActivitiesToday(ctx: Context) {
  return inTransaction(ctx, (trx) => listToday(trx, dayInVietNam(ctx.now()), shownToday))
}

const columns = [
  ['starts_on', 14, 'date'],
  ['ends_on', 14, 'date'],
  ['kind', 24],
  ['title', 48],
  ['place', 26],
  ['host', 30],
  ['topics', 34],
  ['status', 14],
  ['attendances', 12, 'number'],
  ['items', 12, 'number'],
] as const

/** The list as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportActivities(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportActivitiesContract>,
): Promise<FileReply> {
  const { language } = ctx.session
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const rows = await linesOf(trx, ctx, query, mostRows + 1)
    const titles = new Map(
      (await listCodes(trx)).map((code) => [
        `${code.list} ${code.code}`,
        language === 'vi' ? code.title_vi : code.title_en,
      ]),
    )
    const title = (list: string, code: string) => titles.get(`${list} ${code}`) ?? code
    return {
      record: 'activity',
      file: 'hoat-dong',
      title: say('activities.list.title'),
      columns: headed(say, 'activities.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.starts_on,
        row.ends_on,
        title('kind', row.kind),
        row.title,
        row.place.name,
        row.host,
        row.topics.map((topic) => title('topic', topic)).join(', '),
        say(`activities.status.${row.status}`),
        row.attendances,
        row.items,
      ]),
      notes: [say('activities.export.note')],
    }
  })
}

function linesOf(
  trx: Writer,
  ctx: Context,
  filter: ActivityFilter,
  limit: number,
  after?: readonly [string, string],
) {
  const words = foldedTokens(filter.q ?? '').slice(0, mostWords)
  return listLines(trx, { province: ctx.session.provinceId, words, filter, after, limit })
}

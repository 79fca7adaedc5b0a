import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { foldedTokens } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './activities-pages.messages.ts'
import type * as contracts from './activity.contract.ts'
import { type ActivityFilter, listLines, listToday } from './activity.queries.ts'
import { listCodes } from './code.queries.ts'

const shownToday = 12
/** As many rows as a list read back in may have. */
const mostRows = 20_000
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
  ['starts_on', 'date', 14],
  ['ends_on', 'date', 14],
  ['kind', 'text', 24],
  ['title', 'text', 48],
  ['place', 'text', 26],
  ['host', 'text', 30],
  ['topics', 'text', 34],
  ['status', 'text', 14],
  ['attendances', 'number', 12],
  ['items', 'number', 12],
] as const

/** The list as XLSX. Recorded. Refuses with `activity.export_too_many`. */
export function exportActivities(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportActivitiesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await linesOf(trx, ctx, query, mostRows + 1)
    if (rows.length > mostRows) throw new Refusal('activity.export_too_many', { max: mostRows })
    const { q: _, ...told } = query
    await sql`select audit.note('exported', 'activity', null, ${JSON.stringify({ rows: rows.length, ...told })}::jsonb)`.execute(
      trx,
    )
    const { language } = ctx.session
    const say = (key: string) => (messages[language] as Readonly<Record<string, string>>)[key] ?? key
    const titles = new Map(
      (await listCodes(trx)).map((code) => [
        `${code.list} ${code.code}`,
        language === 'vi' ? code.title_vi : code.title_en,
      ]),
    )
    const title = (list: string, code: string) => titles.get(`${list} ${code}`) ?? code
    return {
      name: `hoat-dong-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: say('activities.list.title'),
        columns: columns.map(([name, kind, width]) => ({
          header: say(`activities.column.${name}`),
          kind,
          width,
        })),
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
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
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

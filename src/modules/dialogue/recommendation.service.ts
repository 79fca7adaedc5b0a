import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Reader } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './dialogue.messages.ts'
import { findPlace, keeps, listTopics } from './dialogue.queries.ts'
import { knowTopics } from './dialogue.service.ts'
import { wordsOf } from './dialogue-list.service.ts'
import { messages as pageWords } from './dialogue-pages.messages.ts'
import type * as contracts from './recommendation.contract.ts'
import { nextRecommendationState, type RecommendationState } from './recommendation.life.ts'

/** Writes a recommendation. Refuses with `place.unknown`, `dialogue.topic_unknown`, `record.not_found` for a line out of sight. */
export function draftRecommendation(
  ctx: Context,
  { body }: RequestOf<typeof contracts.draftRecommendationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    if (!(await findPlace(trx, body.place_id))) throw new Refusal('place.unknown')
    await knowTopics(trx, [body.topic])
    if (body.line_id) {
      const line = await trx
        .selectFrom('synthesis_line')
        .select('id')
        .where('id', '=', body.line_id)
        .executeTakeFirst()
      if (!line) throw new Refusal('record.not_found', { line: body.line_id })
    }
    const id = newId()
    await trx
      .insertInto('recommendation')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: ctx.session.agencyId,
        place_id: body.place_id,
        topic_code: body.topic,
        to_body: body.to_body,
        words: body.words,
        folded: fold(`${body.to_body} ${body.words}`),
        line_id: body.line_id ?? null,
        recorded_by: ctx.session.staffId,
        recorded_at: ctx.now(),
      })
      .execute()
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1 }
  })
}

/**
 * Moves a recommendation. Refuses with `record.not_found`, `version.stale`, `recommendation.wrong_state`,
 * `recommendation.before_sent`, `dialogue.in_future`.
 */
export function moveRecommendation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveRecommendationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await trx
      .selectFrom('recommendation')
      .selectAll()
      .where('id', '=', params.recommendation_id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: params.recommendation_id })
    sameVersion(body.version, found.version)
    const state = nextRecommendationState(found.state as RecommendationState, body.move)
    if (!state) throw new Refusal('recommendation.wrong_state', { state: found.state })
    if (body.on > dayInVietNam(ctx.now())) throw new Refusal('dialogue.in_future')
    if (body.move !== 'send' && found.sent_on && body.on < found.sent_on)
      throw new Refusal('recommendation.before_sent')
    const isReply = body.move !== 'send' && body.words !== undefined
    const { version } = await trx
      .updateTable('recommendation')
      .set({
        state,
        version: sql<number>`version + 1`,
        next_on: body.next_on ?? null,
        ...(body.move === 'send'
          ? { sent_on: body.on, number: body.number ?? found.number, closed_on: null }
          : {}),
        ...(body.move === 'reply' || isReply ? { replied_on: body.on } : {}),
        ...(isReply
          ? { reply: body.words ?? null, folded: fold(`${found.to_body} ${found.words} ${body.words}`) }
          : {}),
        ...(body.move === 'take_up' || body.move === 'decline' ? { closed_on: body.on, next_on: null } : {}),
      })
      .where('id', '=', found.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: found.id, version, state }
  })
}

type Row = contracts.Recommendation & { at_micros: number }
interface Asked {
  province: string
  words: readonly string[]
  state?: string | undefined
  topic?: string | undefined
  after?: readonly [number, string] | undefined
  limit: number
}

async function listRows(db: Reader, asked: Asked): Promise<Row[]> {
  const wanted = sql.join(
    [
      sql`r.province_id = ${asked.province}`,
      ...asked.words.map((word) => sql`position(${word} in r.folded) > 0`),
      ...(asked.state ? [sql`r.state = ${asked.state}`] : []),
      ...(asked.topic ? [sql`r.topic_code = ${asked.topic}`] : []),
      ...(asked.after
        ? [
            sql`(r.recorded_at, r.id) < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::uuid)`,
          ]
        : []),
    ],
    sql` and `,
  )
  const { rows } = await sql<Row>`
    select r.id, r.version, r.to_body, r.topic_code as topic, r.words, l.name as place_name, r.state, r.sent_on, r.number, r.reply, r.replied_on, r.next_on, r.closed_on,
           a.name as agency_name, ${keeps('r')} as mine, (extract(epoch from r.recorded_at) * 1000000)::bigint as at_micros
    from   recommendation r join place l on l.id = r.place_id join agency a on a.id = r.agency_id
    where  ${wanted} order by r.recorded_at desc, r.id desc limit ${asked.limit}`.execute(db)
  return rows
}

/** What the province recommends upward, latest first. */
export function listRecommendations(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listRecommendationsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, q, ...filter } = query
    const rows = await listRows(trx, {
      province: ctx.session.provinceId,
      words: wordsOf(q),
      ...filter,
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.at_micros, row.id])
    return { items: shown.map(({ at_micros: _, ...row }) => row), next }
  })
}

const columns = [
  ['to_body', 34],
  ['topic', 24],
  ['words', 70],
  ['state', 18],
  ['sent_on', 14, 'date'],
  ['replied_on', 14, 'date'],
  ['reply', 60],
] as const

/** The list as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportRecommendations(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportRecommendationsContract>,
) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => {
    const { q, ...filter } = query
    const rows = await listRows(trx, {
      province: ctx.session.provinceId,
      words: wordsOf(q),
      ...filter,
      limit: mostRows + 1,
    })
    const topics = new Map((await listTopics(trx)).map((topic) => [topic.code, topic]))
    const { language } = ctx.session
    return {
      record: 'recommendation',
      file: 'kien-nghi-len-tren',
      title: say('dialogue.recommendations.title'),
      columns: headed(say, 'dialogue.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.to_body,
        (language === 'vi' ? topics.get(row.topic)?.name_vi : topics.get(row.topic)?.name_en) ?? row.topic,
        row.words,
        say(`dialogue.recommended.${row.state}`),
        row.sent_on,
        row.replied_on,
        row.reply,
      ]),
    }
  })
}

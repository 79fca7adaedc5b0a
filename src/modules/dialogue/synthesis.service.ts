import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { findPlace } from './dialogue.queries.ts'
import { knowTopics } from './dialogue.service.ts'
import { wordsOf } from './dialogue-list.service.ts'
import type * as contracts from './synthesis.contract.ts'
import * as queries from './synthesis.queries.ts'

const longest = 3_900

/**
 * Groups petitions into lines. Refuses with `synthesis.dates`, `synthesis.nothing`, `place.unknown`, `dialogue.topic_unknown`.
 * What is raised later does not slip into it: its petitions are those of this moment.
 */
export function makeSynthesis(ctx: Context, { body }: RequestOf<typeof contracts.makeSynthesisContract>) {
  return inTransaction(ctx, async (trx) => {
    if (body.until <= body.from) throw new Refusal('synthesis.dates')
    if (body.place_id && !(await findPlace(trx, body.place_id))) throw new Refusal('place.unknown')
    await knowTopics(trx, body.topics)
    const { provinceId, agencyId, staffId } = ctx.session
    const gathered = await queries.gather(trx, {
      provinceId,
      from: body.from,
      until: body.until,
      placeId: body.place_id,
      topics: body.topics,
    })
    if (gathered.length === 0) throw new Refusal('synthesis.nothing')
    const id = newId()
    await trx
      .insertInto('synthesis')
      .values({
        id,
        province_id: provinceId,
        agency_id: agencyId,
        title: body.title,
        folded: fold(body.title),
        from_on: body.from,
        until_on: body.until,
        place_id: body.place_id ?? null,
        topics: body.topics,
        recorded_by: staffId,
        recorded_at: ctx.now(),
      })
      .execute()
    const lines = gathered.map((group, position) => ({
      id: newId(),
      synthesis_id: id,
      province_id: provinceId,
      agency_id: agencyId,
      position,
      topic_code: group.topic,
      wording: wordingOf(group.titles),
      petitions: group.petition_ids.length,
      askers: group.askers,
    }))
    await trx.insertInto('synthesis_line').values(lines).execute()
    const behind = gathered.flatMap((group, at) =>
      group.petition_ids.map((petition_id) => ({ line_id: lines[at]?.id ?? '', petition_id })),
    )
    for (let from = 0; from < behind.length; from += 1_000)
      await trx
        .insertInto('synthesis_petition')
        .values(behind.slice(from, from + 1_000))
        .execute()
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1 }
  })
}

/** Titles one after the other, as far as a line holds. */
function wordingOf(titles: readonly string[]): string {
  let words = ''
  for (const title of titles) {
    const next = words === '' ? title : `${words}; ${title}`
    if (next.length > longest) return `${words}…`
    words = next
  }
  return words
}

/** Syntheses of my province. */
export function listSyntheses(ctx: Context, { query }: RequestOf<typeof contracts.listSynthesesContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await queries.listLines(trx, {
      province: ctx.session.provinceId,
      words: wordsOf(query.q),
      after: query.after,
      limit: query.limit + 1,
    })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.at_micros, row.id])
    return { items: shown.map(({ at_micros: _, ...row }) => row), next }
  })
}

/** One synthesis. Refuses with `record.not_found`. */
export function readSynthesis(ctx: Context, { params }: RequestOf<typeof contracts.readSynthesisContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.findSynthesis(trx, params.synthesis_id)
    if (!found) throw new Refusal('record.not_found', { synthesis: params.synthesis_id })
    return found
  })
}

/**
 * Words a line while it is a draft; tells what became of it once it was sent. Refuses with `record.not_found`,
 * `version.stale`, `synthesis.wrong_state`, `dialogue.in_future`.
 */
export function changeLine(ctx: Context, { params, body }: RequestOf<typeof contracts.changeLineContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockSynthesis(trx, params.synthesis_id)
    const line = await trx
      .selectFrom('synthesis_line')
      .select(['id', 'version'])
      .where('id', '=', params.line_id)
      .where('synthesis_id', '=', found.id)
      .forUpdate()
      .executeTakeFirst()
    if (!line) throw new Refusal('record.not_found', { line: params.line_id })
    sameVersion(body.version, line.version)
    const isWording = 'wording' in body
    if ((found.state === 'draft') !== isWording)
      throw new Refusal('synthesis.wrong_state', { state: found.state })
    if (!isWording && body.follow_on > dayInVietNam(ctx.now())) throw new Refusal('dialogue.in_future')
    const { version } = await trx
      .updateTable('synthesis_line')
      .set({
        version: sql<number>`version + 1`,
        ...(isWording
          ? { wording: body.wording }
          : {
              state: body.state,
              followed_by: body.followed_by ?? null,
              follow_words: body.follow_words ?? null,
              follow_on: body.follow_on,
            }),
      })
      .where('id', '=', line.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id: line.id, version }
  })
}

/** It was sent. Refuses with `record.not_found`, `version.stale`, `synthesis.wrong_state`, `dialogue.in_future`. */
export function sendSynthesis(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.sendSynthesisContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockSynthesis(trx, params.synthesis_id)
    sameVersion(body.version, found.version)
    if (found.state !== 'draft') throw new Refusal('synthesis.wrong_state', { state: found.state })
    if (body.sent_on > dayInVietNam(ctx.now())) throw new Refusal('dialogue.in_future')
    const { version } = await trx
      .updateTable('synthesis')
      .set({
        state: 'sent',
        sent_on: body.sent_on,
        number: body.number ?? null,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', found.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: found.id, version }
  })
}

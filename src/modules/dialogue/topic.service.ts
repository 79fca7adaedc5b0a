import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { listTopics } from './dialogue.queries.ts'
import type * as contracts from './topic.contract.ts'

/** Topics, also those that ended. */
export function showTopics(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await listTopics(trx) }))
}

/** Adds a topic, offered from today on. Refuses with `dialogue.topic_taken` for a name that stands there, `dialogue.duty_unknown`. */
export function addTopic(ctx: Context, { body }: RequestOf<typeof contracts.addTopicContract>) {
  return inTransaction(ctx, async (trx) => {
    const topics = await listTopics(trx)
    freeName(topics, body.name_vi)
    const code = codeFor(
      body.name_vi,
      topics.map((topic) => topic.code),
    )
    await refusing(
      sql`insert into dialogue_topic (code, position, name_vi, name_en, duty_code, valid_from, source, mark, edited_at, edited_by)
          select ${code}, coalesce(max(t.position), 0) + 10, ${body.name_vi}, ${body.name_en ?? body.name_vi}, ${body.duty}, ${dayInVietNam(ctx.now())}::date,
                 (select a.name from agency a where a.id = ${ctx.session.agencyId}), 'S', ${ctx.now()}, ${ctx.session.staffId} from dialogue_topic t`.execute(
        trx,
      ),
      {
        dialogue_topic_pkey: () => new Refusal('dialogue.topic_taken'),
        dialogue_topic_duty: () => new Refusal('dialogue.duty_unknown', { duty: body.duty }),
      },
    )
    return { code, version: 1 }
  })
}

/**
 * Renames a topic, gives it to another duty, or ends it. Its code stays, and so does everything that rests on it. Refuses with
 * `record.not_found`, `version.stale`, `dialogue.topic_taken`, `dialogue.topic_dates`, `dialogue.duty_unknown`.
 */
export function changeTopic(ctx: Context, { params, body }: RequestOf<typeof contracts.changeTopicContract>) {
  return inTransaction(ctx, async (trx) => {
    sameVersion(body.version, await lockTopic(trx, params.code))
    freeName(
      (await listTopics(trx)).filter((topic) => topic.code !== params.code),
      body.name_vi,
    )
    await refusing(
      trx
        .updateTable('dialogue_topic')
        .set({
          name_vi: body.name_vi,
          name_en: body.name_en,
          duty_code: body.duty,
          valid_until: body.valid_until,
          edited_at: ctx.now(),
          edited_by: ctx.session.staffId,
          version: body.version + 1,
        })
        .where('code', '=', params.code)
        .execute(),
      {
        dialogue_topic_dates: () => new Refusal('dialogue.topic_dates', { topic: params.code }),
        dialogue_topic_duty: () => new Refusal('dialogue.duty_unknown', { duty: body.duty }),
      },
    )
    return { code: params.code, version: body.version + 1 }
  })
}

async function lockTopic(trx: Writer, code: string): Promise<number> {
  const row = await trx
    .selectFrom('dialogue_topic')
    .select('version')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { topic: code })
  return row.version
}

function freeName(others: readonly { name_vi: string }[], name: string): void {
  const asked = fold(name) || name
  if (others.some((topic) => (fold(topic.name_vi) || topic.name_vi) === asked))
    throw new Refusal('dialogue.topic_taken')
}

const longest = 36
/** A code made of the first words of a name, and of letters where others begin the same. Pure. */
export function codeFor(name: string, taken: readonly string[]): string {
  const said = fold(name)
    .split(/[^a-z]/)
    .filter((word) => word !== '')
    .join('_')
    .slice(0, longest)
  const words = said.endsWith('_') ? said.slice(0, -1) : said
  const base = words.length > 2 ? words : ['topic', words].filter((part) => part !== '').join('_')
  const used = new Set(taken)
  for (let n = 0; ; n++) {
    const code = n === 0 ? base : `${base}_${letters(n)}`
    if (!used.has(code)) return code
  }
}

/** 1 is a, 27 is aa: a code has no figures. */
const letters = (n: number): string =>
  n > 26 ? letters(Math.floor((n - 1) / 26)) + letters(((n - 1) % 26) + 1) : String.fromCharCode(96 + n)

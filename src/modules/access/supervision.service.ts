import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './supervision.contract.ts'
import { nextTalkStatus, type TalkStatus } from './supervision.life.ts'

type Line = ReplyOf<typeof contracts.listTalksContract>['items'][number]
const noteAt = (talkId: string) => ({ table: 'supervision_note', column: 'sealed_note', row: talkId })

/** Asks for a talk or offers one. Refuses with `talk.no_supervisor` where nobody of the two supervises the other's agency. */
export function beginTalk(ctx: Context, { body }: RequestOf<typeof contracts.beginTalkContract>) {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    const [staffId, withId] = body.offered ? [body.with_id, me] : [me, body.with_id]
    const agencyId = await supervisedIn(trx, staffId, withId)
    if (!agencyId || staffId === withId) throw new Refusal('talk.no_supervisor')
    const id = newId()
    await trx
      .insertInto('supervision_talk')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: agencyId,
        staff_id: staffId,
        with_id: withId,
        begun_by: me,
        begun_at: ctx.now(),
        occasion: body.occasion,
      })
      .execute()
    return { id, version: 1, status: 'proposed' as const }
  })
}

/** Talks in sight, latest first. */
export function listTalks(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    const { rows } = await sql<Omit<Line, 'begun_at' | 'held_at'> & { begun_at: Date; held_at: Date | null }>`
      select t.id, t.version, t.staff_id, s.display_name as staff_name, w.display_name as with_name, t.begun_at, t.occasion, t.status, t.held_at, t.minutes,
             ${me} in (t.staff_id, t.with_id) as mine, t.begun_by = ${me} as begun_by_me,
             exists (select 1 from supervision_note n where n.talk_id = t.id) as has_note
      from   supervision_talk t join staff s on s.id = t.staff_id join staff w on w.id = t.with_id
      order  by t.status not in ('proposed', 'agreed'), t.begun_at desc, t.id limit 200`.execute(trx)
    return {
      items: rows.map((row) => ({
        ...row,
        begun_at: row.begun_at.toISOString(),
        held_at: row.held_at?.toISOString() ?? null,
      })),
    }
  })
}

/**
 * Moves a talk on; only its two people can. Who began it does not agree to it. Refuses with `record.not_found`,
 * `talk.wrong_state`, `talk.in_future`, `version.stale`.
 */
export function moveTalk(ctx: Context, { params, body }: RequestOf<typeof contracts.moveTalkContract>) {
  return inTransaction(ctx, async (trx) => {
    const talk = await lockTalk(trx, ctx, params.talk_id)
    const status = nextTalkStatus(talk.status, body.move)
    if (!status || (body.move === 'agree' && talk.begun_by === ctx.session.staffId))
      throw new Refusal('talk.wrong_state', { id: talk.id, status: talk.status })
    sameVersion(body.version, talk.version)
    if (body.held_at && Date.parse(body.held_at) > ctx.now().getTime() + 60_000)
      throw new Refusal('talk.in_future')
    const row = await trx
      .updateTable('supervision_talk')
      .set({
        status,
        held_at: body.held_at ?? null,
        minutes: body.minutes ?? null,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', talk.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    return { ...row, status }
  })
}

/** Writes or replaces the note of a talk under a key of its own. Refuses with `record.not_found`, `version.stale`. */
export function noteTalk(ctx: Context, { params, body }: RequestOf<typeof contracts.noteTalkContract>) {
  return inTransaction(ctx, async (trx) => {
    const talk = await lockTalk(trx, ctx, params.talk_id)
    const stored = await findNote(trx, talk.id)
    if ((body.version === null) !== (stored === undefined) || (stored && body.version !== stored.version))
      throw new Refusal('version.stale', { yours: body.version ?? 0, theirs: stored?.version ?? 0 })
    if (!stored?.sealed_key) {
      const { wrapped, key } = ctx.vault.newRecordKey('supervision_talk', talk.id)
      await trx
        .insertInto('supervision_note')
        .values({ talk_id: talk.id, sealed_key: wrapped, sealed_note: key.seal(noteAt(talk.id), body.note) })
        .execute()
      return { id: talk.id, version: 1 }
    }
    const key = ctx.vault.openRecordKey('supervision_talk', talk.id, stored.sealed_key)
    const row = await trx
      .updateTable('supervision_note')
      .set({ sealed_note: key.seal(noteAt(talk.id), body.note), version: sql<number>`version + 1` })
      .where('talk_id', '=', talk.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: talk.id, version: row.version }
  })
}

/** The note of a talk, opened for one of its two people and recorded. Refuses with `record.not_found`. */
export function openTalk(ctx: Context, { params }: RequestOf<typeof contracts.openTalkContract>) {
  return inTransaction(ctx, async (trx) => {
    const talk = await lockTalk(trx, ctx, params.talk_id)
    const note = await findNote(trx, talk.id)
    await sql`select audit.read('supervision_talk', ${talk.id})`.execute(trx)
    if (!note?.sealed_key || !note.sealed_note) return { note: null, version: note?.version ?? null }
    const key = ctx.vault.openRecordKey('supervision_talk', talk.id, note.sealed_key)
    return { note: key.open(noteAt(talk.id), note.sealed_note), version: note.version }
  })
}

/** An agency in which the one works and the other supervises; undefined when there is none. */
async function supervisedIn(trx: Writer, staffId: string, supervisorId: string): Promise<string | undefined> {
  const { rows } = await sql<{ agency_id: string }>`
    select r.agency_id from staff_role r join staff_role s on s.agency_id = r.agency_id and s.staff_id = ${supervisorId} and s.role = 'supervisor'
    where  r.staff_id = ${staffId}
      and  r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
      and  s.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (s.until_on is null or s.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    order  by r.from_on limit 1`.execute(trx)
  return rows[0]?.agency_id
}

/** A talk of mine, held; whoever is not one of the two is told that it does not exist. */
async function lockTalk(trx: Writer, ctx: Context, id: string) {
  const row = await trx
    .selectFrom('supervision_talk')
    .select(['id', 'staff_id', 'with_id', 'begun_by', 'status', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.staff_id !== ctx.session.staffId && row.with_id !== ctx.session.staffId))
    throw new Refusal('record.not_found', { id })
  return { ...row, status: row.status as TalkStatus }
}

async function findNote(trx: Writer, talkId: string) {
  return trx
    .selectFrom('supervision_note')
    .select(['sealed_key', 'sealed_note', 'version'])
    .where('talk_id', '=', talkId)
    .executeTakeFirst()
}

import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { HallAnswer, Voice as VoiceTable } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Leaving, VoiceKind } from './dialogue.codes.ts'
import { keeps } from './dialogue.queries.ts'
import type { Voice } from './dialogue.shapes.ts'
import type { HallNotes } from './question.contract.ts'

/** Writes voices; those whose client_ref stands there already are left as they are. */
export async function insertVoices(trx: Writer, rows: readonly Insertable<VoiceTable>[]): Promise<void> {
  await trx
    .insertInto('voice')
    .values([...rows])
    .onConflict((clash) => clash.column('client_ref').doNothing())
    .execute()
}

/** Voices of one hall by what the pages called them. */
export async function voicesByRef(
  trx: Writer,
  hall: { agencyId: string; dialogueId: string | null },
  refs: readonly string[],
) {
  const { rows } = await sql<{ client_ref: string; id: string }>`
    select client_ref, id from voice
    where  client_ref = any (${[...refs]}::uuid[]) and agency_id = ${hall.agencyId} and dialogue_id is not distinct from ${hall.dialogueId}::uuid`.execute(
    trx,
  )
  return rows
}

/** Writes answers given in the hall, each once; answers their ids by what the pages called them. */
export async function insertAnswers(
  trx: Writer,
  dialogueId: string,
  rows: readonly Insertable<HallAnswer>[],
) {
  if (rows.length === 0) return []
  await trx
    .insertInto('hall_answer')
    .values([...rows])
    .onConflict((clash) => clash.column('client_ref').doNothing())
    .execute()
  return trx
    .selectFrom('hall_answer')
    .select(['client_ref', 'id'])
    .where('dialogue_id', '=', dialogueId)
    .where(
      'client_ref',
      'in',
      rows.map((row) => row.client_ref as string),
    )
    .execute()
}

/** Columns of a voice as it is shown; the name and the code only to who holds the dialogue. */
export const voiceColumns = sql`
  v.id, v.client_ref, v.kind, v.source, v.words, v.place_id, l.name as place_name, v.topic_code as topic, v.group_code as "group", v.askers,
  case when ${keeps('v')} then v.asker_name end as asker_name, case when ${keeps('v')} then v.tell_code end as tell_code,
  v.said_on, v.said_at, v.dialogue_id`

/** Everything noted at a dialogue, in order. */
export async function listHallNotes(db: Reader, dialogueId: string): Promise<HallNotes> {
  const voices = await sql<Omit<Voice, 'said_at'> & { said_at: Date | null; petition_ids: string[] }>`
    select ${voiceColumns}, array(select pv.petition_id from petition_voice pv join petition p on p.id = pv.petition_id and p.state not in ('merged', 'split', 'left')
                                  where pv.voice_id = v.id order by p.no)::uuid[] as petition_ids
    from   voice v left join place l on l.id = v.place_id where v.dialogue_id = ${dialogueId} and v.left_for is null order by coalesce(v.said_at, v.recorded_at), v.id`.execute(
    db,
  )
  const answers = await sql<Omit<HallNotes['answers'][number], 'said_at'> & { said_at: Date }>`
    select h.id, h.client_ref, h.voice_ref as "to", h.body_id, coalesce(a.name, h.body_name) as body_name, h.words, h.said_at
    from   hall_answer h left join agency a on a.id = h.body_id where h.dialogue_id = ${dialogueId} order by h.said_at, h.id`.execute(
    db,
  )
  const left = await sql<HallNotes['left'][number]>`
    select left_for as why, said_on as on_day from voice where dialogue_id = ${dialogueId} and left_for is not null order by said_on, left_for`.execute(
    db,
  )
  return {
    voices: voices.rows.map((row) => ({ ...row, said_at: row.said_at?.toISOString() ?? null })),
    answers: answers.rows.map((row) => ({ ...row, said_at: row.said_at.toISOString() })),
    left: left.rows,
  }
}

/** Writes that somebody left; undefined when that note stands there already as another one. */
export async function insertLeaving(trx: Writer, row: Insertable<VoiceTable>): Promise<string | undefined> {
  await trx
    .insertInto('voice')
    .values(row)
    .onConflict((clash) => clash.column('client_ref').doNothing())
    .execute()
  const kept = await trx
    .selectFrom('voice')
    .select('id')
    .where('client_ref', '=', row.client_ref)
    .where('dialogue_id', '=', row.dialogue_id ?? null)
    .where('left_for', 'is not', null)
    .executeTakeFirst()
  return kept?.id
}

/** A voice I may change, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockVoice(trx: Writer, id: string) {
  const row = await trx
    .selectFrom('voice')
    .select(['id', 'client_ref', 'left_for'])
    .where('id', '=', id)
    .where(keeps('voice'))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { voice: id })
  return row
}

/** Petitions a voice stands behind, with whether another one does too. */
export async function petitionsOf(trx: Writer, voiceId: string) {
  const { rows } = await sql<{ id: string; topic: string; others: number; askers: number; state: string }>`
    select p.id, t.name_vi as topic, p.state,
           (select count(*)::integer from petition_voice o join voice v on v.id = o.voice_id and v.left_for is null where o.petition_id = p.id and o.voice_id <> ${voiceId}) as others,
           (select coalesce(sum(v.askers), 0)::integer from petition_voice o join voice v on v.id = o.voice_id where o.petition_id = p.id and o.voice_id <> ${voiceId}) as askers
    from   petition_voice pv join petition p on p.id = pv.petition_id join dialogue_topic t on t.code = p.topic_code
    where  pv.voice_id = ${voiceId}`.execute(trx)
  return rows
}

/**
 * Takes the words out of a petition that rested on something which had to leave: title, and whatever was written on its way.
 * With nobody else behind it, it leaves too.
 */
export async function emptyPetition(
  trx: Writer,
  petition: { id: string; topic: string; others: number; askers: number; state: string },
): Promise<void> {
  const leaves = petition.others === 0 && petition.state !== 'merged' && petition.state !== 'split'
  await sql`select access.forget_petition_drafts(${petition.id})`.execute(trx)
  await sql`update petition_step set words = null where petition_id = ${petition.id} and words is not null`.execute(
    trx,
  )
  await sql`update petition_turn set words = null where petition_id = ${petition.id} and words is not null`.execute(
    trx,
  )
  await sql`update petition_reading set words = null where petition_id = ${petition.id} and words is not null`.execute(
    trx,
  )
  if (petition.others === 0)
    await sql`update petition_answer set rule = '–', action = '–', owner = '–' where petition_id = ${petition.id}`.execute(
      trx,
    )
  await sql`
    update synthesis_line l set wording = ${petition.topic}
    where  l.wording <> ${petition.topic} and exists (select 1 from synthesis_petition s where s.line_id = l.id and s.petition_id = ${petition.id})`.execute(
    trx,
  )
  if (leaves)
    await sql`update petition_turn set ended_at = now(), outcome = 'withdrawn' where petition_id = ${petition.id} and ended_at is null`.execute(
      trx,
    )
  await sql`
    update petition set title = ${petition.topic}, folded = '', askers = ${petition.askers}, version = version + 1
      ${leaves ? sql`, state = 'left', closed_at = null, due_at = null, body_id = null` : sql``} where id = ${petition.id}`.execute(
    trx,
  )
}

/** Takes everything out of a voice but the fact, the reason and the day. */
export async function emptyVoice(trx: Writer, id: string, why: Leaving): Promise<void> {
  await sql`
    update voice set left_for = ${why}, kind = null, source = null, words = null, folded = null, place_id = null, topic_code = null, group_code = null,
      askers = null, asker_name = null, tell_code = null, said_at = null, recorded_by = null where id = ${id}`.execute(
    trx,
  )
}

/** Voices of a dialogue that no petition rests on. */
export async function looseVoices(trx: Writer, dialogueId: string) {
  const { rows } = await sql<{
    id: string
    words: string
    kind: VoiceKind
    topic: string | null
    place_id: string | null
  }>`
    select v.id, v.words, v.kind, v.topic_code as topic, v.place_id from voice v
    where  v.dialogue_id = ${dialogueId} and v.left_for is null and not exists (select 1 from petition_voice p where p.voice_id = v.id)
    order  by v.recorded_at, v.id`.execute(trx)
  return rows
}

import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { countAgencies, findPlace, keptDialogue } from './dialogue.queries.ts'
import { knowTopics } from './dialogue.service.ts'
import type { NewVoice } from './dialogue.shapes.ts'
import { writePetition } from './petition-record.service.ts'
import type * as contracts from './question.contract.ts'
import * as queries from './question.queries.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** A code of sixty bits that can be read out over the phone. */
const tellCode = () => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

/** Where voices belong that are taken down. */
export interface Hall {
  provinceId: string
  agencyId: string
  dialogueId: string | null
  saidOn: string
}

/**
 * Takes voices down; one whose client_ref stands there already is the same note and stays as it is. Answers the ids by
 * client_ref. Refuses with `place.unknown`, `dialogue.topic_unknown`, `dialogue.ref_taken` where a client_ref belongs elsewhere.
 */
export async function writeVoices(trx: Writer, ctx: Context, hall: Hall, voices: readonly NewVoice[]) {
  if (voices.length === 0) return []
  for (const placeId of new Set(voices.map((voice) => voice.place_id)))
    if (placeId && !(await findPlace(trx, placeId))) throw new Refusal('place.unknown')
  await knowTopics(
    trx,
    voices.map((voice) => voice.topic),
  )
  const once = [...new Map(voices.map((voice) => [voice.client_ref, voice])).values()]
  await queries.insertVoices(
    trx,
    once.map((voice) => ({
      id: newId(),
      province_id: hall.provinceId,
      agency_id: hall.agencyId,
      dialogue_id: hall.dialogueId,
      client_ref: voice.client_ref,
      kind: voice.kind,
      source: voice.source,
      words: voice.words,
      folded: fold(voice.words),
      place_id: voice.place_id ?? null,
      topic_code: voice.topic ?? null,
      group_code: voice.group ?? null,
      askers: voice.askers,
      asker_name: voice.asker_name ?? null,
      tell_code: voice.wants_told ? tellCode() : null,
      said_on: hall.saidOn,
      said_at: voice.said_at ?? null,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    })),
  )
  const kept = await queries.voicesByRef(
    trx,
    hall,
    once.map((voice) => voice.client_ref),
  )
  if (kept.length !== once.length) throw new Refusal('dialogue.ref_taken')
  return kept
}

/**
 * Notes of the hall. What is sent twice is kept once, in whatever order it comes, by whoever of the note-takers sends it.
 * Refuses with `record.not_found`, `dialogue.wrong_state` for one that is called off, `dialogue.body_unknown`, and as `writeVoices`.
 */
export function sendNotes(ctx: Context, { params, body }: RequestOf<typeof contracts.sendNotesContract>) {
  return inTransaction(ctx, async (trx) => {
    const dialogue = await keptDialogue(trx, params.dialogue_id)
    if (dialogue.status === 'cancelled')
      throw new Refusal('dialogue.wrong_state', { status: dialogue.status })
    const voices = body.notes.filter((note) => note.what === 'voice')
    const answers = body.notes.filter((note) => note.what === 'answer')
    const hall = hallOf(dialogue)
    const kept = await writeVoices(trx, ctx, hall, voices)
    const bodies = [...new Set(answers.flatMap((answer) => answer.body_id ?? []))]
    if (bodies.length > 0 && (await countAgencies(trx, bodies)) !== bodies.length)
      throw new Refusal('dialogue.body_unknown')
    const once = [...new Map(answers.map((answer) => [answer.client_ref, answer])).values()]
    const answered = await queries.insertAnswers(
      trx,
      dialogue.id,
      once.map((answer) => ({
        id: newId(),
        dialogue_id: dialogue.id,
        voice_ref: answer.to ?? null,
        client_ref: answer.client_ref,
        body_id: answer.body_id ?? null,
        body_name: answer.body_name ?? null,
        words: answer.words,
        said_at: answer.said_at ?? ctx.now(),
        recorded_by: ctx.session.staffId,
        recorded_at: ctx.now(),
      })),
    )
    if (answered.length !== once.length) throw new Refusal('dialogue.ref_taken')
    return { items: [...kept, ...answered] }
  })
}

const hallOf = (dialogue: { province_id: string; agency_id: string; id: string; held_on: string }): Hall => ({
  provinceId: dialogue.province_id,
  agencyId: dialogue.agency_id,
  dialogueId: dialogue.id,
  saidOn: dialogue.held_on,
})

/** Everything noted so far. Refuses with `record.not_found`. */
export function listNotes(ctx: Context, { params }: RequestOf<typeof contracts.listNotesContract>) {
  return inTransaction(ctx, async (trx) => {
    const dialogue = await keptDialogue(trx, params.dialogue_id)
    return queries.listHallNotes(trx, dialogue.id)
  })
}

/** Somebody was told where their matter belongs; only that, and when, is written. */
export function noteLeaving(ctx: Context, { params, body }: RequestOf<typeof contracts.noteLeavingContract>) {
  return inTransaction(ctx, async (trx) => {
    const dialogue = await keptDialogue(trx, params.dialogue_id)
    const id = await queries.insertLeaving(trx, {
      id: newId(),
      province_id: dialogue.province_id,
      agency_id: dialogue.agency_id,
      dialogue_id: dialogue.id,
      client_ref: body.client_ref,
      left_for: body.why,
      said_on: dayInVietNam(ctx.now()),
      recorded_at: ctx.now(),
    })
    if (!id) throw new Refusal('dialogue.ref_taken')
    return { id }
  })
}

/**
 * A voice turned out to be a complaint, a denunciation or a disclosure of violence. Its words, its asker, its place and who
 * wrote it down are taken away everywhere here; a petition that rested on nothing else leaves with it, one that others stand
 * behind keeps theirs and gets the plain name of its topic. Refuses with `record.not_found`, `voice.left_before`.
 */
export function leaveVoice(ctx: Context, { params, body }: RequestOf<typeof contracts.leaveVoiceContract>) {
  return inTransaction(ctx, async (trx) => {
    const voice = await queries.lockVoice(trx, params.voice_id)
    if (voice.left_for) throw new Refusal('voice.left_before', { id: voice.id })
    for (const petition of await queries.petitionsOf(trx, voice.id))
      await queries.emptyPetition(trx, petition)
    await sql`update hall_answer set words = '–' where voice_ref = ${voice.client_ref}`.execute(trx)
    await queries.emptyVoice(trx, voice.id, body.why)
    return { id: voice.id }
  })
}

/** Makes a petition of every voice of a dialogue that has none yet. Refuses with `record.not_found`. */
export function gatherPetitions(ctx: Context, { params }: RequestOf<typeof contracts.gatherContract>) {
  return inTransaction(ctx, async (trx) => {
    const dialogue = await keptDialogue(trx, params.dialogue_id)
    await sql`select pg_advisory_xact_lock(hashtextextended('gather ' || ${dialogue.id}, 0))`.execute(trx)
    const voices = await queries.looseVoices(trx, dialogue.id)
    for (const voice of voices)
      await writePetition(trx, ctx, hallOf(dialogue), {
        title: shortTitle(voice.words),
        kind: voice.kind,
        topic: voice.topic ?? 'other',
        regime: 'internal',
        place_id: voice.place_id ?? dialogue.place_id,
        voiceIds: [voice.id],
        receivedOn: dialogue.held_on,
      })
    return { made: voices.length }
  })
}

const longest = 110
/** The first words of what was said, cut between words. */
function shortTitle(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  return `${line.slice(0, line.lastIndexOf(' ', longest) > 40 ? line.lastIndexOf(' ', longest) : longest)}…`
}

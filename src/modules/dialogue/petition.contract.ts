import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { reactions, regimes, voiceKinds } from './dialogue.codes.ts'
import { Made, NewVoice, short, topicCode, Voice, why, words } from './dialogue.shapes.ts'
import { type petitionMoves, petitionStates } from './petition.life.ts'

const petitionParams = z.strictObject({ petition_id: id })
const title = text({ min: 3, max: 300 })

export const recordPetitionContract = contract({
  method: 'POST',
  path: '/api/petitions',
  permit: 'petition.record',
  effect: 'write',
  summary: 'Records an opinion, petition, query or reflection with its original words',
  body: z
    .strictObject({
      title,
      kind: z.enum(voiceKinds),
      topic: topicCode,
      regime: z.enum(regimes),
      place_id: placeId,
      received_on: day.optional(),
      dialogue_id: id.optional(),
      voice_ids: z.array(id).max(200).default([]),
      voices: z.array(NewVoice).max(50).default([]),
      client_ref: id.optional(),
    })
    .refine((body) => body.voice_ids.length + body.voices.length > 0, {
      error: 'petition.no_words',
      path: ['voices'],
    }),
  reply: Made.extend({ no: z.string() }),
})

export const PetitionLine = z.strictObject({
  id,
  no: z.string(),
  title: z.string(),
  state: z.enum(petitionStates),
  kind: z.enum(voiceKinds),
  topic: z.string(),
  regime: z.enum(regimes),
  place_name: z.string(),
  askers: z.int(),
  body_id: id.nullable(),
  body_name: z.string().nullable(),
  received_on: day,
  asked_at: instant.nullable(),
  due_at: instant.nullable(),
  /** How many bodies were asked so far. */
  turns: z.int(),
})
export type PetitionLine = z.infer<typeof PetitionLine>

/** mine: what my body owes. late: of what I may see, past its limit. host: what waits for who holds the dialogue. all: everything I may see. */
export const petitionViews = ['mine', 'late', 'host', 'all'] as const
const filter = {
  view: z.enum(petitionViews).default('all'),
  q: text({ max: 100 }).optional(),
  state: z.enum(petitionStates).optional(),
  topic: topicCode.optional(),
  body_id: id.optional(),
  dialogue_id: id.optional(),
}
export const listPetitionsContract = contract({
  method: 'GET',
  path: '/api/petitions',
  permit: 'petition.read',
  effect: 'read',
  summary: 'Petitions I may see: by the clock where a body owes something, else latest first',
  query: z.strictObject({
    ...filter,
    ...pageQuery,
    after: cursor(
      z.tuple([
        z
          .string()
          .max(40)
          .regex(/^(\d{4}-\d{2}-\d{2}([T ][0-9:.+Z]+)?|infinity)$/),
        z.uuid(),
      ]),
    ).optional(),
  }),
  reply: z.strictObject({ items: z.array(PetitionLine), next: z.string().nullable() }),
})

export const exportPetitionsContract = contract({
  method: 'GET',
  path: '/api/petitions/export',
  permit: 'petition.read',
  effect: 'read',
  summary: 'The list as XLSX, without names of those who asked',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readTurnsContract = contract({
  method: 'GET',
  path: '/api/petitions/turns',
  permit: 'petition.read',
  effect: 'read',
  summary: 'Whose turn it is: of what I may see, what each body owes, what is late, what was only noted',
  reply: z.strictObject({
    /** What my own body owes. */
    mine: z.strictObject({ open: z.int(), late: z.int() }),
    host: z.int(),
    bodies: z.array(
      z.strictObject({
        body_id: id,
        body_name: z.string(),
        open: z.int(),
        late: z.int(),
        noted: z.int(),
        first_due_at: instant.nullable(),
      }),
    ),
  }),
})
export type Turns = z.infer<typeof readTurnsContract.reply>

export const PetitionFile = PetitionLine.extend({
  version,
  place_id: z.string(),
  agency_name: z.string(),
  dialogue_id: id.nullable(),
  dialogue_title: z.string().nullable(),
  noted_at: instant.nullable(),
  /** I hold the dialogue, or work for the Union of the province. */
  host: z.boolean(),
  /** My body has been asked and it is its turn. */
  mine: z.boolean(),
  voices: z.array(Voice),
  hall_answers: z.array(
    z.strictObject({ body_name: z.string().nullable(), words: z.string(), said_at: instant }),
  ),
  turns_taken: z.array(
    z.strictObject({
      agency_name: z.string(),
      why: z.enum(['by_duty', 'named', 'named_by_body', 'duty_moved', 'reopened']),
      named_by: z.string().nullable(),
      asked_at: instant,
      due_at: instant.nullable(),
      /** Until when it has to say that it is not its own. */
      refuse_by: instant.nullable(),
      basis: z.string().nullable(),
      ended_at: instant.nullable(),
      outcome: z.enum(['refused', 'answered', 'moved', 'withdrawn', 'closed']).nullable(),
      words: z.string().nullable(),
    }),
  ),
  steps: z.array(
    z.strictObject({
      no: z.int(),
      move: z.string(),
      state: z.enum(petitionStates),
      agency_name: z.string().nullable(),
      on_behalf: z.boolean(),
      words: z.string().nullable(),
      at: instant,
    }),
  ),
  answers: z.array(
    z.strictObject({
      id,
      agency_name: z.string(),
      rule: z.string(),
      action: z.string(),
      due_on: day,
      owner: z.string(),
      answered_at: instant,
      on_behalf: z.boolean(),
    }),
  ),
  readings: z.array(
    z.strictObject({
      place_name: z.string(),
      on_day: day,
      reader: z.string().nullable(),
      heard: z.int(),
      reaction: z.enum(reactions),
      words: z.string().nullable(),
    }),
  ),
  /** It was split from, or merged into; and what was split from or merged into it. */
  kin: z.array(
    z.strictObject({
      id,
      no: z.string(),
      title: z.string(),
      how: z.enum(['from', 'into', 'part', 'merged']),
    }),
  ),
})
export type PetitionFile = z.infer<typeof PetitionFile>

export const readPetitionContract = contract({
  method: 'GET',
  path: '/api/petitions/:petition_id',
  permit: 'petition.read',
  effect: 'read',
  summary: 'One petition: original words, bodies asked one after the other, answers, readings',
  params: petitionParams,
  reply: PetitionFile,
})

export const changePetitionContract = contract({
  method: 'PATCH',
  path: '/api/petitions/:petition_id',
  permit: 'petition.record',
  effect: 'write',
  summary: 'Corrects the short title, the topic, the kind or the regime; the words stay as they were said',
  params: petitionParams,
  body: z.strictObject({
    version,
    title: title.optional(),
    topic: topicCode.optional(),
    kind: z.enum(voiceKinds).optional(),
    regime: z.enum(regimes).optional(),
  }),
  reply: Made,
})

const move = <M extends (typeof petitionMoves)[number], S extends z.ZodRawShape>(name: M, fields: S) =>
  z.strictObject({ version, move: z.literal(name), client_ref: id.optional(), ...fields })
const answer = { rule: words, action: words, due_on: day, owner: short }

export const movePetitionContract = contract({
  method: 'POST',
  path: '/api/petitions/:petition_id/moves',
  permit: 'petition.move',
  effect: 'write',
  summary:
    'The next step: ask, accept, refuse naming who is responsible, ask for more, note, answer, read back, close, open again',
  params: petitionParams,
  body: z.discriminatedUnion('move', [
    move('ask', { agency_id: id.optional() }),
    move('accept', {}),
    move('refuse', { next_agency_id: id, why }),
    move('give_back', { why }),
    move('ask_more', { words }),
    move('give_more', { words }),
    move('note', { words }),
    /** `agency_id` says who answered, where nobody was asked before (in the hall). */
    move('answer', { ...answer, agency_id: id.optional() }),
    move('read_back', {
      place_id: placeId,
      on: day,
      reader: text({ max: 200 }).optional(),
      heard: z.int().min(1).max(100_000),
      reaction: z.enum(reactions),
      words: words.optional(),
    }),
    move('close_met', {}),
    move('close_unmet', { why }),
    move('reopen', { why }),
  ]),
  reply: Made.extend({ state: z.enum(petitionStates), body_id: id.nullable(), due_at: instant.nullable() }),
})

export const splitPetitionContract = contract({
  method: 'POST',
  path: '/api/petitions/:petition_id/split',
  permit: 'petition.record',
  effect: 'write',
  summary: 'Splits one that raises several matters; every voice goes into at least one part',
  params: petitionParams,
  body: z.strictObject({
    version,
    parts: z
      .array(z.strictObject({ title, topic: topicCode, voice_ids: z.array(id).min(1).max(500) }))
      .min(2)
      .max(12),
  }),
  reply: z.strictObject({ id, version, parts: z.array(id) }),
})

export const mergePetitionsContract = contract({
  method: 'POST',
  path: '/api/petitions/:petition_id/merge',
  permit: 'petition.record',
  effect: 'write',
  summary: 'Merges others of the same matter into this one, with every voice and everyone who asked',
  params: petitionParams,
  body: z.strictObject({ version, other_ids: z.array(id).min(1).max(50) }),
  reply: Made.extend({ askers: z.int() }),
})

export const readProgressContract = contract({
  method: 'GET',
  path: '/api/public/petitions/:code',
  permit: 'public',
  effect: 'read',
  summary: 'Progress by the code somebody was given: states, days, bodies; nothing about anybody',
  params: z.strictObject({
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, { error: 'input.not_offered' }),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        state: z.enum(petitionStates),
        body: z.string().nullable(),
        received_on: day,
        asked_on: day.nullable(),
        due_on: day.nullable(),
        answered_on: day.nullable(),
        read_back_on: day.nullable(),
        closed_on: day.nullable(),
      }),
    ),
  }),
})

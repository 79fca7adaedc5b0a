import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text } from '#kernel/shapes.ts'
import { leavings } from './dialogue.codes.ts'
import { Voice, voiceFields, words } from './dialogue.shapes.ts'

const params = z.strictObject({ dialogue_id: id })

/** A question or an answer, as two people note them in one hall. */
const Note = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('voice'), ...voiceFields }),
  z.strictObject({
    what: z.literal('answer'),
    client_ref: id,
    /** client_ref of the question it answers. */
    to: id.optional(),
    body_id: id.optional(),
    body_name: text({ max: 200 }).optional(),
    words,
    said_at: instant.optional(),
  }),
])

export const sendNotesContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/notes',
  permit: 'dialogue.keep',
  effect: 'write',
  summary:
    'Notes of the hall, as many as have gathered while the line was away; sent twice they are kept once',
  params,
  body: z.strictObject({ notes: z.array(Note).min(1).max(200) }),
  reply: z.strictObject({
    /** Without the codes of who asked to be told: a reply is kept for a while, and a code is nobody's but theirs. */
    items: z.array(z.strictObject({ client_ref: id, id })),
  }),
})

export const HallAnswer = z.strictObject({
  id,
  client_ref: id,
  to: id.nullable(),
  body_id: id.nullable(),
  body_name: z.string().nullable(),
  words: z.string(),
  said_at: instant,
})

export const listNotesContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id/notes',
  permit: 'dialogue.keep',
  effect: 'read',
  summary: 'Everything noted at this dialogue so far, in order, with the petitions that rest on it',
  params,
  reply: z.strictObject({
    voices: z.array(Voice.extend({ petition_ids: z.array(id) })),
    answers: z.array(HallAnswer),
    /** What went where it belongs: how many of what, and nothing else. */
    left: z.array(z.strictObject({ why: z.enum(leavings), on_day: day })),
  }),
})
export type HallNotes = z.infer<typeof listNotesContract.reply>

export const leaveVoiceContract = contract({
  method: 'POST',
  path: '/api/voices/:voice_id/leave',
  permit: 'dialogue.keep',
  effect: 'write',
  summary:
    'It was a complaint, a denunciation or a disclosure of violence: its words leave, the fact and the day stay',
  params: z.strictObject({ voice_id: id }),
  body: z.strictObject({ why: z.enum(leavings) }),
  reply: z.strictObject({ id }),
})

export const noteLeavingContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/leavings',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Somebody was told where their matter belongs; nothing of it is written here',
  params,
  body: z.strictObject({ why: z.enum(leavings), client_ref: id }),
  reply: z.strictObject({ id }),
})

export const gatherContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/gather',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Makes a petition of every voice that has none yet',
  params,
  body: z.strictObject({}),
  reply: z.strictObject({ made: z.int() }),
})

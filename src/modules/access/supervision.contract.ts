import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { occasions } from './care.codes.ts'
import { talkMoves, talkStatuses } from './supervision.life.ts'

const params = z.strictObject({ talk_id: id })
const Moved = z.strictObject({ id, version, status: z.enum(talkStatuses) })

export const beginTalkContract = contract({
  method: 'POST',
  path: '/api/supervision-talks',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Asks a supervisor of my agency for a talk, or, as the supervisor, offers one',
  body: z.strictObject({
    /** The other one of the two. */
    with_id: id,
    occasion: z.enum(occasions),
    /** As the supervisor I offer it; otherwise I ask for myself. */
    offered: z.boolean(),
  }),
  reply: Moved,
})

export const listTalksContract = contract({
  method: 'GET',
  path: '/api/supervision-talks',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Talks of mine and, for supervisors, that their people had; nobody but the two reads the note',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        version,
        staff_id: id,
        staff_name: z.string(),
        with_name: z.string(),
        begun_at: instant,
        occasion: z.enum(occasions),
        status: z.enum(talkStatuses),
        held_at: instant.nullable(),
        minutes: z.int().nullable(),
        /** I am one of the two. */
        mine: z.boolean(),
        /** I began it and wait for the other. */
        begun_by_me: z.boolean(),
        has_note: z.boolean(),
      }),
    ),
  }),
})

export const moveTalkContract = contract({
  method: 'POST',
  path: '/api/supervision-talks/:talk_id/move',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Agrees to a talk, declines it, or says that it was held and for how long',
  params,
  body: z
    .strictObject({
      version,
      move: z.enum(talkMoves),
      held_at: instant.optional(),
      minutes: z.int().min(5).max(480).optional(),
    })
    .refine((body) => (body.move === 'hold') === (body.held_at !== undefined && body.minutes !== undefined), {
      path: ['minutes'],
      error: 'input.wrong',
    }),
  reply: Moved,
})

export const noteTalkContract = contract({
  method: 'PUT',
  path: '/api/supervision-talks/:talk_id/note',
  permit: 'signed-in',
  effect: 'write',
  summary: 'What the two want to keep of their talk; sealed, for these two alone',
  params,
  body: z.strictObject({ version: version.nullable(), note: text({ max: 4000 }) }),
  reply: z.strictObject({ id, version }),
})

export const openTalkContract = contract({
  method: 'POST',
  path: '/api/supervision-talks/:talk_id/open',
  permit: 'signed-in',
  effect: 'read',
  summary: 'The note of a talk, for its two people; recorded',
  params,
  reply: z.strictObject({ note: z.string().nullable(), version: version.nullable() }),
})

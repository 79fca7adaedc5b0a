import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { id, instant, text } from '#kernel/shapes.ts'

const ids = z.array(id)

/** What the next shift finds, at the moment of signing: ids and nothing that tells who. */
export const HandoverFacts = z.strictObject({
  calls_to_return: ids,
  open_dangers: ids,
  suicide_risks: ids,
  emergencies_asked: ids,
  emergencies_to_review: ids,
  running_clocks: z.array(
    z.strictObject({
      id,
      rule_code: z.string(),
      record_kind: z.string(),
      record_id: id,
      due_at: instant.nullable(),
    }),
  ),
})
export type HandoverFacts = z.infer<typeof HandoverFacts>

const note = text({ max: 2000 }).nullable().default(null)
export const HandoverNotes = z.strictObject({ calls: note, on_the_road: note, threats: note, other: note })
export type HandoverNotes = z.infer<typeof HandoverNotes>
const shownNote = z.string().nullable()

export const previewHandover = contract({
  method: 'GET',
  path: '/api/handover/preview',
  permit: 'handover.see',
  effect: 'read',
  summary: 'What the hand-over book would say now',
  reply: HandoverFacts,
})

export const signHandoverFrom = contract({
  method: 'POST',
  path: '/api/handovers',
  permit: 'handover.sign',
  effect: 'write',
  summary: 'Who leaves writes the hand-over and signs it',
  body: z.strictObject({ to_staff: id, shift_id: id.nullable().default(null), notes: HandoverNotes }),
  reply: z.strictObject({ id, signed_from_at: instant }),
})

export const signHandoverTo = contract({
  method: 'POST',
  path: '/api/handovers/:id/sign',
  permit: 'handover.sign',
  effect: 'write',
  summary: 'Who comes signs; from then on it never changes',
  params: z.strictObject({ id }),
  reply: z.strictObject({ id, signed_to_at: instant }),
})

export const listHandovers = contract({
  method: 'GET',
  path: '/api/handovers',
  permit: 'handover.see',
  effect: 'read',
  summary: 'The hand-over book of my hotline, newest first; notes stay covered',
  query: z.strictObject({
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        shift_name: z.string().nullable(),
        from_staff: id,
        from_name: z.string(),
        to_staff: id,
        to_name: z.string(),
        signed_from_at: instant,
        signed_to_at: instant.nullable(),
        facts: HandoverFacts,
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const openHandover = contract({
  method: 'POST',
  path: '/api/handovers/:id/open',
  permit: 'handover.see',
  effect: 'read',
  summary: 'Opens the notes of a hand-over; recorded',
  params: z.strictObject({ id }),
  reply: z.strictObject({
    id,
    calls: shownNote,
    on_the_road: shownNote,
    threats: shownNote,
    other: shownNote,
  }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { handoverBases } from './incident.codes.ts'

export const handOverIncidentContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/handover',
  permit: 'book.hand_over',
  effect: 'write',
  summary:
    'Gives an incident to the centre that answers the hotline; with her consent, or where life is in danger',
  params: z.strictObject({ incident_id: id }),
  body: z.strictObject({
    version,
    basis: z.enum(handoverBases),
    /** Name and number of the person who was harmed go along. */
    with_name: z.boolean(),
    note: text({ max: 4000 }),
  }),
  reply: z.strictObject({ id, handover_id: id, status: z.literal('sent') }),
})

export const listHandoversContract = contract({
  method: 'GET',
  path: '/api/commune-handovers',
  permit: 'book.take_over',
  effect: 'read',
  summary: 'Incidents that communes have given to us and nobody has received yet, longest waiting first',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        version,
        from_agency: z.string(),
        place_name: z.string(),
        sent_at: instant,
        basis: z.enum(handoverBases),
        danger_now: z.boolean(),
      }),
    ),
  }),
})

export const takeHandoverContract = contract({
  method: 'POST',
  path: '/api/commune-handovers/:handover_id/take',
  permit: 'book.take_over',
  effect: 'write',
  summary: 'Receives one: it becomes a contact of the hotline, and the commune is told that it was received',
  params: z.strictObject({ handover_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version, status: z.literal('received'), contact_id: id }),
})

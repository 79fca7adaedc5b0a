import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, pageQuery, text, version } from '#kernel/shapes.ts'
import { memberParts, roundKinds } from './inspection.codes.ts'
import { Made } from './inspection.shapes.ts'

const params = z.strictObject({ round_id: id })
const Member = z
  .strictObject({
    agency_id: id.optional(),
    /** A body that has no place in the system. */
    body: text({ max: 200 }).optional(),
    name: text({ max: 120 }).optional(),
    part: z.enum(memberParts),
  })
  .refine((member) => (member.agency_id === undefined) !== (member.body === undefined), {
    path: ['body'],
    error: 'input.missing',
  })
const said = {
  title: text({ min: 3, max: 200 }),
  decision: text({ max: 200 }).optional(),
  focus: text({ max: 1000 }).optional(),
  from_on: day,
  until_on: day,
  members: z.array(Member).max(40).default([]),
}

export const RoundLine = z.strictObject({
  id,
  version,
  kind: z.enum(roundKinds),
  title: z.string(),
  decision: z.string().nullable(),
  from_on: day,
  until_on: day,
  agency_name: z.string(),
  visits: z.int(),
  done: z.int(),
  /** I lead it, or my agency sends somebody. */
  mine: z.boolean(),
})
export type RoundLine = z.infer<typeof RoundLine>

export const planRoundContract = contract({
  method: 'POST',
  path: '/api/inspection-rounds',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Plans a round of inspections or safety assessments with its team',
  body: z.strictObject({ kind: z.enum(roundKinds), ...said, client_ref: id.optional() }),
  reply: Made,
})

export const latestFirst = z.tuple([day, z.uuid()])
export const listRoundsContract = contract({
  method: 'GET',
  path: '/api/inspection-rounds',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'Rounds of my province, latest first, with how many of their visits are made',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    kind: z.enum(roundKinds).optional(),
    ...pageQuery,
    after: cursor(latestFirst).optional(),
  }),
  reply: z.strictObject({ items: z.array(RoundLine), next: z.string().nullable() }),
})

export const Round = RoundLine.extend({
  focus: z.string().nullable(),
  /** I lead it: its frame and team are mine to change. */
  leads: z.boolean(),
  members: z.array(
    z.strictObject({
      agency_id: id.nullable(),
      body: z.string(),
      name: z.string().nullable(),
      part: z.enum(memberParts),
    }),
  ),
})
export type Round = z.infer<typeof Round>

export const readRoundContract = contract({
  method: 'GET',
  path: '/api/inspection-rounds/:round_id',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'One round: decision, days, team',
  params,
  reply: Round,
})

export const changeRoundContract = contract({
  method: 'PUT',
  path: '/api/inspection-rounds/:round_id',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Changes the frame of a round and who is in its team',
  params,
  body: z.strictObject({ version, ...said }),
  reply: Made,
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { threatBy, threatKinds, threatMeasures, threatPlaces, threatTold } from './care.codes.ts'

const params = z.strictObject({ threat_id: id })
const some = <const C extends readonly [string, ...string[]]>(codes: C) =>
  z
    .array(z.enum(codes))
    .max(codes.length)
    .transform((chosen) => [...new Set(chosen)])

export const recordThreatContract = contract({
  method: 'POST',
  path: '/api/threats',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Writes down a threat against me or, as a supervisor, against one of my people',
  body: z.strictObject({
    staff_id: id.optional(),
    happened_at: instant,
    kind: z.enum(threatKinds),
    by_whom: z.enum(threatBy),
    where_at: z.enum(threatPlaces),
    story: text({ max: 4000 }),
    measures: some(threatMeasures).default([]),
    told: some(threatTold).default([]),
  }),
  reply: z.strictObject({ id, version }),
})

export const listThreatsContract = contract({
  method: 'GET',
  path: '/api/threats',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Threats against me and, for supervisors, against their people; what was said stays covered',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        version,
        staff_name: z.string(),
        mine: z.boolean(),
        happened_at: instant,
        kind: z.enum(threatKinds),
        by_whom: z.enum(threatBy),
        where_at: z.enum(threatPlaces),
        measures: z.array(z.enum(threatMeasures)),
        told: z.array(z.enum(threatTold)),
        status: z.enum(['open', 'closed']),
      }),
    ),
  }),
})

export const followThreatContract = contract({
  method: 'POST',
  path: '/api/threats/:threat_id/follow',
  permit: 'signed-in',
  effect: 'write',
  summary: 'What was done about a threat and who was told; closes it when nothing is left to do',
  params,
  body: z.strictObject({
    version,
    measures: some(threatMeasures),
    told: some(threatTold),
    closed: z.boolean(),
  }),
  reply: z.strictObject({ id, version, status: z.enum(['open', 'closed']) }),
})

export const openThreatContract = contract({
  method: 'POST',
  path: '/api/threats/:threat_id/open',
  permit: 'signed-in',
  effect: 'read',
  summary: 'What was said or done in a threat; recorded',
  params,
  reply: z.strictObject({ story: z.string().nullable() }),
})

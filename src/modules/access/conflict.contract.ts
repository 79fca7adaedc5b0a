import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant } from '#kernel/shapes.ts'

export const listConflictsContract = contract({
  method: 'GET',
  path: '/api/conflicts',
  permit: 'conflict.read',
  effect: 'read',
  summary:
    'Who, and which body, is related to which record of my agencies, as supervisors have said; never what concerns the reader',
  /** Of one person alone, who is no body; of one record. */
  query: z.strictObject({ staff_id: id.optional(), record_id: id.optional() }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        staff_id: id,
        staff_name: z.string(),
        kind: z.enum(['contact', 'case', 'incident']),
        record_id: id,
        set_by: z.string(),
        set_at: instant,
      }),
    ),
    /** Whole bodies, with the units below them or without. */
    bodies: z.array(
      z.strictObject({
        agency_id: id,
        agency_name: z.string(),
        with_units: z.boolean(),
        kind: z.enum(['contact', 'case']),
        record_id: id,
        set_by: z.string(),
        set_at: instant,
      }),
    ),
  }),
})

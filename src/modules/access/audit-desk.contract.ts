import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, instant, pageQuery } from '#kernel/shapes.ts'

const word = z.string().regex(/^[a-z][a-z_.]{1,40}$/, { error: 'input.not_offered' })

export const readAuditContract = contract({
  method: 'GET',
  path: '/api/audit',
  permit: 'audit.read',
  effect: 'read',
  summary: 'Who did and read what, newest first. Tells which fields were touched, never what stands in them',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(z.tuple([z.int().min(0)])).optional(),
    staff_id: id.optional(),
    kind: word.optional(),
    act: word.optional(),
    record_id: id.optional(),
    from: day.optional(),
    /** First day left out. */
    until: day.optional(),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.int(),
        at: instant,
        actor_kind: z.enum(['staff', 'public', 'job', 'owner']),
        staff_id: id.nullable(),
        staff_name: z.string().nullable(),
        act: z.string(),
        kind: z.string(),
        record_id: z.string().nullable(),
        /** Names of the fields that were written. */
        fields: z.array(z.string()),
        /** What was refused, and where. */
        code: z.string().nullable(),
        route: z.string().nullable(),
        /** Why a name was opened. */
        reason: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

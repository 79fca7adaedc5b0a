import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { id, instant, pageQuery } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'

/** A kind of event is `<noun>.<act>`; lists are narrowed by the noun. */
const noun = z
  .string()
  .max(40)
  .regex(/^[a-z_]+$/, { error: 'input.not_offered' })

export const listEventsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/events',
  permit: 'case.read',
  effect: 'read',
  summary: 'The story of a case without a word of what was said, newest first; by kind of record if asked',
  params: caseParams,
  query: z.strictObject({
    ...pageQuery,
    after: cursor(z.tuple([z.int(), z.int()])).optional(),
    noun: noun.optional(),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.int(),
        kind: z.string(),
        record_id: id.nullable(),
        happened_at: instant,
        recorded_at: instant,
        by: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, text } from '#kernel/shapes.ts'

const params = z.strictObject({ case_id: id })

export const excludeAgencyContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/agency-conflicts',
  permit: 'case.conflict',
  effect: 'write',
  summary: 'Says that a body is related to the people of a case: it exists for nobody who works there',
  params,
  body: z.strictObject({ agency_id: id, with_units: z.boolean() }),
  reply: z.strictObject({ id, agency_id: id }),
})

export const liftConflictContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/conflict-lifts',
  permit: 'case.conflict',
  effect: 'write',
  summary: 'Asks a second person to let the case exist again for somebody, or for a body',
  params,
  body: z.strictObject({
    /** A person or a body, as the list of conflicts names it. */
    subject_id: id,
    words: text({ min: 10, max: 1_000 }),
  }),
  reply: z.strictObject({ id }),
})

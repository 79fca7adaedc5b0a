import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { PersonPart } from './case.shapes.ts'
import { likenesses } from './duplicate.rule.ts'

export const linkDecisions = ['same', 'different', 'unsure'] as const
const Decision = z.enum(linkDecisions)

export const listDuplicatesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/duplicates',
  permit: 'case.work',
  effect: 'read',
  summary:
    'People of a case I work on who may be in another case as well: number, day, state, never what stands in it; of cases out of sight only how many',
  params: caseParams,
  reply: z.strictObject({
    persons: z.array(
      z.strictObject({
        person_id: id,
        part: PersonPart,
        /** Entries in cases I may not see: the supervisor knows. */
        unseen: z.int(),
        candidates: z.array(
          z.strictObject({
            person_id: id,
            case_id: id,
            code: z.string(),
            part: PersonPart,
            opened_at: instant,
            status: z.enum(['open', 'closed']),
            agency_name: z.string(),
            likeness: z.enum(likenesses),
            shared: z.array(z.enum(['phone', 'name', 'id_number'])),
            decision: z
              .strictObject({
                value: Decision,
                by: z.string(),
                at: instant,
                version,
                note: z.string().nullable(),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const decideDuplicateContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/duplicates',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says whether two entries are one person; may be said anew, and merges nothing',
  params: caseParams,
  body: z.strictObject({
    person_id: id,
    other_person_id: id,
    decision: Decision,
    note: text({ max: 1_000 }).optional(),
    /** Version of the decision there is, null where there is none yet. */
    version: version.nullable(),
  }),
  reply: z.strictObject({ id, version }),
})

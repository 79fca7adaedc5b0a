import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { ChangedCase, caseParams } from './case.contract.ts'

export const assignCaseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/assignments',
  permit: 'case.assign',
  effect: 'write',
  summary: 'Gives a case to its manager, or takes somebody into its team; never oneself',
  params: caseParams,
  body: z
    .strictObject({ version, staff_id: id, part: z.enum(['manager', 'team']), until_at: instant.optional() })
    .refine((body) => body.part === 'team' || body.until_at === undefined, {
      path: ['until_at'],
      error: 'cases.manager_has_no_end',
    }),
  reply: ChangedCase,
})

export const endAssignmentContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/assignments/:staff_id/end',
  permit: 'case.assign',
  effect: 'write',
  summary: 'Ends an assignment: from the next request on the case does not exist for that person',
  params: z.strictObject({ case_id: id, staff_id: id }),
  body: z.strictObject({ version }),
  reply: ChangedCase,
})

export const setConflictContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/conflicts',
  permit: 'case.conflict',
  effect: 'write',
  summary: 'Says that somebody is related to the people of a case: it exists for that person no more',
  params: caseParams,
  body: z.strictObject({ staff_id: id }),
  reply: z.strictObject({ id, staff_id: id }),
})

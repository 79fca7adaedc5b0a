import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { type PlanPart, papers, planParts } from './plan.codes.ts'
import { caseParams, words } from './risk.contract.ts'

const planParams = z.strictObject({ case_id: id, plan_id: id })
const Part = z.enum(planParts)
const partWords = text({ max: 4_000 }).optional()
const parts = Object.fromEntries(planParts.map((part) => [part, partWords])) as Record<
  PlanPart,
  typeof partWords
>
const Paper = z.enum(papers)

export const readSafetyPlansContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/safety-plans',
  permit: 'safety.read',
  effect: 'read',
  summary: 'Safety plans of a case, the newest first; their words only for those who work on it. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    is_open: z.boolean(),
    items: z.array(
      z.strictObject({
        id,
        version,
        no: z.int(),
        made_at: instant,
        made_by: z.string(),
        with_her: z.boolean(),
        filled: z.array(Part),
        review_by: day.nullable(),
        reviewed_on: day.nullable(),
        reviewed_by: z.string().nullable(),
        parts: z.partialRecord(Part, z.string()).nullable(),
        prints: z.array(
          z.strictObject({
            id,
            printed_at: instant,
            printed_by: z.string(),
            paper: Paper,
            where: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})
export type SafetyPlans = z.infer<typeof readSafetyPlansContract.reply>

export const makeSafetyPlanContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/safety-plans',
  permit: 'safety.work',
  effect: 'write',
  summary: 'A new version of the safety plan; the earlier ones stay readable',
  params: caseParams,
  body: z
    .strictObject({
      /** Number of the version it takes the place of, as read; 0 for the first. */
      instead_of: z.int().min(0).max(10_000),
      with_her: z.boolean(),
      review_by: day.optional(),
      parts: z.strictObject(parts),
      client_ref: id.optional(),
    })
    .refine((body) => Object.values(body.parts).some((part) => part !== undefined), {
      path: ['parts'],
      error: 'safety.plan_empty',
    }),
  reply: z.strictObject({ id, version, no: z.int() }),
})

export const reviewSafetyPlanContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/safety-plans/:plan_id/review',
  permit: 'safety.work',
  effect: 'write',
  summary: 'The plan was gone through again and still fits',
  params: planParams,
  body: z.strictObject({ version, review_by: day.nullable() }),
  reply: z.strictObject({ id, version }),
})

export const printSafetyPlanContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/safety-plans/:plan_id/prints',
  permit: 'safety.work',
  effect: 'write',
  summary:
    'Says what happens with the paper and where it may be found; only then the plan can be printed, for a quarter of an hour',
  params: planParams,
  body: z.strictObject({ paper: Paper, where: words }),
  reply: z.strictObject({ id, version, printed_at: instant }),
})

export const readSafetyPlanPrintContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/safety-plan-prints/:print_id',
  permit: 'safety.work',
  effect: 'read',
  summary:
    'The plan for the paper, for who asked for the print, within a quarter of an hour. Without name and case number. Recorded',
  params: z.strictObject({ case_id: id, print_id: id }),
  reply: z.strictObject({ id, printed_at: instant, parts: z.partialRecord(Part, z.string()) }),
})

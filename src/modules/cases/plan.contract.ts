import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { words } from './case.shapes.ts'
import { actionStates, goalDomains, responsibles, signerRoles } from './plan.codes.ts'
import { planStatuses, progresses } from './plan.life.ts'
import { serviceKinds } from './service.codes.ts'

const planParams = z.strictObject({ case_id: id, plan_id: id })
const goalParams = z.strictObject({ case_id: id, plan_id: id, goal_id: id })
const PlanStatus = z.enum(planStatuses)
const Progress = z.enum(progresses)

/** What an action says in words: sealed together. */
const actionWords = {
  what: text({ max: 1_000 }),
  means: text({ max: 500 }).optional(),
  provider: text({ max: 200 }).optional(),
  risk: text({ max: 1_000 }).optional(),
  handling: text({ max: 1_000 }).optional(),
}
const said = z.string().optional()
/** The same as told to a reader. */
export const ActionWords = z.strictObject({
  what: z.string(),
  means: said,
  provider: said,
  risk: said,
  handling: said,
})
export type ActionWords = z.infer<typeof ActionWords>

const Action = z
  .strictObject({
    /** Of an action that stands already; a new one has none. */
    id: id.optional(),
    kind: z.enum(serviceKinds),
    responsible: z.enum(responsibles),
    from_on: day.nullable().optional(),
    until_on: day.nullable().optional(),
    ...actionWords,
  })
  .refine((action) => !action.from_on || !action.until_on || action.until_on >= action.from_on, {
    path: ['until_on'],
    error: 'plan.ends_before_start',
  })

const goalFields = {
  domain: z.enum(goalDomains),
  need_id: id.nullable().optional(),
  emergency: z.boolean().default(false),
  words: text({ max: 2_000 }),
  /** All actions of the goal, in their order: one that is left out is dropped. */
  actions: z.array(Action).max(20),
}
export type GoalBody = z.output<z.ZodObject<typeof goalFields>>

export const readPlansContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/plans',
  permit: 'case.read',
  effect: 'read',
  summary:
    'Every version of the plan, newest first, with goals, actions and progress; words only for those who work on the case. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    plans: z.array(
      z.strictObject({
        id,
        number: z.int(),
        status: PlanStatus,
        version,
        made_at: instant,
        made_by: z.string(),
        /** I made it, so somebody else records the signature. */
        mine: z.boolean(),
        signer_role: z.enum(signerRoles).nullable(),
        signer: z.string().nullable(),
        signed_at: instant.nullable(),
        recorded_at: instant.nullable(),
        recorded_by: z.string().nullable(),
        goals: z.array(
          z.strictObject({
            id,
            domain: z.enum(goalDomains),
            need_id: id.nullable(),
            position: z.int(),
            emergency: z.boolean(),
            progress: Progress,
            progress_at: instant.nullable(),
            words: z.string().nullable(),
            version,
            actions: z.array(
              z.strictObject({
                id,
                kind: z.enum(serviceKinds),
                responsible: z.enum(responsibles),
                from_on: day.nullable(),
                until_on: day.nullable(),
                state: z.enum(actionStates),
                words: ActionWords.nullable(),
                version,
              }),
            ),
            history: z.array(
              z.strictObject({
                id,
                progress: Progress,
                noted_at: instant,
                noted_by: z.string(),
                words: z.string().nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
})
export type PlansView = z.infer<typeof readPlansContract.reply>
export type PlanView = PlansView['plans'][number]
export type GoalView = PlanView['goals'][number]

const ChangedPlan = z.strictObject({ id, version, number: z.int(), status: PlanStatus })
const ChangedGoal = z.strictObject({ id, version })

export const draftPlanContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/plans',
  permit: 'case.work',
  effect: 'write',
  summary: 'Begins the next version of the plan, as a copy of the last one',
  params: caseParams,
  reply: ChangedPlan,
})

export const addGoalContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/plans/:plan_id/goals',
  permit: 'case.work',
  effect: 'write',
  summary: 'Adds a goal with its actions to a plan that is being drafted',
  params: planParams,
  body: z.strictObject(goalFields),
  reply: ChangedGoal,
})

export const editGoalContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/plans/:plan_id/goals/:goal_id',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes a goal of a draft anew, with all its actions',
  params: goalParams,
  body: z.strictObject({ version, ...goalFields }),
  reply: ChangedGoal,
})

export const dropGoalContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/plans/:plan_id/goals/:goal_id/drop',
  permit: 'case.work',
  effect: 'write',
  summary: 'Takes a goal out of a plan that is being drafted',
  params: goalParams,
  body: z.strictObject({ version }),
  reply: ChangedGoal,
})

export const progressGoalContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/plans/:plan_id/goals/:goal_id/progress',
  permit: 'case.work',
  effect: 'write',
  summary: 'Notes how far a goal of the plan in force has come; each note is kept',
  params: goalParams,
  body: z.strictObject({
    version,
    progress: Progress,
    words: words.optional(),
    /** Actions that were done meanwhile. */
    done_ids: z.array(id).max(20).default([]),
  }),
  reply: ChangedGoal,
})

export const approvePlanContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/plans/:plan_id/approve',
  permit: 'case.approve',
  effect: 'write',
  summary:
    'Records that the head signed the plan on paper, and when; never by who made it. The version before is superseded',
  params: planParams,
  body: z.strictObject({
    version,
    signer_role: z.enum(signerRoles),
    signer: text({ max: 120 }),
    signed_at: instant,
  }),
  reply: ChangedPlan,
})

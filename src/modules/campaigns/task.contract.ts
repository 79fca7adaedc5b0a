import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, placeId, text, version } from '#kernel/shapes.ts'
import { ActivityLine, listCode } from '#modules/activities/activity-line.contract.ts'
import { moves, states } from './assignment.life.ts'
import { standings } from './board.rule.ts'
import { conditions, reasons, taskThemes, units } from './campaign.codes.ts'
import { Changed, planParams } from './plan.contract.ts'

const task = {
  theme: z.enum(taskThemes),
  title: text({ min: 3, max: 400 }),
  unit: z.enum(units),
  /** How many of the unit each owner owes. */
  target: z.int().min(1).max(1_000_000).default(1),
  /** Kinds of activities that count for it when they are gathered. */
  kinds: z.array(listCode).max(20).default([]),
  due_on: day,
  condition: z.enum(conditions).optional(),
  /** How it is done where the condition holds. */
  instead: text({ max: 400 }).optional(),
  /** Every commune of the province that stands on the first day of the plan. */
  all_communes: z.boolean().default(false),
  place_ids: z.array(placeId).max(400).default([]),
  agency_ids: z.array(id).max(200).default([]),
}
const fits = (
  said: { condition?: string | undefined; instead?: string | undefined },
  context: z.RefinementCtx,
) => {
  if ((said.condition === undefined) !== (said.instead === undefined))
    context.addIssue({
      code: 'custom',
      path: [said.condition === undefined ? 'condition' : 'instead'],
      message: 'campaign.condition_and_way',
    })
}
export const TaskBody = z.strictObject(task).superRefine(fits)
export type TaskBody = z.infer<typeof TaskBody>

export const addTaskContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/tasks',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Adds a task with whoever owes it: communes, agencies, or nobody yet',
  params: planParams,
  body: TaskBody,
  reply: Changed.extend({ owed: z.int() }),
})

const taskParams = z.strictObject({ task_id: id })

export const changeTaskContract = contract({
  method: 'PUT',
  path: '/api/campaign-tasks/:task_id',
  permit: 'campaign.plan',
  effect: 'write',
  summary:
    'Says a task anew; owners that are left out owe it no longer, new ones are added, the others keep what they did',
  params: taskParams,
  body: z.strictObject({ ...task, version }).superRefine(fits),
  reply: Changed.extend({ owed: z.int() }),
})

export const removeTaskContract = contract({
  method: 'POST',
  path: '/api/campaign-tasks/:task_id/remove',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Takes a task out of the plan',
  params: taskParams,
  body: z.strictObject({ version }),
  reply: Changed,
})

const assignmentParams = z.strictObject({ assignment_id: id })

/** What one owner owes, as it stands. */
export const AssignmentLine = z.strictObject({
  id,
  version,
  plan_id: id,
  task_id: id,
  task: z.string(),
  theme: z.enum(taskThemes),
  campaign: z.string(),
  plan_year: z.int(),
  owner: z.string(),
  /** The other way in which it is done, while its condition holds. */
  instead: z.string().nullable(),
  unit: z.enum(units),
  target: z.int(),
  counted: z.int(),
  linked: z.int(),
  due_on: day,
  days_late: z.int(),
  state: z.enum(states),
  standing: z.enum(standings),
})
export type AssignmentLine = z.infer<typeof AssignmentLine>

export const readAssignmentContract = contract({
  method: 'GET',
  path: '/api/campaign-assignments/:assignment_id',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'What one owner owes: the activities that count for it, and those that could',
  params: assignmentParams,
  reply: AssignmentLine.extend({
    /** I may move it and link activities to it. */
    mine: z.boolean(),
    closed: z.boolean(),
    evidence: z.string().nullable(),
    reason: z.enum(reasons).nullable(),
    note: z.string().nullable(),
    moved_at: instant.nullable(),
    nudged_on: day.nullable(),
    activities: z.array(ActivityLine),
    /** Held within the days of the plan in its place or by its agency, of a kind that counts, and not linked yet. */
    offered: z.array(ActivityLine),
  }),
})
export type AssignmentView = z.infer<typeof readAssignmentContract.reply>

export const moveAssignmentContract = contract({
  method: 'POST',
  path: '/api/campaign-assignments/:assignment_id/move',
  permit: 'campaign.work',
  effect: 'write',
  summary:
    'Begun, confirmed with its evidence, not done or no longer needed with its reason, or taken up again',
  params: assignmentParams,
  body: z
    .strictObject({
      version,
      move: z.enum(moves),
      evidence: text({ min: 3, max: 500 }).optional(),
      reason: z.enum(reasons).optional(),
      note: text({ max: 500 }).optional(),
    })
    .superRefine((said, context) => {
      if ((said.move === 'confirm') !== (said.evidence !== undefined))
        context.addIssue({ code: 'custom', path: ['evidence'], message: 'campaign.say_evidence' })
      if (['miss', 'change'].includes(said.move) !== (said.reason !== undefined))
        context.addIssue({ code: 'custom', path: ['reason'], message: 'campaign.say_reason' })
    }),
  reply: Changed.extend({ state: z.enum(states) }),
})

export const linkActivityContract = contract({
  method: 'POST',
  path: '/api/campaign-assignments/:assignment_id/activities',
  permit: 'campaign.work',
  effect: 'write',
  summary: 'Lets an activity count for what somebody owes',
  params: assignmentParams,
  body: z.strictObject({ activity_id: id }),
  reply: z.strictObject({ id }),
})

export const unlinkActivityContract = contract({
  method: 'POST',
  path: '/api/campaign-assignments/:assignment_id/activities/:activity_id/remove',
  permit: 'campaign.work',
  effect: 'write',
  summary: 'An activity counts for it no longer',
  params: z.strictObject({ assignment_id: id, activity_id: id }),
  reply: z.strictObject({ id }),
})

export const gatherActivitiesContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/gather',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Links every activity of the plan’s days to what its place or agency owes of that kind',
  params: planParams,
  reply: z.strictObject({ linked: z.int() }),
})

export const listForActivityContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/campaign-assignments',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'What an activity counts for, and what I owe that it could count for',
  params: z.strictObject({ activity_id: id }),
  reply: z.strictObject({ linked: z.array(AssignmentLine), offered: z.array(AssignmentLine) }),
})

export const nudgeContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/nudges',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Leaves a word for those who owe something overdue, once a day for each',
  params: planParams,
  body: z.strictObject({ assignment_ids: z.array(id).min(1).max(2000) }),
  reply: z.strictObject({
    nudged: z.int(),
    /** Reminded today already, or not overdue. */
    left_out: z.int(),
    /** Owners without an account here, to be telephoned. */
    unreached: z.int(),
  }),
})

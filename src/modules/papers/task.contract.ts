import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { ActivityLine } from '#modules/activities/activity-line.contract.ts'
import { dropReasons } from './paper.codes.ts'
import { hasOneOwner, ownerAsked, TaskLine, taskFields } from './paper.contract.ts'

const params = z.strictObject({ task_id: id })
const Changed = z.strictObject({ id, version })

export const addTaskContract = contract({
  method: 'POST',
  path: '/api/papers/:paper_id/tasks',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Adds a task to a paper my body keeps',
  params: z.strictObject({ paper_id: id }),
  body: z.strictObject({ ...taskFields, client_ref: id.optional() }).refine(hasOneOwner, ownerAsked),
  reply: Changed,
})

export const changeTaskContract = contract({
  method: 'PUT',
  path: '/api/paper-tasks/:task_id',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Corrects a task, or says why it is no longer owed',
  params,
  body: z
    .strictObject({
      version,
      ...taskFields,
      dropped_why: z.enum(dropReasons).optional(),
      client_ref: id.optional(),
    })
    .refine(hasOneOwner, ownerAsked),
  reply: Changed,
})

export const readTaskContract = contract({
  method: 'GET',
  path: '/api/paper-tasks/:task_id',
  permit: 'paper.read',
  effect: 'read',
  summary: 'One task: what counts for it, what could, what its owner has told',
  params,
  reply: TaskLine.extend({
    from_on: day,
    activities: z.array(ActivityLine),
    offered: z.array(ActivityLine),
    told: z.array(z.strictObject({ on_day: day, words: z.string(), by: z.string(), written_at: instant })),
  }),
})
export type TaskView = z.infer<typeof readTaskContract.reply>

export const tellTaskContract = contract({
  method: 'POST',
  path: '/api/paper-tasks/:task_id/words',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Tells where a task stands; it makes nothing done, and nobody silent',
  params,
  body: z.strictObject({ words: text({ min: 3, max: 1000 }) }),
  reply: z.strictObject({ id }),
})

export const linkTaskActivityContract = contract({
  method: 'POST',
  path: '/api/paper-tasks/:task_id/activities',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Lets an activity count for a task',
  params,
  body: z.strictObject({ activity_id: id }),
  reply: z.strictObject({ id }),
})

export const unlinkTaskActivityContract = contract({
  method: 'POST',
  path: '/api/paper-tasks/:task_id/activities/:activity_id/remove',
  permit: 'paper.work',
  effect: 'write',
  summary: 'An activity no longer counts for a task',
  params: params.extend({ activity_id: id }),
  reply: z.strictObject({ id }),
})

export const listTasksOfActivityContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/paper-tasks',
  permit: 'paper.read',
  effect: 'read',
  summary: 'Tasks of papers for which an activity counts',
  params: z.strictObject({ activity_id: id }),
  reply: z.strictObject({ items: z.array(TaskLine) }),
})

export const readPapersTodayContract = contract({
  method: 'GET',
  path: '/api/paper-tasks/today',
  permit: 'paper.work',
  effect: 'read',
  summary: 'Tasks my body owes: past their day, and due within a month',
  reply: z.strictObject({ items: z.array(TaskLine), late: z.int() }),
})

const Counts = {
  tasks: z.int(),
  done: z.int(),
  open: z.int(),
  late: z.int(),
  silent: z.int(),
  dropped: z.int(),
}
export const reviewPhaseContract = contract({
  method: 'GET',
  path: '/api/paper-review',
  permit: 'paper.read',
  effect: 'read',
  summary:
    'A phase looked back on: tasks due in it by paper, by body and by year, and what was held for them',
  query: z.strictObject({ from: day, until: day }).refine((span) => span.until > span.from, {
    path: ['until'],
    error: 'papers.ends_before_start',
  }),
  reply: z.strictObject({
    total: z.strictObject(Counts),
    by_paper: z.array(z.strictObject({ id, label: z.string(), ...Counts })),
    by_owner: z.array(z.strictObject({ owner: z.string(), ...Counts })),
    by_year: z.array(
      z.strictObject({
        year: z.int(),
        ...Counts,
        activities: z.int(),
        attendances: z.int(),
        money_vnd: z.number(),
      }),
    ),
  }),
})
export type PhaseReview = z.infer<typeof reviewPhaseContract.reply>

export const exportReviewContract = contract({
  method: 'GET',
  path: '/api/paper-review/export',
  permit: 'paper.read',
  effect: 'read',
  summary: 'The tasks of a phase as XLSX, one a line; recorded',
  query: z.strictObject({ from: day, until: day }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  reply: z.custom<import('#kernel/module.ts').FileReply>(),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { KeptLine } from '#modules/documents/kept-file.contract.ts'
import { conditions, taskThemes, units } from './campaign.codes.ts'
import { EventView } from './event.contract.ts'
import { campaignCode, campaignYear } from './theme.contract.ts'

export const planParams = z.strictObject({ plan_id: id })
export const Changed = z.strictObject({ id, version })

const papers = {
  /** Number and day of the document; both or neither, since a draft has none. */
  document_no: text({ max: 80 }).optional(),
  document_on: day.optional(),
  /** Body in whose name it is issued. */
  planned_by: text({ min: 2, max: 200 }),
  aims: text({ max: 4000 }).optional(),
  from_on: day,
  until_on: day,
}
const fits = (
  said: {
    from_on: string
    until_on: string
    document_no?: string | undefined
    document_on?: string | undefined
  },
  context: z.RefinementCtx,
) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (said.until_on < said.from_on) wrong('until_on', 'campaign.ends_before_start')
  else if (Date.parse(said.until_on) - Date.parse(said.from_on) > 400 * 86_400_000)
    wrong('until_on', 'campaign.too_long')
  if ((said.document_no === undefined) !== (said.document_on === undefined))
    wrong(said.document_no === undefined ? 'document_no' : 'document_on', 'campaign.number_and_day')
}

export const makePlanContract = contract({
  method: 'POST',
  path: '/api/campaign-plans',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Begins a plan of my province, or keeps the plan another province has issued, to stand beside it',
  body: z
    .strictObject({
      campaign: campaignCode,
      plan_year: z.int().min(2000).max(2100),
      /** My own province where left out. */
      province_id: placeId.optional(),
      ...papers,
      client_ref: id.optional(),
    })
    .superRefine(fits),
  reply: Changed.extend({ recorded_at: instant }),
})

export const changePlanContract = contract({
  method: 'PUT',
  path: '/api/campaign-plans/:plan_id',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Corrects what a plan says of itself: its document, aims and days',
  params: planParams,
  body: z.strictObject({ ...papers, version }).superRefine(fits),
  reply: Changed,
})

export const switchConditionsContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/conditions',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Says which conditions hold now: tasks that name one are done in their other way',
  params: planParams,
  body: z.strictObject({ version, conditions: z.array(z.enum(conditions)).max(conditions.length) }),
  reply: Changed,
})

export const closePlanContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/close',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Closes a plan: nothing moves in it any more; or opens it again',
  params: planParams,
  body: z.strictObject({ version, closed: z.boolean() }),
  reply: Changed,
})

export const PlanLine = z.strictObject({
  id,
  version,
  campaign: campaignCode,
  plan_year: z.int(),
  province: z.strictObject({ id: placeId, name: z.string() }),
  /** Of the province that keeps it: its tasks are followed. */
  own: z.boolean(),
  /** I may change it. */
  mine: z.boolean(),
  planned_by: z.string(),
  document_no: z.string().nullable(),
  document_on: day.nullable(),
  from_on: day,
  until_on: day,
  tasks: z.int(),
  owed: z.int(),
  done: z.int(),
  closed_at: instant.nullable(),
})
export type PlanLine = z.infer<typeof PlanLine>

const filters = {
  q: text({ max: 100 }).optional(),
  campaign: campaignCode.optional(),
  year: campaignYear.optional(),
}
const byYear = z.tuple([z.uuid()])

export const listPlansContract = contract({
  method: 'GET',
  path: '/api/campaign-plans',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'Plans I may see, latest year first, with how many assignments are done of those there are',
  query: z.strictObject({ ...pageQuery, after: cursor(byYear).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(PlanLine), next: z.string().nullable() }),
})

export const exportPlansContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/export',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'The list of plans as XLSX; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const TaskView = z.strictObject({
  id,
  version,
  no: z.int(),
  theme: z.enum(taskThemes),
  title: z.string(),
  unit: z.enum(units),
  target: z.int(),
  kinds: z.array(z.string()),
  due_on: day,
  condition: z.enum(conditions).nullable(),
  instead: z.string().nullable(),
  /** Communes that owe it. */
  place_ids: z.array(placeId),
  agencies: z.array(z.strictObject({ id, name: z.string() })),
  owed: z.int(),
  done: z.int(),
})
export type TaskView = z.infer<typeof TaskView>

export const readPlanContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'One plan: its document, aims, conditions, tasks and events',
  params: planParams,
  reply: PlanLine.extend({
    aims: z.string().nullable(),
    agency: z.string(),
    conditions: z.array(z.enum(conditions)),
    events: z.array(EventView),
    task_list: z.array(TaskView),
    /** Papers and pictures, in the province that keeps the plan. */
    files: z.array(KeptLine),
  }),
})
export type PlanView = z.infer<typeof readPlanContract.reply>

export const comparePlansContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/compare',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'Plans of several provinces for one campaign and year: what each plans under each theme',
  query: z.strictObject({ campaign: campaignCode, year: campaignYear }),
  reply: z.strictObject({
    plans: z.array(
      PlanLine.extend({
        aims: z.string().nullable(),
        themes: z.array(
          z.strictObject({
            theme: z.enum(taskThemes),
            tasks: z.array(
              z.strictObject({
                title: z.string(),
                condition: z.enum(conditions).nullable(),
                instead: z.string().nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
})

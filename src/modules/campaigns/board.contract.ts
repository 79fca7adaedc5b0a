import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, text } from '#kernel/shapes.ts'
import { groups, standings } from './board.rule.ts'
import { conditions, owners, taskThemes, units } from './campaign.codes.ts'
import { PlanLine, planParams } from './plan.contract.ts'

const filters = {
  owner: z.enum(owners).optional(),
  group: z.enum(groups).optional(),
  q: text({ max: 100 }).optional(),
}

export const BoardOwner = z.strictObject({
  /** The place of a commune, the id of an agency. */
  key: z.string(),
  kind: z.enum(owners),
  name: z.string(),
  group: z.enum(groups),
  /** Day of the last word: something linked, begun, confirmed or explained. */
  last_on: day.nullable(),
  nudged_on: day.nullable(),
  cells: z.array(
    z.strictObject({
      id,
      task_id: id,
      standing: z.enum(standings),
      due_on: day,
      days_late: z.int(),
      counted: z.int(),
      target: z.int(),
    }),
  ),
})
export type BoardOwner = z.infer<typeof BoardOwner>

export const readBoardContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id/board',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'Who has done what, who is late and who is silent, by commune or by agency',
  params: planParams,
  query: z.strictObject(filters),
  reply: z.strictObject({
    plan: PlanLine,
    conditions: z.array(z.enum(conditions)),
    /** The day the board tells of. */
    today: day,
    tasks: z.array(
      z.strictObject({
        id,
        no: z.int(),
        theme: z.enum(taskThemes),
        title: z.string(),
        unit: z.enum(units),
        due_on: day,
        /** The other way, while its condition holds. */
        instead: z.string().nullable(),
        owed: z.int(),
        done: z.int(),
        late: z.int(),
      }),
    ),
    counts: z.strictObject({ silent: z.int(), late: z.int(), on_time: z.int() }),
    owners: z.array(BoardOwner),
  }),
})
export type Board = z.infer<typeof readBoardContract.reply>

export const exportBoardContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id/board/export',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'The board as XLSX; recorded',
  params: planParams,
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

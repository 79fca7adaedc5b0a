import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, DryRun, OldFile } from '#modules/documents/old-list.contract.ts'
import { planParams } from './plan.contract.ts'

export const checkTaskImportContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/task-imports/check',
  permit: 'campaign.plan',
  effect: 'read',
  summary: 'Dry run of a list of tasks: every fault by row and column; nothing is written or kept',
  params: planParams,
  body: z.strictObject({ file: OldFile }),
  reply: DryRun,
})

export const importTasksContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/task-imports',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Brings a list of tasks into a plan, all or nothing; the file itself is kept nowhere',
  params: planParams,
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const taskImportTemplateContract = contract({
  method: 'GET',
  path: '/api/campaign-task-imports/template',
  permit: 'campaign.plan',
  effect: 'read',
  summary: 'An empty list of tasks with the headers and the words that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

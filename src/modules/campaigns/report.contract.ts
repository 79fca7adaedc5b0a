import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { instant } from '#kernel/shapes.ts'
import { planParams } from './plan.contract.ts'

export const readClosingReportContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id/report',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'Draft of the report that closes a campaign: sentences whose figures are counted',
  params: planParams,
  reply: z.strictObject({
    title: z.string(),
    counted_at: instant,
    sections: z.array(z.strictObject({ heading: z.string(), sentences: z.array(z.string()) })),
  }),
})

export const printClosingReportContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id/report/file',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'The draft as DOCX, number and day left blank',
  params: planParams,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

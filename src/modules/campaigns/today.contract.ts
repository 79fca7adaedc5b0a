import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id } from '#kernel/shapes.ts'
import { AssignmentLine } from './task.contract.ts'

export const readCampaignsTodayContract = contract({
  method: 'GET',
  path: '/api/campaigns/today',
  permit: 'campaign.work',
  effect: 'read',
  summary: 'What my agency or commune still owes of running campaigns, what is late first',
  reply: z.strictObject({
    late: z.int(),
    open: z.int(),
    done: z.int(),
    items: z.array(AssignmentLine),
    /** The running plan I keep, with how its owners stand. */
    plan: z
      .strictObject({
        id,
        campaign: z.string(),
        plan_year: z.int(),
        silent: z.int(),
        late: z.int(),
        on_time: z.int(),
      })
      .nullable(),
  }),
})

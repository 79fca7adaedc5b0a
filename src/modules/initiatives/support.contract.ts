import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { fundSources, supportGroups, supportKinds } from './initiative.codes.ts'
import { about, amount, Made, params } from './initiative.shapes.ts'

export const addLivelihoodContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/livelihood',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Training, jobs, credit or start-up: how many of which group; never who',
  params,
  body: z
    .strictObject({
      kind: z.enum(supportKinds),
      group: z.enum(supportGroups),
      on_day: day,
      total: z.int().min(1).max(100_000),
      women: z.int().min(0).max(100_000),
      amount_vnd: amount.optional(),
      about: about.optional(),
    })
    .refine((said) => said.women <= said.total, { error: 'input.more_than_all', path: ['total'] }),
  reply: Made,
})

export const tellOutcomeContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/livelihood/:support_id/outcome',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'How many of them still have the job, the trade or the business on a day',
  params: params.extend({ support_id: id }),
  body: z.strictObject({ version, outcome_on: day, still_going: z.int().min(0).max(100_000) }),
  reply: Made,
})

export const addFundContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/funds',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Money: from which budget line, mobilised from society, or from abroad',
  params,
  body: z.strictObject({
    source: z.enum(fundSources),
    sponsor: text({ max: 200 }).optional(),
    on_day: day,
    amount_vnd: amount,
    about: about.optional(),
  }),
  reply: Made,
})

export const withdrawFundContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/funds/:fund_id/withdraw',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'The money was written down by mistake; it no longer counts',
  params: params.extend({ fund_id: id }),
  body: z.strictObject({ version }),
  reply: Made,
})

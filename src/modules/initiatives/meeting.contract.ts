import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { topics } from './initiative.codes.ts'
import { Made, params, people, peopleFit, tooMany } from './initiative.shapes.ts'

export const addMeetingContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/meetings',
  permit: 'initiative.keep',
  effect: 'write',
  summary:
    'A meeting: day, place, how many came, topics, a few lines; it is what keeps an initiative alive in the figures',
  params,
  body: z
    .strictObject({
      held_on: day,
      at_place: text({ max: 200 }).optional(),
      ...people,
      topics: z
        .array(z.enum(topics))
        .max(topics.length)
        .transform((said) => [...new Set(said)])
        .optional(),
      minutes: text({ max: 1000 }).optional(),
    })
    .refine(peopleFit, tooMany),
  reply: Made,
})

export const withdrawMeetingContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/meetings/:meeting_id/withdraw',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'The meeting was written down by mistake; it no longer counts',
  params: params.extend({ meeting_id: id }),
  body: z.strictObject({ version }),
  reply: Made,
})

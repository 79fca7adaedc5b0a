import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { extenders, visitAnswers, visitorsMet, visitPlaces, visitReasons } from './shelter.codes.ts'

const stayParams = z.strictObject({ stay_id: id })

export const addVisitContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/visits',
  permit: 'shelter.keep',
  effect: 'write',
  summary:
    'Somebody came to see her, or asked for her: met by the rules of the house, or refused with a reason',
  params: stayParams,
  body: z
    .strictObject({
      visitor: z.enum(visitorsMet),
      persons: z.int().min(1).max(20),
      at_place: z.enum(visitPlaces),
      came_at: instant,
      answer: z.enum(visitAnswers),
      reason: z.enum(visitReasons).optional(),
      words: text({ max: 600 }).optional(),
    })
    .refine((body) => (body.answer === 'refused') === (body.reason !== undefined), {
      path: ['reason'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id }),
})

export const extendStayContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/extend',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'She may stay longer than the limit of the trafficking law: who decided it, until when and why',
  params: stayParams,
  body: z.strictObject({
    version,
    until_on: day,
    decided_on: day,
    decided_by: z.enum(extenders),
    /** The reason, and number and day of the paper. */
    words: text({ min: 5, max: 600 }),
  }),
  reply: z.strictObject({ id, version }),
})

/** What a stay tells of visits and of its limit. */
export const VisitLine = z.strictObject({
  id,
  visitor: z.enum(visitorsMet),
  persons: z.int(),
  at_place: z.enum(visitPlaces),
  came_at: instant,
  answer: z.enum(visitAnswers),
  reason: z.enum(visitReasons).nullable(),
  by: z.string(),
  words: z.string().nullable(),
})
export const ExtensionLine = z.strictObject({
  id,
  until_on: day,
  decided_on: day,
  decided_by: z.enum(extenders),
  by: z.string(),
  words: z.string().nullable(),
})

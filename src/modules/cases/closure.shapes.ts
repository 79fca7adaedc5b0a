import { z } from 'zod'
import { day } from '#kernel/shapes.ts'
import { closingAgreements, closingAnswers } from './closure.codes.ts'

/** What the closing minute answers, besides its words. */
export const Minute = z.strictObject({
  /** Day of the meeting. */
  met_on: day.optional(),
  needs_met: z.enum(closingAnswers),
  plan_complete: z.enum(closingAnswers),
  safety_reviewed: z.boolean(),
  told_may_return: z.boolean(),
  agrees: z.enum(closingAgreements),
})
export type Minute = z.infer<typeof Minute>

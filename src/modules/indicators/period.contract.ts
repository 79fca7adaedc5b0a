import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day } from '#kernel/shapes.ts'

export const schemes = [
  'half_year',
  'year',
  'month',
  'reporting_half_year',
  'reporting_year',
  'action_month',
  'phase',
] as const
export type Scheme = (typeof schemes)[number]
export const Scheme = z.enum(schemes)

export const Period = z.strictObject({
  scheme: Scheme,
  code: z.string(),
  name: z.strictObject({ vi: z.string(), en: z.string() }),
  from: day,
  /** First day that no longer belongs to it. */
  until: day,
})
export type Period = z.infer<typeof Period>

export const listPeriods = contract({
  method: 'GET',
  path: '/api/periods',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Periods figures are asked for, of one scheme or of all, earliest first',
  query: z.strictObject({ scheme: Scheme.optional() }),
  reply: z.strictObject({ items: z.array(Period) }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, instant, text } from '#kernel/shapes.ts'

export const Holiday = z.strictObject({
  day,
  /** True: a day worked in exchange, or no day off after all. False: a day off. */
  working: z.boolean(),
  name_vi: z.string(),
  source: z.string(),
  status: z.enum(['issued', 'computed', 'proposed']),
  /** When somebody here last changed it; null as shipped. */
  changed_at: instant.nullable(),
})
export type Holiday = z.infer<typeof Holiday>

export const listHolidaysContract = contract({
  method: 'GET',
  path: '/api/holidays',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Days of a year that depart from Monday to Friday',
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: z.strictObject({ items: z.array(Holiday) }),
})

export const setHolidayContract = contract({
  method: 'PUT',
  path: '/api/holidays/:day',
  permit: 'holiday.edit',
  effect: 'write',
  summary: 'Adds or corrects a day of the calendar; working-day limits that still run are counted again',
  params: z.strictObject({ day }),
  body: z.strictObject({
    working: z.boolean(),
    name_vi: text({ max: 200 }),
    source: text({ max: 300 }),
    status: z.enum(['issued', 'computed', 'proposed']),
    /** `changed_at` as last read; null for a day as shipped or a new one. */
    read_changed_at: instant.nullable(),
  }),
  reply: z.strictObject({ day, changed_at: instant, recounted: z.int() }),
})

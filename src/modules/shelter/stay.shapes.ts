import { z } from 'zod'
import { day, id, instant, text } from '#kernel/shapes.ts'
import { arrivals, leavings, schoolings, stayWarnings } from './shelter.codes.ts'
import { stayStates } from './shelter.life.ts'

export const words = text({ max: 2_000 })

/** What is said when somebody comes in, whoever writes it down. */
export const Arriving = {
  arrived_at: instant,
  arrived_by: z.enum(arrivals),
  persons: z
    .array(z.strictObject({ person_id: id, bed_id: id, schooling: z.enum(schoolings).optional() }))
    .min(1)
    .max(12),
  call_name: text({ max: 60 }).optional(),
  needs: words.optional(),
  warning: words.optional(),
  warnings: z.array(z.enum(stayWarnings)).max(stayWarnings.length),
}

/** One line of the register: a number, days and counts; nobody's name. */
export const StayLine = z.strictObject({
  id,
  case_code: z.string(),
  house_name: z.string(),
  state: z.enum(stayStates),
  arrived_at: instant,
  arrived_by: z.enum(arrivals),
  left_at: instant.nullable(),
  left_to: z.enum(leavings).nullable(),
  persons: z.int(),
  children: z.int(),
  /** Of the stay, by its days. */
  nights: z.int(),
  /** Of all who stayed, added up. */
  person_nights: z.int(),
})
export type StayLine = z.infer<typeof StayLine>

export const stayFilter = {
  state: z.enum(stayStates).optional(),
  house_id: id.optional(),
  q: text({ max: 20 }).optional(),
  from_on: day.optional(),
  until_on: day.optional(),
}

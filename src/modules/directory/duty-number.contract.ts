import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, text, version } from '#kernel/shapes.ts'
import { dutyServices } from './duty-number.codes.ts'

/** A number as it is dialled: digits, with a `+` in front where it is abroad. */
export const dialled = z
  .string()
  .max(40, { error: 'input.not_phone' }) // before normalising: no work on a flood
  .transform((typed) => typed.normalize('NFKC').replace(/[\s.()-]/g, ''))
  .refine((number) => /^\+?\d{3,15}$/.test(number), { error: 'input.not_phone' })

export const DutyNumber = z.strictObject({
  id,
  place_id: placeId,
  place_name: z.string(),
  /** Whether it answers for the whole province rather than for the commune. */
  province_wide: z.boolean(),
  service: z.enum(dutyServices),
  name: z.string(),
  phone: z.string(),
  hours: z.string(),
  note: z.string().nullable(),
  last_tested_on: day.nullable(),
  last_tested_by_name: z.string().nullable(),
  valid_from: day,
  valid_until: day.nullable(),
  version,
})
export type DutyNumber = z.infer<typeof DutyNumber>

const Fields = {
  place_id: placeId,
  service: z.enum(dutyServices),
  name: text({ max: 120 }),
  phone: dialled,
  hours: text({ max: 60 }).default('24/7'),
  note: text({ max: 300 }).nullable().default(null),
  valid_until: day.nullable().default(null),
}
const made = z.strictObject({ id, version })

export const listDutyNumbers = contract({
  method: 'GET',
  path: '/api/duty-numbers',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'Who picks up at night for a commune: its own numbers, then its province’s; a former place answers as today’s',
  query: z.strictObject({ place_id: placeId, service: z.enum(dutyServices).optional() }),
  reply: z.strictObject({
    /** Units of today that the place asked for stands in; several where a former one was divided. */
    places: z.array(z.strictObject({ id: placeId, name: z.string() })),
    needs_choice: z.boolean(),
    items: z.array(DutyNumber),
  }),
})

export const addDutyNumber = contract({
  method: 'POST',
  path: '/api/duty-numbers',
  permit: 'duty_number.edit',
  effect: 'write',
  summary: 'A new duty number of a commune or a province',
  body: z.strictObject(Fields),
  reply: made,
})

export const changeDutyNumber = contract({
  method: 'PUT',
  path: '/api/duty-numbers/:id',
  permit: 'duty_number.edit',
  effect: 'write',
  summary: 'Corrects a duty number, or ends it with a last day',
  params: z.strictObject({ id }),
  body: z.strictObject({ ...Fields, version }),
  reply: made,
})

export const testedDutyNumber = contract({
  method: 'POST',
  path: '/api/duty-numbers/:id/tested',
  permit: 'duty_number.test',
  effect: 'write',
  summary: 'Somebody called the number today and it was answered',
  params: z.strictObject({ id }),
  reply: z.strictObject({ id, version, last_tested_on: day }),
})

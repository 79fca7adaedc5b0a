import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { holdStates } from './shelter.life.ts'
import { Arriving } from './stay.shapes.ts'

/** Number of a case as people say it: `NM-26-0417`, `26-417`. */
const Code = z
  .string()
  .max(20, { error: 'input.wrong' })
  .regex(/^(?:[Nn][Mm][-\s./]?)?\d{2}[-\s./]\d{1,7}$/, { error: 'input.wrong' })
const minutes = z.int().min(15).max(1440).optional()
const Held = z.strictObject({ id, version, until_at: instant })

export const holdBedContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/holds',
  permit: 'case.work',
  effect: 'write',
  summary: 'Holds a bed of my agency’s houses for a case I work on',
  params: z.strictObject({ case_id: id }),
  body: z.strictObject({ bed_id: id, minutes }),
  reply: Held,
})

export const holdByPhoneContract = contract({
  method: 'POST',
  path: '/api/shelter-houses/:house_id/holds',
  permit: 'shelter.keep_house',
  effect: 'write',
  summary: 'A keeper holds a bed for a caller, under the case number the caller tells, if there is one',
  params: z.strictObject({ house_id: id }),
  body: z.strictObject({ bed_id: id, minutes, case_code: Code.optional() }),
  reply: Held,
})

export const readHoldContract = contract({
  method: 'GET',
  path: '/api/shelter-holds/:hold_id',
  permit: 'shelter.keep',
  effect: 'read',
  summary: 'Who a bed is held for, by role, sex and age; no name',
  params: z.strictObject({ hold_id: id }),
  reply: z.strictObject({
    id,
    house_id: id,
    bed_id: id,
    case_code: z.string().nullable(),
    state: z.enum(holdStates),
    until_at: instant,
    version,
    persons: z.array(
      z.strictObject({ id, part: z.string(), sex: z.string(), age_years: z.int().nullable() }),
    ),
  }),
})
export type HoldView = z.infer<typeof readHoldContract.reply>

export const releaseHoldContract = contract({
  method: 'POST',
  path: '/api/shelter-holds/:hold_id/release',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'Lets a held bed go before its time',
  params: z.strictObject({ hold_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version, state: z.enum(holdStates) }),
})

export const arriveContract = contract({
  method: 'POST',
  path: '/api/shelter-holds/:hold_id/arrive',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'She for whom a bed was held is here: the stay begins, all holds of her case in the house end',
  params: z.strictObject({ hold_id: id }),
  body: z.strictObject({ version, ...Arriving }),
  reply: z.strictObject({ id, version }),
})

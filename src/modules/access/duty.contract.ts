import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, text, version } from '#kernel/shapes.ts'

const code = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.not_offered' })
const basis = text({ min: 2, max: 300 })

export const Duty = z.strictObject({
  code,
  name_vi: z.string(),
  name_en: z.string(),
  source: z.string(),
  /** Who holds it where, latest first. */
  held: z.array(
    z.strictObject({
      id,
      agency_id: id,
      agency_name: z.string(),
      place_id: z.string(),
      place_name: z.string(),
      from_on: day,
      until_on: day.nullable(),
      basis: z.string(),
      version,
    }),
  ),
})
export type Duty = z.infer<typeof Duty>

export const listDutiesContract = contract({
  method: 'GET',
  path: '/api/duties',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Duties, and which agency held each from when until when',
  query: z.strictObject({ agency_id: id.optional() }),
  reply: z.strictObject({ items: z.array(Duty) }),
})

export const giveDutyContract = contract({
  method: 'POST',
  path: '/api/duties/:duty_code/holdings',
  permit: 'agency.edit',
  effect: 'write',
  summary: 'Gives a duty that nobody holds there to an agency',
  params: z.strictObject({ duty_code: code }),
  body: z.strictObject({ agency_id: id, place_id: placeId, from_on: day, basis }),
  reply: z.strictObject({ id, version }),
})

export const moveDutyContract = contract({
  method: 'POST',
  path: '/api/duty-holdings/:holding_id/move',
  permit: 'agency.edit',
  effect: 'write',
  summary: 'Moves a duty to another agency from a day on; records that follow it are told',
  params: z.strictObject({ holding_id: id }),
  body: z.strictObject({ version, to_agency_id: id, on: day, basis }),
  reply: z.strictObject({ id, version, ended_id: id }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, text, version } from '#kernel/shapes.ts'
import { services } from './referral.codes.ts'

const Services = z
  .array(z.enum(services))
  .min(1)
  .max(services.length)
  .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'input.not_offered' })
const phone = text({ max: 30 }).refine((value) => /^[\d\s+().-]{3,30}$/.test(value), { error: 'input.wrong' })
const hours = z.int().min(1).max(720)

/** A duty the desk belongs to, in a place: the desk goes where the duty goes. */
const duty = z
  .strictObject({
    duty_code: z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.wrong' }),
    place_id: placeId,
  })
  .nullable()

const shown = {
  name: text({ min: 2, max: 200 }),
  services: Services,
  places: z.array(placeId).min(1).max(60),
  duty: duty.default(null),
  hours_to_answer: hours,
  urgent_hours: hours,
  signs_in: z.boolean(),
  phone: phone.nullable(),
  open_hours: text({ max: 120 }),
}
const inOrder = (body: { urgent_hours: number; hours_to_answer: number }) =>
  body.urgent_hours <= body.hours_to_answer

export const Desk = z.strictObject({
  id,
  agency_id: id,
  agency_name: z.string(),
  agency_kind: z.string(),
  name: z.string(),
  services: z.array(z.enum(services)),
  places: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  duty_code: z.string().nullable(),
  duty_place_id: z.string().nullable(),
  duty_name: z.string().nullable(),
  hours_to_answer: z.int(),
  urgent_hours: z.int(),
  signs_in: z.boolean(),
  phone: z.string().nullable(),
  open_hours: z.string(),
  valid_until: day.nullable(),
  version,
})
export type Desk = z.infer<typeof Desk>

export const listDesksContract = contract({
  method: 'GET',
  path: '/api/referral-desks',
  permit: 'referral.desks',
  effect: 'read',
  summary: 'Desks that take referrals: front gates only, never an address',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    service: z.enum(services).optional(),
    /** Those that have ended too. */
    ended: z.enum(['true', 'false']).optional(),
  }),
  reply: z.strictObject({ items: z.array(Desk) }),
})

const made = z.strictObject({ id, version })

export const addDeskContract = contract({
  method: 'POST',
  path: '/api/referral-desks',
  permit: 'referral.desk_edit',
  effect: 'write',
  summary: 'Adds a desk of an agency',
  body: z
    .strictObject({ agency_id: id, ...shown })
    .refine(inOrder, { path: ['urgent_hours'], error: 'referrals.urgent_is_sooner' }),
  reply: made,
})

export const changeDeskContract = contract({
  method: 'PUT',
  path: '/api/referral-desks/:desk_id',
  permit: 'referral.desk_edit',
  effect: 'write',
  summary: 'Corrects a desk, or gives it its last day',
  params: z.strictObject({ desk_id: id }),
  body: z
    .strictObject({ version, ...shown, valid_until: day.nullable() })
    .refine(inOrder, { path: ['urgent_hours'], error: 'referrals.urgent_is_sooner' }),
  reply: made,
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { webLink } from './activity.shapes.ts'
import { outletKinds } from './press.codes.ts'

export const PressOutlet = z.strictObject({
  id,
  version,
  name: z.string(),
  kind: z.enum(outletKinds),
  from_on: day,
  until_on: day.nullable(),
  mine: z.boolean(),
  sent: z.int(),
  used: z.int(),
})
export type PressOutlet = z.infer<typeof PressOutlet>

export const listPressOutletsContract = contract({
  method: 'GET',
  path: '/api/press-outlets',
  permit: 'activity.read',
  effect: 'read',
  summary: 'Press contacts of my province: what was sent to each, and what came of it',
  reply: z.strictObject({ items: z.array(PressOutlet) }),
})

export const addPressOutletsContract = contract({
  method: 'POST',
  path: '/api/press-outlets',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Adds press contacts of my agency; one that is there already stays as it is',
  body: z.strictObject({
    outlets: z
      .array(z.strictObject({ name: text({ max: 160 }), kind: z.enum(outletKinds), from_on: day }))
      .min(1)
      .max(300),
  }),
  reply: z.strictObject({ ids: z.array(id) }),
})

export const endPressOutletContract = contract({
  method: 'POST',
  path: '/api/press-outlets/:outlet_id/end',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Says from which day a press contact is no more',
  params: z.strictObject({ outlet_id: id }),
  body: z.strictObject({ version, until_on: day }),
  reply: z.strictObject({ id, version }),
})

export const tellSendingUsedContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/sendings/:sending_id',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Says when an outlet used what it was sent, where it can be read and how many it reached',
  params: z.strictObject({ activity_id: id, sending_id: id }),
  body: z.strictObject({
    version,
    used_on: day,
    link: webLink.optional(),
    reach: z.int().min(0).max(100_000_000).optional(),
  }),
  reply: z.strictObject({ id, version }),
})

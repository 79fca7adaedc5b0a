import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, text, version } from '#kernel/shapes.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'activity.not_clock' })

/** An event of a plan as it is shown. */
export const EventView = z.strictObject({
  id,
  version,
  title: z.string(),
  on_day: day,
  clock: z.string(),
  place: z.strictObject({ id: placeId, name: z.string() }),
  venue: z.string().nullable(),
  is_public: z.boolean(),
  activity_id: id.nullable(),
  lines: z.array(z.strictObject({ clock: z.string(), what: z.string(), who: z.string().nullable() })),
})
export type EventView = z.infer<typeof EventView>

const said = {
  title: text({ min: 3, max: 300 }),
  on_day: day,
  clock,
  place_id: placeId,
  venue: text({ max: 200 }).optional(),
  /** Whether the public is told of it. */
  is_public: z.boolean(),
  /** The activity as which it was held. */
  activity_id: id.optional(),
  lines: z
    .array(z.strictObject({ clock, what: text({ max: 300 }), who: text({ max: 200 }).optional() }))
    .max(60)
    .default([]),
}
const Changed = z.strictObject({ id, version })

export const addEventContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/events',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Adds an event with its programme: the launch, a forum, the summing up',
  params: z.strictObject({ plan_id: id }),
  body: z.strictObject(said),
  reply: Changed,
})

export const changeEventContract = contract({
  method: 'PUT',
  path: '/api/campaign-events/:event_id',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Says an event anew as a whole, its programme with it',
  params: z.strictObject({ event_id: id }),
  body: z.strictObject({ ...said, version }),
  reply: Changed,
})

export const removeEventContract = contract({
  method: 'POST',
  path: '/api/campaign-events/:event_id/remove',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Takes an event out of the plan',
  params: z.strictObject({ event_id: id }),
  body: z.strictObject({ version }),
  reply: Changed,
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, version } from '#kernel/shapes.ts'
import { activityStatuses } from './activity.life.ts'

// What the side list counts comes with the app, so it stands apart from the long forms.

/** A code of a list that people keep; whether it is there is for the list to say. */
export const listCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: 'input.not_offered' })

/** An activity in a list. */
export const ActivityLine = z.strictObject({
  id,
  version,
  kind: listCode,
  title: z.string(),
  status: z.enum(activityStatuses),
  starts_on: day,
  ends_on: day,
  place: z.strictObject({ id: placeId, name: z.string() }),
  host: z.string(),
  topics: z.array(listCode),
  attendances: z.int(),
  items: z.int(),
  pattern: z.string().nullable(),
  mine: z.boolean(),
})
export type ActivityLine = z.infer<typeof ActivityLine>

export const readActivitiesTodayContract = contract({
  method: 'GET',
  path: '/api/activities/today',
  permit: 'activity.record',
  effect: 'read',
  summary: 'What waits for me: planned ones whose day has passed, and those of the next days',
  reply: z.strictObject({
    overdue: z.strictObject({ total: z.int(), items: z.array(ActivityLine) }),
    soon: z.array(ActivityLine),
    patterns: z.array(ActivityLine),
    last: ActivityLine.nullable(),
  }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, pageQuery, version } from '#kernel/shapes.ts'
import { clockStatuses } from './clock.life.ts'

/** The rule a clock runs by, as the law stood when it started. */
export const RunningRule = z.strictObject({
  code: z.string(),
  trigger_vi: z.string(),
  trigger_en: z.string(),
  actor_vi: z.string(),
  actor_en: z.string(),
  sense: z.enum(['due', 'longest', 'earliest']),
  limit_value: z.int().nullable(),
  limit_unit: z.enum(['hour', 'day', 'working_day', 'month', 'immediately']),
  note_vi: z.string().nullable(),
  note_en: z.string().nullable(),
  basis: z.string(),
  mark: z.enum(['C', 'C*', 'S', 'R', '?']),
})

export const ShownClock = z.strictObject({
  id,
  agency_id: id,
  record_kind: z.string(),
  record_id: id,
  rule: RunningRule,
  status: z.enum(clockStatuses),
  started_at: instant,
  due_at: instant.nullable(),
  internal_due_at: instant.nullable(),
  paused_at: instant.nullable(),
  missed_at: instant.nullable(),
  escalated_at: instant.nullable(),
  version,
})
export type ShownClock = z.infer<typeof ShownClock>

export const ClockPage = z.strictObject({ items: z.array(ShownClock), next: z.string().nullable() })
export type ClockPage = z.infer<typeof ClockPage>

/** Where the next page begins: microseconds since 1970 and id of the last clock shown. */
const cursor = z
  .string()
  .regex(/^\d{1,17}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: 'input.not_cursor' })
  .optional()

export const listClocksContract = contract({
  method: 'GET',
  path: '/api/clocks',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Clocks of my agencies that still ask for something, least time left first',
  query: z.strictObject({ ...pageQuery, after: cursor }),
  reply: ClockPage,
})

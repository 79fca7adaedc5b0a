import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, version } from '#kernel/shapes.ts'
import { clockStates, clockStatuses } from './clock.life.ts'

/** The rule a clock runs by, as the law stood when it started. */
export const RunningRule = z.strictObject({
  code: z.string(),
  trigger_vi: z.string(),
  trigger_en: z.string(),
  actor_vi: z.string(),
  actor_en: z.string(),
  sense: z.enum(['due', 'longest', 'earliest']),
  limit_value: z.int().nullable(),
  limit_unit: z.enum(['hour', 'day', 'working_day', 'month', 'immediately', 'date']),
  note_vi: z.string().nullable(),
  note_en: z.string().nullable(),
  basis: z.string(),
  mark: z.enum(['C', 'C*', 'S', 'R', '?']),
  /** The law lets it stand still. */
  pausable: z.boolean().default(false),
  pause_basis: z.string().nullable().default(null),
})

export const ShownClock = z.strictObject({
  id,
  agency_id: id,
  acting_agency: z.string().nullable(),
  record_kind: z.string(),
  record_id: id,
  case_id: id.nullable(),
  /** Number of the case, where I may see it. */
  case_code: z.string().nullable(),
  place_name: z.string().nullable(),
  rule: RunningRule,
  status: z.enum(clockStatuses),
  started_at: instant,
  due_at: instant.nullable(),
  internal_due_at: instant.nullable(),
  paused_at: instant.nullable(),
  met_at: instant.nullable(),
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

const ruleCode = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,12}){1,4}$/, { error: 'input.not_offered' })

const filters = {
  /** `open` still asks for something; `late` has passed its limit undone; `done` is met, or was done late. */
  state: z.enum(clockStates).default('open'),
  rule: ruleCode.optional(),
}

export const listClocksContract = contract({
  method: 'GET',
  path: '/api/clocks',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Time limits I may see, least time left first',
  query: z.strictObject({ ...pageQuery, ...filters, after: cursor }),
  reply: ClockPage,
})

export const searchClocksContract = contract({
  method: 'POST',
  path: '/api/clocks/search',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Time limits of one case by its number, open and done, newest first',
  body: z.strictObject({ code: z.string().trim().min(4).max(30) }),
  reply: z.strictObject({ items: z.array(ShownClock) }),
})

export const exportClocksContract = contract({
  method: 'GET',
  path: '/api/clocks/export',
  permit: 'clock.export',
  effect: 'read',
  summary: 'The list of time limits as XLSX, without names; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readClockContract = contract({
  method: 'GET',
  path: '/api/clocks/:clock_id',
  permit: 'signed-in',
  effect: 'read',
  summary: 'One time limit with its history: pauses, and where an edited calendar moved it',
  params: z.strictObject({ clock_id: id }),
  reply: ShownClock.extend({
    pauses: z.array(z.strictObject({ from: instant, until: instant })),
    recounts: z.array(
      z.strictObject({
        holiday: z.string(),
        was_due_at: instant,
        became_due_at: instant,
        recounted_at: instant,
      }),
    ),
  }),
})
export type ClockDetail = z.infer<typeof readClockContract.reply>

export const moveClockContract = contract({
  method: 'POST',
  path: '/api/clocks/:clock_id/move',
  permit: 'clock.move',
  effect: 'write',
  summary: 'Lets a limit stand still where the law allows it, or go on',
  params: z.strictObject({ clock_id: id }),
  body: z.strictObject({ version, move: z.enum(['pause', 'resume']) }),
  reply: z.strictObject({ id, version, status: z.enum(clockStatuses), due_at: instant.nullable() }),
})

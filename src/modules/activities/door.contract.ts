import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { listCode } from './activity-line.contract.ts'

const params = z.strictObject({ activity_id: id })
const sex = z.enum(['female', 'male'])
const group = { audience: listCode, attendances: z.int(), female: z.int(), male: z.int() }

export const issueTicketsContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/tickets',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Issues numbered tickets for an audience group',
  params,
  body: z.strictObject({ audience: listCode, count: z.int().min(1).max(1000) }),
  reply: z.strictObject({ id, first: z.int(), last: z.int() }),
})

export const listTicketsContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/tickets',
  permit: 'activity.record',
  effect: 'read',
  summary: 'Tickets with their codes, to print; recorded',
  params,
  reply: z.strictObject({
    title: z.string(),
    starts_on: day,
    tickets: z.array(z.strictObject({ no: z.int(), audience: listCode, code: z.string() })),
  }),
})

export const openDoorContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/door',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Opens the door, or closes it: then what it counted becomes the attendances of the day',
  params,
  body: z.strictObject({ version, open: z.boolean() }),
  reply: z.strictObject({ id, version, attendances: z.int() }),
})

export const readDoorContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/door',
  permit: 'activity.record',
  effect: 'read',
  summary: 'What the door has counted today, by group, and the last ones for taking back',
  params,
  reply: z.strictObject({
    id,
    version,
    title: z.string(),
    on_day: day,
    opened_at: instant.nullable(),
    closed_at: instant.nullable(),
    tickets: z.int(),
    total: z.int(),
    /** Of these, counted by visitors themselves. */
    self: z.int(),
    groups: z.array(z.strictObject(group)),
    last: z.array(
      z.strictObject({
        id,
        how: z.enum(['ticket', 'name', 'walk_in', 'self']),
        ticket_no: z.int().nullable(),
        audience: listCode,
        scanned_at: instant,
      }),
    ),
  }),
})
export type DoorView = z.infer<typeof readDoorContract.reply>

export const readDoorPassContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/door/pass',
  permit: 'activity.record',
  effect: 'read',
  summary: 'The address at which visitors count themselves at an open door, until the day is over; recorded',
  params,
  reply: z.strictObject({ address: z.string(), until: instant, title: z.string() }),
})

export const scanAtDoorContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/scans',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Counts somebody at the door: by ticket, by the name they say, or as a walk-in. Twice is once',
  params,
  body: z
    .strictObject({
      how: z.enum(['ticket', 'name', 'walk_in']),
      /** The ticket's code, the name as it is said (kept as a keyed digest alone), or an id the page made for a walk-in. */
      key: text({ max: 120 }),
      /** The ticket tells its own group. */
      audience: listCode.optional(),
      sex: sex.optional(),
    })
    .refine((body) => body.how === 'ticket' || body.audience !== undefined, {
      path: ['audience'],
      error: 'activity.say_group',
    }),
  reply: z.strictObject({ id, again: z.boolean(), ticket_no: z.int().nullable(), audience: listCode }),
})

export const undoScanContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/scans/:scan_id/undo',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Takes one scan back; the same ticket may be counted again',
  params: params.extend({ scan_id: id }),
  reply: z.strictObject({ id }),
})

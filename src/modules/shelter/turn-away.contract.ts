import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, version } from '#kernel/shapes.ts'
import { arrivals, sentOnTo, turnAwayReasons } from './shelter.codes.ts'

const filter = {
  reason: z.enum(turnAwayReasons).optional(),
  from_on: day.optional(),
  until_on: day.optional(),
}

export const addTurnAwayContract = contract({
  method: 'POST',
  path: '/api/turn-aways',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'Somebody could not be taken in, and why; who it was is not asked',
  body: z
    .strictObject({
      house_id: id.optional(),
      happened_at: instant,
      persons: z.int().min(1).max(30),
      children: z.int().min(0).max(30),
      reason: z.enum(turnAwayReasons),
      sent_on: z.enum(sentOnTo),
      asked_by: z.enum(arrivals),
    })
    .refine((body) => body.children <= body.persons, { path: ['children'], error: 'input.wrong' }),
  reply: z.strictObject({ id, version }),
})

export const TurnAway = z.strictObject({
  id,
  happened_at: instant,
  house_name: z.string().nullable(),
  persons: z.int(),
  children: z.int(),
  reason: z.enum(turnAwayReasons),
  sent_on: z.enum(sentOnTo),
  asked_by: z.enum(arrivals),
  version,
})
export type TurnAway = z.infer<typeof TurnAway>

export const listTurnAwaysContract = contract({
  method: 'GET',
  path: '/api/turn-aways',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'Who could not be taken in, newest first: counts and reasons',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...filter }),
  reply: z.strictObject({ items: z.array(TurnAway), next: z.string().nullable() }),
})

export const exportTurnAwaysContract = contract({
  method: 'GET',
  path: '/api/turn-aways/export',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'The same list as a spreadsheet; recorded',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const withdrawTurnAwayContract = contract({
  method: 'POST',
  path: '/api/turn-aways/:turn_away_id/withdraw',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'Takes back what was written by mistake; it is counted no more',
  params: z.strictObject({ turn_away_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { emergencyReasons, judgements } from './emergency.codes.ts'

const Reason = z.enum(emergencyReasons)
const Judgement = z.enum(judgements)
const params = z.strictObject({ access_id: id })

export const openInEmergencyContract = contract({
  method: 'POST',
  path: '/api/emergency-access',
  permit: 'emergency.open',
  effect: 'write',
  summary:
    'Opens one case by its number for at most three hours, with a reason; two overseers are told at once',
  body: z.strictObject({
    code: text({ max: 20 }),
    minutes: z.int().min(15).max(180),
    reason: Reason,
    words: text({ min: 10, max: 1_000 }),
  }),
  reply: z.strictObject({ id, case_id: id, until_at: instant, told: z.int() }),
})

const Opening = z.strictObject({
  id,
  case_code: z.string(),
  staff_name: z.string(),
  agency_name: z.string(),
  reason: Reason,
  from_at: instant,
  until_at: instant,
  running: z.boolean(),
  /** My own review of it, where I was told. */
  mine: z.strictObject({ version, seen: z.boolean(), judgement: Judgement.nullable() }).nullable(),
  told: z.int(),
  seen: z.int(),
  judged: z.int(),
})
export type Opening = z.infer<typeof Opening>

const filters = {
  /** Only those I have not judged yet. */
  waiting: z.enum(['true', 'false']).optional(),
  reason: Reason.optional(),
  from: day.optional(),
  /** First day left out. */
  until: day.optional(),
}

export const listEmergenciesContract = contract({
  method: 'GET',
  path: '/api/emergency-access',
  permit: 'emergency.review',
  effect: 'read',
  summary: 'Openings in an emergency that I oversee, newest first',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(Opening), next: z.string().nullable() }),
})

export const exportEmergenciesContract = contract({
  method: 'GET',
  path: '/api/emergency-access/export',
  permit: 'emergency.review',
  effect: 'read',
  summary: 'Openings in an emergency as XLSX, without a word of what was said; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readEmergencyContract = contract({
  method: 'GET',
  path: '/api/emergency-access/:access_id',
  permit: 'emergency.review',
  effect: 'read',
  summary: 'One opening with its reason in words and what the overseers think; that I have seen it is kept',
  params,
  reply: Opening.extend({
    /** Null when the words were erased with the case. */
    words: z.string().nullable(),
    reviews: z.array(
      z.strictObject({
        name: z.string(),
        told_at: instant,
        seen_at: instant.nullable(),
        judged_at: instant.nullable(),
        judgement: Judgement.nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
})

export const judgeEmergencyContract = contract({
  method: 'POST',
  path: '/api/emergency-access/:access_id/judgement',
  permit: 'emergency.review',
  effect: 'write',
  summary: 'What I think of an opening I was told of',
  params,
  body: z
    .strictObject({ version, judgement: Judgement, note: text({ max: 1_000 }).optional() })
    .refine((body) => body.judgement === 'justified' || body.note !== undefined, {
      path: ['note'],
      error: 'rights.say_why',
    }),
  reply: z.strictObject({ id, version, judgement: Judgement }),
})

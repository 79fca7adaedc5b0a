import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { alertJudgements, alertKinds } from './reading-alert.codes.ts'

const Kind = z.enum(alertKinds)
const Judgement = z.enum(alertJudgements)
const params = z.strictObject({ alert_id: id })

const Alert = z.strictObject({
  id,
  version,
  kind: Kind,
  staff_id: id,
  staff_name: z.string(),
  agency_name: z.string(),
  weight: z.int(),
  from_at: instant,
  until_at: instant,
  found_at: instant,
  judgement: Judgement.nullable(),
  judged_by: z.string().nullable(),
  judged_at: instant.nullable(),
})
export type AlertLine = z.infer<typeof Alert>

const filters = {
  kind: Kind.optional(),
  /** Nobody has judged it yet. */
  waiting: z.enum(['true', 'false']).optional(),
  staff_id: id.optional(),
}

export const listAlertsContract = contract({
  method: 'GET',
  path: '/api/reading-alerts',
  permit: 'alert.judge',
  effect: 'read',
  summary: 'Reading that does not look like work, newest first; never one’s own',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(Alert), next: z.string().nullable() }),
})

export const exportAlertsContract = contract({
  method: 'GET',
  path: '/api/reading-alerts/export',
  permit: 'alert.judge',
  effect: 'read',
  summary: 'The same as XLSX, without names of staff; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readAlertContract = contract({
  method: 'GET',
  path: '/api/reading-alerts/:alert_id',
  permit: 'alert.judge',
  effect: 'read',
  summary: 'One alert with the note of whoever judged it; recorded',
  params,
  reply: Alert.extend({ note: z.string().nullable() }),
})

export const judgeAlertContract = contract({
  method: 'POST',
  path: '/api/reading-alerts/:alert_id/judgement',
  permit: 'alert.judge',
  effect: 'write',
  summary: 'Says whether it was ordinary work or must be examined; may be said anew',
  params,
  body: z
    .strictObject({ version, judgement: Judgement, note: text({ max: 1_000 }).optional() })
    .refine((body) => body.judgement === 'benign' || body.note !== undefined, {
      path: ['note'],
      error: 'rights.say_why',
    }),
  reply: z.strictObject({ id, version, judgement: Judgement }),
})

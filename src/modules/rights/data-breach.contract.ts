import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { breachActs, dataCategories, notifiedHow, notNotifiedReasons } from './data-breach.codes.ts'
import { breachStatuses } from './data-breach.life.ts'

const Status = z.enum(breachStatuses)
const params = z.strictObject({ breach_id: id })
const words = text({ max: 4_000 })
const once = <T>(values: readonly T[]) => new Set(values).size === values.length
const count = z.int().min(0).max(10_000_000)

/** The fields of the official notice. Source: NĐ 356/2025/NĐ-CP, Điều 28, Mẫu số 08. */
export const breachWords = {
  place: words,
  description: words,
  parties: words,
  contact: words,
  consequences: words,
  measures: words,
}
const facts = {
  happened_from: instant.nullable(),
  happened_until: instant.nullable(),
  acts: z.array(z.enum(breachActs)).min(1).refine(once, { error: 'input.not_offered' }),
  data_categories: z.array(z.enum(dataCategories)).min(1).refine(once, { error: 'input.not_offered' }),
  persons_count: count.nullable(),
  records_count: count.nullable(),
  harm_likely: z.boolean(),
  report: z.strictObject(breachWords),
}

const Line = z.strictObject({
  id,
  version,
  number: z.string(),
  found_at: instant,
  acts: z.array(z.enum(breachActs)),
  data_categories: z.array(z.enum(dataCategories)),
  persons_count: z.int().nullable(),
  records_count: z.int().nullable(),
  harm_likely: z.boolean(),
  status: Status,
  due_at: instant.nullable(),
  started_at: instant.nullable(),
  notified_at: instant.nullable(),
  notified_how: z.enum(notifiedHow).nullable(),
  not_notified_reason: z.enum(notNotifiedReasons).nullable(),
  persons_told_at: instant.nullable(),
})
export type BreachLine = z.infer<typeof Line>

export const breachFilters = {
  status: Status.optional(),
  act: z.enum(breachActs).optional(),
  q: text({ max: 12 }).optional(),
}

export const recordBreachContract = contract({
  method: 'POST',
  path: '/api/data-breaches',
  permit: 'breach.record',
  effect: 'write',
  summary: 'Records what went wrong with data; the 72 hours to tell the authority begin when it was found',
  body: z.strictObject({ found_at: instant, ...facts }),
  reply: z.strictObject({ id, version, number: z.string(), status: Status }),
})

export const correctBreachContract = contract({
  method: 'PUT',
  path: '/api/data-breaches/:breach_id',
  permit: 'breach.record',
  effect: 'write',
  summary: 'Corrects or completes a breach; when it was found stays',
  params,
  body: z.strictObject({ version, ...facts }),
  reply: z.strictObject({ id, version, status: Status }),
})

export const listBreachesContract = contract({
  method: 'GET',
  path: '/api/data-breaches',
  permit: 'breach.read',
  effect: 'read',
  summary: 'The register of breaches of my agencies, newest first',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...breachFilters }),
  reply: z.strictObject({ items: z.array(Line), next: z.string().nullable() }),
})

export const exportBreachesContract = contract({
  method: 'GET',
  path: '/api/data-breaches/export',
  permit: 'breach.read',
  effect: 'read',
  summary: 'The register as XLSX, without what was written in words; recorded',
  query: z.strictObject(breachFilters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readBreachContract = contract({
  method: 'GET',
  path: '/api/data-breaches/:breach_id',
  permit: 'breach.read',
  effect: 'read',
  summary: 'One breach with its words; each reading is recorded',
  params,
  reply: Line.extend({
    happened_from: instant.nullable(),
    happened_until: instant.nullable(),
    report: z.strictObject(
      Object.fromEntries(Object.keys(breachWords).map((name) => [name, z.string()])) as {
        [K in keyof typeof breachWords]: z.ZodString
      },
    ),
  }),
})

export const moveBreachContract = contract({
  method: 'POST',
  path: '/api/data-breaches/:breach_id/move',
  permit: 'breach.record',
  effect: 'write',
  summary: 'Says that the authority was told, or why not; that those concerned were told; closes it',
  params,
  body: z.discriminatedUnion('move', [
    z.strictObject({ move: z.literal('notify'), version, at: instant, how: z.enum(notifiedHow) }),
    z.strictObject({ move: z.literal('do_not_notify'), version, reason: z.enum(notNotifiedReasons) }),
    z.strictObject({ move: z.literal('tell_persons'), version, at: instant }),
    z.strictObject({ move: z.literal('close'), version }),
  ]),
  reply: z.strictObject({ id, version, status: Status }),
})

export const breachFormContract = contract({
  method: 'GET',
  path: '/api/data-breaches/:breach_id/form',
  permit: 'breach.read',
  effect: 'read',
  summary: 'The notice by its official form as DOCX, number and date left blank',
  params,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

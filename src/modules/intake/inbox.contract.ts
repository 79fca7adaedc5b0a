import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { abouts, dangers, reportKinds, reportLimits, reportStates, sides } from './intake.codes.ts'

/** A report in the inbox: what its sender answered by choosing, nothing of what was typed. */
export const ReportItem = z.strictObject({
  id,
  version,
  kind: z.enum(reportKinds),
  danger: z.enum(dangers),
  about: z.enum(abouts),
  is_named: z.boolean(),
  place_id: z.string().nullable(),
  place_name: z.string().nullable(),
  language: z.string(),
  sealed_in: z.enum(['browser', 'server']),
  files: z.int(),
  received_at: instant,
  last_word_at: instant,
  state: z.enum(reportStates),
  waits: z.boolean(),
  opened_at: instant.nullable(),
  opened_by_name: z.string().nullable(),
  contact_id: z.string().nullable(),
  erased: z.boolean(),
})
export type ReportItem = z.infer<typeof ReportItem>

/** What the inbox can be narrowed by. `q`: words of a place, or at least four digits a code begins with; `until` is the first day no longer shown. */
export const reportFilters = {
  q: text({ max: 100 }).optional(),
  kind: z.enum(reportKinds).optional(),
  state: z.enum(reportStates).optional(),
  waits: z.enum(['true', 'false']).optional(),
  danger: z.enum(dangers).optional(),
  from: day.optional(),
  until: day.optional(),
}

export const listReportsContract = contract({
  method: 'GET',
  path: '/api/online-reports',
  permit: 'intake.list',
  effect: 'read',
  summary: 'Reports and questions from the public page that my duty received, newest first; no words',
  query: z.strictObject({
    ...reportFilters,
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({ items: z.array(ReportItem), next: z.string().nullable() }),
})

export const exportReportsContract = contract({
  method: 'GET',
  path: '/api/online-reports/export',
  permit: 'intake.export',
  effect: 'read',
  summary:
    'The online inbox as XLSX: what senders chose and how far each message is; no words, no codes, no names; recorded',
  query: z.strictObject(reportFilters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const reportsTodayContract = contract({
  method: 'GET',
  path: '/api/online-reports/today',
  permit: 'intake.list',
  effect: 'read',
  summary: 'What waits in the online inbox: in danger first, then by how long it waits',
  reply: z.strictObject({
    waiting: z.int(),
    oldest_at: instant.nullable(),
    danger: z.array(ReportItem),
  }),
})

const one = { params: z.strictObject({ report_id: id }) }
const moved = z.strictObject({ id, version, state: z.enum(reportStates) })

export const reportStructureContract = contract({
  method: 'GET',
  path: '/api/online-reports/:report_id',
  permit: 'intake.list',
  effect: 'read',
  summary: 'One report as the list shows it: its words stay covered',
  ...one,
  reply: ReportItem,
})

export const openReportContract = contract({
  method: 'POST',
  path: '/api/online-reports/:report_id/open',
  permit: 'intake.open',
  effect: 'read',
  summary: 'One report with its words, opened and recorded',
  ...one,
  body: z.strictObject({}),
  reply: ReportItem.extend({
    words: z.array(
      z.strictObject({
        side: z.enum(sides),
        at: instant,
        text: z.string().nullable(),
        written_by_name: z.string().nullable(),
      }),
    ),
    attachments: z.array(
      z.strictObject({
        file_no: z.int(),
        name: z.string().nullable(),
        /** Every piece has come. */
        whole: z.boolean(),
      }),
    ),
  }),
})

export const answerReportContract = contract({
  method: 'POST',
  path: '/api/online-reports/:report_id/answers',
  permit: 'intake.open',
  effect: 'write',
  summary: 'Answers a report; read by whoever holds its receipt',
  ...one,
  body: z.strictObject({ version, text: text({ max: reportLimits.letters }) }),
  reply: moved,
})

export const moveReportContract = contract({
  method: 'POST',
  path: '/api/online-reports/:report_id/move',
  permit: 'intake.open',
  effect: 'write',
  summary: 'Closes a report, lays it aside as noise without opening it, or brings it back',
  ...one,
  body: z.strictObject({ version, move: z.enum(['close', 'spam', 'restore']) }),
  reply: moved,
})

export const readReportFileContract = contract({
  method: 'GET',
  path: '/api/online-reports/:report_id/files/:no',
  permit: 'intake.open',
  effect: 'read',
  summary:
    'A file that came with a report: opened, its type told by its bytes, a picture without place and device',
  params: z.strictObject({ report_id: id, no: z.coerce.number().int().min(1).max(reportLimits.files) }),
  reply: z.any(),
  file: 'application/octet-stream',
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { identifyingSigns } from '#modules/documents/identifying.rule.ts'
import { KeptLine } from '#modules/documents/kept-file.contract.ts'
import * as codes from './activity.codes.ts'
import { activityMoves, activityStatuses } from './activity.life.ts'
import { activityFields, activityFits } from './activity.shapes.ts'
import { ActivityLine, listCode } from './activity-line.contract.ts'

const params = z.strictObject({ activity_id: id })
const Status = z.enum(activityStatuses)
const Warnings = z.array(z.enum(identifyingSigns))
const Changed = z.strictObject({ id, version, status: Status })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const recordActivityContract = contract({
  method: 'POST',
  path: '/api/activities',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Records an activity, held or planned, or a series of planned ones at equal distances',
  body: z
    .strictObject({
      ...activityFields,
      status: z.enum(['planned', 'held']),
      repeat: z.strictObject({ every: z.enum(codes.repeats), times: z.int().min(2).max(60) }).optional(),
      copied_from: id.optional(),
      client_ref: id.optional(),
    })
    .superRefine(activityFits)
    .refine((body) => !body.repeat || body.status === 'planned', {
      path: ['repeat'],
      error: 'activity.repeat_planned',
    }),
  reply: z.strictObject({
    id,
    ids: z.array(id),
    version,
    status: Status,
    recorded_at: instant,
    warnings: Warnings,
  }),
})

/** Rows of the table for many short activities at once. */
export const recordActivitiesContract = contract({
  method: 'POST',
  path: '/api/activities/table',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Records a table of activities, all or none',
  body: z.strictObject({
    status: z.enum(['planned', 'held']),
    rows: z.array(z.strictObject(activityFields).superRefine(activityFits)).min(1).max(200),
    client_ref: id.optional(),
  }),
  reply: z.strictObject({ ids: z.array(id), recorded_at: instant, warnings: Warnings }),
})

const filters = {
  q: text({ max: 100 }).optional(),
  kind: listCode.optional(),
  family: z.enum(codes.families).optional(),
  topic: listCode.optional(),
  status: Status.optional(),
  from: day.optional(),
  until: day.optional(),
  place_id: placeId.optional(),
  mine: z.enum(['yes']).optional(),
}
/** Sort keys of the list: first day, and the id. */
const byDay = z.tuple([day, id])

export const listActivitiesContract = contract({
  method: 'GET',
  path: '/api/activities',
  permit: 'activity.read',
  effect: 'read',
  summary: 'Activities of my province, latest first; found by words without marks',
  query: z.strictObject({ ...pageQuery, after: cursor(byDay).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(ActivityLine), next: z.string().nullable() }),
})

export const exportActivitiesContract = contract({
  method: 'GET',
  path: '/api/activities/export',
  permit: 'activity.read',
  effect: 'read',
  summary: 'The list as XLSX: totals by activity, nobody named; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: xlsx,
})

const Body = z.strictObject({ agency_id: id.nullable(), name: z.string() })
const counted = z.int().nullable()
const Scores = z.strictObject({ takers: z.int(), mean: z.number() }).nullable()

export const readActivityContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id',
  permit: 'activity.read',
  effect: 'read',
  summary: 'One activity with its groups, people named in their work, awards, gifts, sendings and papers',
  params,
  reply: ActivityLine.extend({
    agency: z.string(),
    place: z.strictObject({ id: placeId, name: z.string(), today: z.string().nullable() }),
    hosts: z.array(Body),
    clock: z.string().nullable(),
    venue: z.string().nullable(),
    form: z.enum(codes.forms),
    language: z.enum(codes.languages).nullable(),
    copies: counted,
    reach: counted,
    entries: counted,
    link: z.string().nullable(),
    cost_vnd: counted,
    funding: z.string().nullable(),
    note: z.string().nullable(),
    test: z.strictObject({ most: z.number(), before: Scores, after: Scores }).nullable(),
    series_id: id.nullable(),
    initiative_id: id.nullable(),
    cancelled_why: z.enum(codes.cancelReasons).nullable(),
    door_opened_at: instant.nullable(),
    door_closed_at: instant.nullable(),
    recorded_by: z.string(),
    recorded_at: instant,
    groups: z.array(
      z.strictObject({
        on_day: day,
        audience: listCode,
        attendances: z.int(),
        persons: counted,
        female: counted,
        male: counted,
        source: z.enum(['totals', 'list', 'door']),
      }),
    ),
    people: z.array(
      z.strictObject({
        id,
        part: z.enum(codes.personParts),
        name: z.string(),
        position: z.string().nullable(),
        organization: z.string().nullable(),
        sex: z.enum(codes.personSexes).nullable(),
        audience: listCode.nullable(),
        officer_id: id.nullable(),
      }),
    ),
    awards: z.array(
      z.strictObject({
        honour: listCode,
        given_to: z.enum(codes.givenTo),
        quantity: z.int(),
        name: z.string().nullable(),
      }),
    ),
    gifts: z.array(
      z.strictObject({
        item: listCode,
        quantity: z.int(),
        value_vnd: counted,
        sponsor: z.string().nullable(),
        recipients: z.array(
          z.strictObject({
            recipient: listCode,
            place: z.strictObject({ id: placeId, name: z.string() }).nullable(),
            people: z.int(),
          }),
        ),
      }),
    ),
    sendings: z.array(
      z.strictObject({
        id,
        outlet_id: id,
        outlet: z.string(),
        sent_on: day,
        used_on: day.nullable(),
        link: z.string().nullable(),
        reach: counted,
      }),
    ),
    files: z.array(KeptLine),
  }),
})
export type ActivityView = z.infer<typeof readActivityContract.reply>

export const changeActivityContract = contract({
  method: 'PUT',
  path: '/api/activities/:activity_id',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Corrects an activity as a whole; what was said before stays in the audit',
  params,
  body: z.strictObject({ ...activityFields, version }).superRefine(activityFits),
  reply: Changed.extend({ warnings: Warnings }),
})

export const moveActivityContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/move',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Held, cancelled with its reason, or taken up again',
  params,
  body: z
    .strictObject({ version, move: z.enum(activityMoves), why: z.enum(codes.cancelReasons).optional() })
    .refine((body) => (body.move === 'cancel') === (body.why !== undefined), {
      path: ['why'],
      error: 'activity.say_why',
    }),
  reply: Changed,
})

export const printCertificatesContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/certificates',
  permit: 'activity.record',
  effect: 'read',
  summary:
    'Certificates of those named as having been trained, one a page, and their numbered list, as DOCX; recorded',
  params,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const nameActivityPatternContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/pattern',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Offers an activity as a pattern for the next ones, or no longer',
  params,
  body: z.strictObject({ version, name: text({ max: 80 }).nullable() }),
  reply: Changed,
})

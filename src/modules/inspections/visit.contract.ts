import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { Checklist } from './checklist.contract.ts'
import { itemCode } from './checklist.shapes.ts'
import { FindingLine, NewFinding, Sanction } from './finding.contract.ts'
import { answers, cancelReasons, peopleShown, roundKinds, unitKinds } from './inspection.codes.ts'
import { visitStatuses } from './inspection.life.ts'
import { Made, visitParams } from './inspection.shapes.ts'
import { latestFirst } from './round.contract.ts'

/** A unit that is written down now. */
const NewUnit = z.strictObject({
  kind: z.enum(unitKinds),
  name: text({ min: 2, max: 200 }),
  place_id: placeId,
})
export type NewUnit = z.output<typeof NewUnit>

export const planVisitContract = contract({
  method: 'POST',
  path: '/api/inspection-visits',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Plans a visit; what is still open at the unit from before comes with it',
  body: z
    .strictObject({
      round_id: id,
      /** One that is known, */
      unit_id: id.optional(),
      /** or one that is new. */
      unit: NewUnit.optional(),
      checklist: itemCode,
      planned_on: day,
    })
    .refine((body) => (body.unit_id === undefined) !== (body.unit === undefined), {
      path: ['unit'],
      error: 'input.missing',
    }),
  reply: Made.extend({ unit_id: id, carried: z.int() }),
})

export const VisitLine = z.strictObject({
  id,
  version,
  status: z.enum(visitStatuses),
  round_id: id,
  round_title: z.string(),
  kind: z.enum(roundKinds),
  unit_id: id,
  unit_name: z.string(),
  unit_kind: z.enum(unitKinds),
  place_name: z.string(),
  checklist_vi: z.string(),
  checklist_en: z.string(),
  planned_on: day,
  visited_on: day.nullable(),
  /** Points of the possible ones. */
  percent: z.number().nullable(),
  met: z.boolean().nullable(),
  failed: z.int(),
  /** What is unfinished at the unit today. */
  unfinished: z.int(),
  /** Its day has passed and nobody has been there. */
  late: z.boolean(),
  mine: z.boolean(),
})
export type VisitLine = z.infer<typeof VisitLine>

const filter = {
  q: text({ max: 100 }).optional(),
  status: z.enum(visitStatuses).optional(),
  kind: z.enum(roundKinds).optional(),
  unit_kind: z.enum(unitKinds).optional(),
  round_id: id.optional(),
  unit_id: id.optional(),
  place_id: placeId.optional(),
  from: day.optional(),
  until: day.optional(),
}

export const listVisitsContract = contract({
  method: 'GET',
  path: '/api/inspection-visits',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'Visits of my province, latest first, found by unit or round',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(latestFirst).optional() }),
  reply: z.strictObject({ items: z.array(VisitLine), next: z.string().nullable() }),
})

export const exportVisitsContract = contract({
  method: 'GET',
  path: '/api/inspection-visits/export',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'The list as it is asked for, as XLSX',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const InspectionFile = z.strictObject({
  id,
  version,
  name: z.string(),
  media_type: z.string(),
  bytes: z.int(),
  question: itemCode.nullable(),
  finding_id: id.nullable(),
  uploaded_at: instant,
})
export type InspectionFile = z.infer<typeof InspectionFile>

export const Visit = VisitLine.extend({
  checklist: Checklist,
  received_by: z.string().nullable(),
  note: z.string().nullable(),
  points: z.number().nullable(),
  possible: z.number().nullable(),
  conclusion: z.string().nullable(),
  concluded_on: day.nullable(),
  cancelled_why: z.enum(cancelReasons).nullable(),
  answers: z.array(
    z.strictObject({ question: itemCode, answer: z.enum(answers), note: z.string().nullable() }),
  ),
  /** From earlier visits to the unit and not finished: it has to be looked at again. */
  carried: z.array(FindingLine),
  findings: z.array(FindingLine),
  sanctions: z.array(Sanction),
  files: z.array(InspectionFile),
})
export type Visit = z.infer<typeof Visit>

export const readVisitContract = contract({
  method: 'GET',
  path: '/api/inspection-visits/:visit_id',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'One visit: its questions, what was found, what is carried over from before',
  params: visitParams,
  reply: Visit,
})

export const replanVisitContract = contract({
  method: 'PUT',
  path: '/api/inspection-visits/:visit_id',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Another day for a visit that is planned',
  params: visitParams,
  body: z.strictObject({ version, planned_on: day }),
  reply: Made,
})

export const submitVisitContract = contract({
  method: 'POST',
  path: '/api/inspection-visits/:visit_id/submit',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Hands a visit in: answers, what has to be put right, what was looked at again',
  params: visitParams,
  body: z.strictObject({
    version,
    visited_on: day,
    received_by: text({ max: 200 }).optional(),
    note: text({ max: 2000 }).optional(),
    answers: z
      .array(
        z.strictObject({
          question: itemCode,
          answer: z.enum(answers),
          note: text({ max: 1000 }).optional(),
        }),
      )
      .min(1)
      .max(400),
    findings: z.array(NewFinding).max(60).default([]),
    rechecks: z
      .array(
        z.strictObject({
          finding_id: id,
          put_right: z.boolean(),
          words: text({ max: 1000 }).optional(),
          /** The new day, where it is not put right. */
          due_on: day.optional(),
        }),
      )
      .max(200)
      .default([]),
    client_ref: id.optional(),
  }),
  reply: Made.extend({ points: z.number(), possible: z.number(), met: z.boolean(), findings: z.array(id) }),
})

export const moveVisitContract = contract({
  method: 'POST',
  path: '/api/inspection-visits/:visit_id/move',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Concludes a visit, goes over it again, cancels or restores it',
  params: visitParams,
  body: z.discriminatedUnion('move', [
    z.strictObject({
      version,
      move: z.literal('conclude'),
      on: day,
      conclusion: text({ min: 3, max: 4000 }),
    }),
    z.strictObject({ version, move: z.literal('cancel'), why: z.enum(cancelReasons) }),
    z.strictObject({ version, move: z.literal('reopen') }),
    z.strictObject({ version, move: z.literal('restore') }),
  ]),
  reply: Made.extend({ status: z.enum(visitStatuses) }),
})

export const printConclusionContract = contract({
  method: 'GET',
  path: '/api/inspection-visits/:visit_id/conclusion',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'The conclusion as DOCX, number and date blank until the clerk gives them',
  params: visitParams,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const UnitLine = z.strictObject({
  id,
  kind: z.enum(unitKinds),
  name: z.string(),
  place_name: z.string(),
  last_visited_on: day.nullable(),
  /** What comes along when a visit is planned. */
  unfinished: z.array(z.strictObject({ id, what: z.string(), due_on: day })),
})
export type UnitLine = z.infer<typeof UnitLine>

export const findUnitsContract = contract({
  method: 'GET',
  path: '/api/inspection-units',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'Units of my province by name, with what is still open at each',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    unit_id: id.optional(),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  reply: z.strictObject({ items: z.array(UnitLine) }),
})

export const readInspectionsTodayContract = contract({
  method: 'GET',
  path: '/api/inspections/today',
  permit: 'inspection.work',
  effect: 'read',
  summary: 'Visits of the next days, and findings that are late, of my agency',
  reply: z.strictObject({
    visits: z.array(VisitLine),
    findings: z.array(FindingLine),
    late: z.int(),
  }),
})

export const addInspectionFileContract = contract({
  method: 'POST',
  path: '/api/inspection-visits/:visit_id/files',
  permit: 'inspection.work',
  effect: 'write',
  summary:
    'Takes in a photo or paper of a visit, sealed; of a photo only the copy without place and device is kept',
  params: visitParams,
  body: z.strictObject({
    name: text({ max: 200 }),
    question: itemCode.optional(),
    finding_id: id.optional(),
    people_shown: z.enum(peopleShown),
  }),
  upload: { mostBytes: 26_214_400 },
  reply: Made.extend({ stripped: z.boolean() }),
})

const fileParams = z.strictObject({ visit_id: id, file_id: id })
export const readInspectionFileContract = contract({
  method: 'GET',
  path: '/api/inspection-visits/:visit_id/files/:file_id',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'The file as an attachment',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeInspectionFileContract = contract({
  method: 'POST',
  path: '/api/inspection-visits/:visit_id/files/:file_id/remove',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Hides a file; nothing is deleted',
  params: fileParams,
  body: z.strictObject({ version }),
  reply: Made,
})

import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, text, version } from '#kernel/shapes.ts'
import { itemCode } from './checklist.shapes.ts'
import { findingStates, peopleShown, sanctionKinds, unitKinds } from './inspection.codes.ts'
import { findingMoves, findingStatuses } from './inspection.life.ts'
import { amount, Made, visitParams } from './inspection.shapes.ts'

const params = z.strictObject({ finding_id: id })

/** What is wrong, what has to be done, by whom, until when. */
export const NewFinding = z
  .strictObject({
    question: itemCode.optional(),
    what: text({ min: 3, max: 1000 }),
    action: text({ min: 3, max: 1000 }),
    owner_id: id.optional(),
    owner_name: text({ min: 2, max: 200 }).optional(),
    due_on: day,
  })
  .refine((finding) => (finding.owner_id === undefined) !== (finding.owner_name === undefined), {
    path: ['owner_name'],
    error: 'input.missing',
  })

export const FindingLine = z.strictObject({
  id,
  version,
  status: z.enum(findingStatuses),
  what: z.string(),
  action: z.string(),
  question: itemCode.nullable(),
  owner: z.string(),
  found_on: day,
  due_on: day,
  status_on: day,
  overdue: z.boolean(),
  visit_id: id,
  unit_id: id,
  unit_name: z.string(),
  unit_kind: z.enum(unitKinds),
  place_name: z.string(),
  /** My agency has to put it right. */
  owned: z.boolean(),
  /** I may look at it again: of its team, or of a later one at the same unit. */
  mine: z.boolean(),
})
export type FindingLine = z.infer<typeof FindingLine>

const filter = {
  state: z.enum(findingStates).optional(),
  q: text({ max: 100 }).optional(),
  unit_id: id.optional(),
  owned: z.literal('yes').optional(),
}
export const byDeadline = z.tuple([day, z.uuid()])

export const listFindingsContract = contract({
  method: 'GET',
  path: '/api/inspection-findings',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'Findings of my province by deadline',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(byDeadline).optional() }),
  reply: z.strictObject({
    items: z.array(FindingLine),
    next: z.string().nullable(),
    counts: z.strictObject({ open: z.int(), corrected: z.int(), overdue: z.int() }),
  }),
})

export const exportFindingsContract = contract({
  method: 'GET',
  path: '/api/inspection-findings/export',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'The register as it is asked for, as XLSX',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** A sanction, where it stands. */
export const Sanction = z.strictObject({
  id,
  version,
  finding_id: id,
  kind: z.enum(sanctionKinds),
  amount_vnd: z.int().nullable(),
  decision: z.string(),
  on_day: day,
})
export type Sanction = z.infer<typeof Sanction>

export const Finding = FindingLine.extend({
  files: z.array(z.strictObject({ id, version, name: z.string() })),
  sanctions: z.array(Sanction),
  steps: z.array(
    z.strictObject({
      no: z.int(),
      status: z.enum(findingStatuses),
      on_day: day,
      due_on: day,
      words: z.string().nullable(),
      recorded_by: z.string(),
    }),
  ),
})
export type Finding = z.infer<typeof Finding>

export const readFindingContract = contract({
  method: 'GET',
  path: '/api/inspection-findings/:finding_id',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'One finding with every step',
  params,
  reply: Finding,
})

export const addFindingFileContract = contract({
  method: 'POST',
  path: '/api/inspection-findings/:finding_id/files',
  permit: 'inspection.work',
  effect: 'write',
  summary:
    'A photo or paper that shows a finding was put right, of its owner or of the team; kept without place and device',
  params,
  body: z.strictObject({ name: text({ max: 200 }), people_shown: z.enum(peopleShown) }),
  upload: { mostBytes: 26_214_400 },
  reply: Made.extend({ stripped: z.boolean() }),
})

export const readFindingFileContract = contract({
  method: 'GET',
  path: '/api/inspection-findings/:finding_id/files/:file_id',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'The file as an attachment',
  params: z.strictObject({ finding_id: id, file_id: id }),
  file: 'application/octet-stream',
  reply: z.any(),
})

export const addFindingContract = contract({
  method: 'POST',
  path: '/api/inspection-visits/:visit_id/findings',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Adds what has to be put right after a visit that was made',
  params: visitParams,
  body: NewFinding.safeExtend({ client_ref: id.optional() }),
  reply: Made,
})

export const moveFindingContract = contract({
  method: 'POST',
  path: '/api/inspection-findings/:finding_id/move',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Told corrected by its owner; confirmed, or given a new day, by who looks again; withdrawn',
  params,
  body: z
    .strictObject({
      version,
      move: z.enum(findingMoves),
      on: day,
      words: text({ max: 1000 }).optional(),
      due_on: day.optional(),
    })
    .refine((body) => body.move !== 'reject' || body.due_on !== undefined, {
      path: ['due_on'],
      error: 'input.missing',
    }),
  reply: Made.extend({ status: z.enum(findingStatuses) }),
})

export const addSanctionContract = contract({
  method: 'POST',
  path: '/api/inspection-findings/:finding_id/sanctions',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Writes down a sanction for a finding; a fine has its sum in dong',
  params,
  body: z
    .strictObject({
      kind: z.enum(sanctionKinds),
      amount_vnd: amount.optional(),
      decision: text({ min: 3, max: 200 }),
      on: day,
    })
    .refine((body) => (body.kind === 'fine') === (body.amount_vnd !== undefined), {
      path: ['amount_vnd'],
      error: 'input.missing',
    }),
  reply: Made,
})

export const withdrawSanctionContract = contract({
  method: 'POST',
  path: '/api/inspection-findings/:finding_id/sanctions/:sanction_id/withdraw',
  permit: 'inspection.work',
  effect: 'write',
  summary: 'Takes a sanction that was written down by mistake out of the counts',
  params: z.strictObject({ finding_id: id, sanction_id: id }),
  body: z.strictObject({ version }),
  reply: Made,
})

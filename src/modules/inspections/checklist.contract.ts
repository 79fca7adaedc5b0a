import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text, version } from '#kernel/shapes.ts'
import { Content, ContentTold, itemCode } from './checklist.shapes.ts'
import { subjects } from './inspection.codes.ts'

const params = z.strictObject({ checklist: itemCode })

export const ChecklistLine = z.strictObject({
  code: itemCode,
  no: z.int(),
  title_vi: z.string(),
  title_en: z.string(),
  subject: z.enum(subjects),
  pass_percent: z.int(),
  questions: z.int(),
  source: z.string(),
  valid_from: day,
  /** Who wrote this version; null for one that was shipped. */
  edited_by: z.string().nullable(),
})
export type ChecklistLine = z.infer<typeof ChecklistLine>

export const Checklist = ChecklistLine.extend({ content: ContentTold })
export type Checklist = z.infer<typeof Checklist>

export const listChecklistsContract = contract({
  method: 'GET',
  path: '/api/inspection-checklists',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'Checklists, every version of each, the one in force first',
  reply: z.strictObject({ items: z.array(ChecklistLine) }),
})

export const readChecklistContract = contract({
  method: 'GET',
  path: '/api/inspection-checklists/:checklist',
  permit: 'inspection.read',
  effect: 'read',
  summary: 'A checklist with its questions: the version asked for, or the one in force',
  params,
  query: z.strictObject({ no: z.coerce.number().int().min(1).max(9999).optional() }),
  reply: Checklist,
})

export const reviseChecklistContract = contract({
  method: 'POST',
  path: '/api/inspection-checklists/:checklist',
  permit: 'inspection.rules',
  effect: 'write',
  summary: 'Writes a new version of a checklist; visits keep the version they were planned with',
  params,
  body: z.strictObject({
    /** The number of the version this one follows, as last read. */
    version,
    title_vi: text({ max: 200 }),
    title_en: text({ max: 200 }),
    pass_percent: z.int().min(0).max(100),
    content: Content,
    source: text({ min: 3, max: 300 }),
    valid_from: day,
  }),
  reply: z.strictObject({ code: itemCode, no: z.int() }),
})
